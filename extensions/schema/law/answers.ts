import type { Dialect, Refusal } from './conditions.js';

/** Whose answer it is, to what and when, and that it counts: no import tells these better. */
const fixed = ['customer', 'skipped', 'survey', 'answered_at'] as const;

/** What was answered, and by whom: it says for ever what it said. */
const said = ['issue', 'overall', 'nps', 'solved', 'answered_by'] as const;

/** Words may name people: they can be taken out for good, never replaced by others. */
const words = ['scores', 'reason', 'suggestion'] as const;

/** The columns of an answer that the law reads: none of them is dropped. */
export const answerColumns: readonly string[] = ['channel', ...fixed, ...said, ...words];

/** Where both values are text, so that they can be compared whatever their kind. */
const differs = (sql: Dialect, column: string) =>
	sql.differs(sql.asText(sql.old(column), 'text'), sql.asText(sql.new(column), 'text'));

/**
 * Everything that makes a change of an answer unlawful. What a spreadsheet told may be told better by the next one;
 * the log says that it was.
 */
export function refuseAnswerChanges(sql: Dialect): Refusal[] {
	const rewritten = [
		...(['channel', ...fixed, ...said] as const).map((column) => differs(sql, column)),
		...words.map((column) => `(${sql.new(column)} IS NOT NULL AND ${differs(sql, column)})`),
	];
	return [
		{ message: 'LOOP_KEEP', when: `${isAnswered(sql)} AND NOT ${isMended(sql)} AND (${rewritten.join(' OR ')})` },
	];
}

/** When an invitation has just been answered. */
export function answerGiven(sql: Dialect): string {
	return `${sql.old('answered_at')} IS NULL AND ${sql.new('answered_at')} IS NOT NULL`;
}

/** When an imported answer has been told again, and otherwise. */
export function answerMended(sql: Dialect): string {
	const changes = [...said, ...words].map((column) => differs(sql, column));
	return `${isAnswered(sql)} AND ${isMended(sql)} AND (${changes.join(' OR ')})`;
}

export function answerValues(sql: Dialect, type: 'answer' | 'mended'): string {
	const subject = `CASE WHEN ${sql.new('issue')} IS NULL THEN 'customer' ELSE 'issue' END`;
	const data = sql.object([
		['response', sql.new('id')],
		['channel', sql.new('channel')],
	]);
	const at = type === 'answer' ? sql.new('answered_at') : sql.now;
	return `${subject}, ${sql.new('issue')}, ${sql.new('customer')}, '${type}', NULL, NULL, ${sql.new('answered_by')}, ${at}, ${data}`;
}

function isAnswered(sql: Dialect): string {
	return `${sql.old('answered_at')} IS NOT NULL`;
}

function isMended(sql: Dialect): string {
	const isImport = (channel: string) => `COALESCE(${channel}, '') = 'import'`;
	const same = (column: string) => `NOT ${differs(sql, column)}`;
	return `(${[isImport(sql.old('channel')), isImport(sql.new('channel')), ...fixed.map(same)].join(' AND ')})`;
}
