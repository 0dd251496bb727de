import type { Dialect } from './conditions.js';

/** What of a contact bears on deadlines: it is told in the log, where it can no longer be rewritten (R21). */
const contactColumns = ['issue', 'kind', 'direction', 'reached'] as const;

export function contactInserted(sql: Dialect): string {
	return `${sql.new('issue')} IS NOT NULL`;
}

export function contactChanged(sql: Dialect): string {
	const changes = contactColumns.map((column) => sql.differs(sql.old(column), sql.new(column)));
	return `${sql.new('issue')} IS NOT NULL AND (${changes.join(' OR ')})`;
}

export function contactValues(sql: Dialect): string {
	const data = ['id', 'direction', 'reached', 'method'].map(
		(column) => [column === 'id' ? 'contact' : column, sql.new(column)] as const,
	);
	return `'issue', ${sql.new('issue')}, ${sql.new('customer')}, 'contact', NULL, ${sql.new('kind')}, ${sql.new('by')}, ${sql.now}, ${sql.object([...data, ['at', sql.asText(sql.new('at'), 'time')]])}`;
}
