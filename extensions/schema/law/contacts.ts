import type { Dialect, Refusal } from './conditions.js';

/** What of a contact bears on deadlines: it is told in the log, where it can no longer be rewritten (R21). */
const bearing = ['issue', 'kind', 'direction', 'reached'] as const;

/** What was said. */
const words = ['summary', 'customer_feedback'] as const;

/** What a customer wrote on a page of ours, with who, how and when: it stays as they sent it. */
const own = ['id', 'customer', 'method', 'kind', 'direction', 'at', 'by_name', ...words] as const;

/** The columns of a contact that the law reads: none of them is dropped. */
export const contactColumns: readonly string[] = [...own, ...bearing, 'by'];

/** Everything that makes a change of a contact unlawful. */
export function refuseContactChanges(sql: Dialect): Refusal[] {
	const isOwn = `EXISTS (SELECT 1 FROM loop_posts p WHERE p.contact = ${sql.old('id')})`;
	return [
		// A contact without an issue may be deleted: one that belongs to a story does not leave it.
		{ message: 'LOOP_KEEP', when: `${sql.old('issue')} IS NOT NULL AND ${sql.new('issue')} IS NULL` },
		{ message: 'LOOP_READ_ONLY', when: `(${anyOf(sql, own)}) AND ${isOwn}` },
	];
}

export function contactInserted(sql: Dialect): string {
	return `${sql.new('issue')} IS NOT NULL`;
}

/** Each event that a change of a contact leaves: when, and what it says. */
export function contactEvents(sql: Dialect): { when: string; values: string }[] {
	const was = `${sql.old('issue')} IS NOT NULL`;
	// The delivery of a message moves its time along with `reached`: that is no correction.
	const corrected = `(${anyOf(sql, words)} OR (${anyOf(sql, ['at'])} AND NOT (${anyOf(sql, bearing)})))`;
	return [
		{ when: `${sql.new('issue')} IS NOT NULL AND (${anyOf(sql, bearing)})`, values: contactValues(sql) },
		{ when: `${was} AND ${anyOf(sql, ['issue'])}`, values: movedValues(sql) },
		{ when: `${was} AND ${sql.new('issue')} IS NOT NULL AND ${corrected}`, values: editedValues(sql) },
	];
}

export function contactValues(sql: Dialect): string {
	const data = ['id', 'direction', 'reached', 'method'].map(
		(column) => [column === 'id' ? 'contact' : column, sql.new(column)] as const,
	);
	return `'issue', ${sql.new('issue')}, ${sql.new('customer')}, 'contact', NULL, ${sql.new('kind')}, ${sql.new('by')}, ${sql.now}, ${sql.object([...data, ['at', sql.asText(sql.new('at'), 'time')]])}`;
}

/** The story that a contact has left says where it went. */
function movedValues(sql: Dialect): string {
	const data = sql.object([
		['contact', sql.old('id')],
		['moved', sql.new('issue')],
	]);
	return `'issue', ${sql.old('issue')}, ${sql.old('customer')}, 'contact', ${sql.old('kind')}, NULL, NULL, ${sql.now}, ${data}`;
}

/** That words were changed, never the words: they may name people. */
function editedValues(sql: Dialect): string {
	const data = sql.object([
		['contact', sql.new('id')],
		['edited', sql.yes],
	]);
	return `'issue', ${sql.new('issue')}, ${sql.new('customer')}, 'contact', ${sql.old('kind')}, ${sql.new('kind')}, NULL, ${sql.now}, ${data}`;
}

function anyOf(sql: Dialect, columns: readonly string[]): string {
	return columns.map((column) => sql.differs(sql.old(column), sql.new(column))).join(' OR ');
}
