import { confirmations } from '../../domain/choices.js';
import { tracked } from '../../domain/issue/tracked.js';
import { steps, type Need, type Status, type Step } from '../../domain/steps.js';
import { issues } from '../collections/issues.js';

/** What the law needs to know of a database to say the same in its words. */
export type Dialect = {
	/** A column of the row before or after the change. */
	readonly old: (column: string) => string;
	readonly new: (column: string) => string;
	/** True where two values differ, empty counting as a value. */
	readonly differs: (left: string, right: string) => string;
	/** A word as it is written: some databases hold "Archived" and "archived" for the same. */
	readonly exact: (expression: string) => string;
	/** True where a person would call a text empty. */
	readonly blank: (expression: string) => string;
	/** Whether the stamps follow the step in an update of their own, so that the law meets them too. */
	readonly stampsFollow: boolean;
	readonly now: string;
	/** True as a JSON value. */
	readonly yes: string;
	/** Key or text as text; a time as ISO 8601 in UTC. */
	readonly asText: (expression: string, kind: 'key' | 'text' | 'time') => string;
	/** A JSON object without its empty members. */
	readonly object: (members: readonly (readonly [name: string, expression: string])[]) => string;
	/** A JSON value that depends on a condition, empty otherwise. */
	readonly pairWhen: (condition: string, left: string, right: string) => string;
	readonly quote: (name: string) => string;
	/** Whether the comma list holds the word. */
	readonly listHolds: (list: string, word: string) => string;
};

export type Refusal = { readonly message: string; readonly when: string };

/** Everything that makes an insert into `loop_issues` unlawful. */
export function refuseInserts(sql: Dialect): Refusal[] {
	return [
		{ message: 'LOOP_STEP', when: `${sql.exact(`COALESCE(${sql.new('status')}, 'recorded')`)} <> 'recorded'` },
		{ message: 'LOOP_INCOMPLETE:customer', when: `${sql.new('customer')} IS NULL` },
		{ message: 'LOOP_INCOMPLETE:description', when: sql.blank(sql.new('description')) },
		...['solved_at', 'archived_at'].map((column) => ({
			message: `LOOP_SERVER_FIELD:${column}`,
			when: `${sql.new(column)} IS NOT NULL`,
		})),
		...['reopened', 'returned', 'breaches'].map((column) => ({
			message: `LOOP_SERVER_FIELD:${column}`,
			when: `COALESCE(${sql.new(column)}, 0) <> 0`,
		})),
	];
}

/** Everything that makes an update of `loop_issues` unlawful, the first that holds naming the reason. */
export function refuseUpdates(sql: Dialect): Refusal[] {
	// An emptied status is none: a database may put its default in the place of it.
	const status = [sql.old('status'), `COALESCE(${sql.new('status')}, '')`] as const;
	const isStep = (step: { from: Status; to: Status }) =>
		`(${sql.exact(status[0])} = '${step.from}' AND ${sql.exact(status[1])} = '${step.to}')`;
	const kept = ['id', 'number', 'submitted_at', 'recorded_by', 'response'];
	return [
		{
			message: 'LOOP_CONFLICT',
			when: `${sql.new('step_from')} IS NOT NULL AND NOT ${sql.listHolds(sql.new('step_from'), status[0])}`,
		},
		{ message: 'LOOP_STEP', when: `${sql.differs(...status)} AND NOT (${steps.map(isStep).join(' OR ')})` },
		{
			message: 'LOOP_FROZEN',
			when: `${status[0]} = 'archived' AND ${status[1]} = 'archived' AND (${frozenColumns
				.map((column) => sql.differs(sql.old(column), sql.new(column)))
				.concat(['next_due', 'next_due_at'].map((column) => `${sql.new(column)} IS NOT NULL`))
				.join(' OR ')})`,
		},
		...kept.map((column) => ({
			message: `LOOP_SERVER_FIELD:${column}`,
			when: `${sql.old(column)} IS NOT NULL AND ${sql.differs(sql.old(column), sql.new(column))}`,
		})),
		...Object.entries(storyOf(sql)).map(([column, story]) => ({
			message: `LOOP_SERVER_FIELD:${column}`,
			when: `NOT ${sql.differs(...status)} AND ${sql.differs(sql.old(column), sql.new(column))}${sql.stampsFollow ? ` AND ${sql.differs(sql.new(column), story)}` : ''}`,
		})),
		...steps.flatMap((step: Step) =>
			step.needs.flatMap((need) =>
				unmet(need, sql).map(({ message, when }) => ({ message, when: `${isStep(step)} AND (${when})` })),
			),
		),
		{ message: 'LOOP_INCOMPLETE:description', when: sql.blank(sql.new('description')) },
		{
			message: 'LOOP_SERVER_FIELD:breaches',
			when: `${sql.differs(sql.old('breaches'), sql.new('breaches'))} AND COALESCE(${sql.new('breaches')}, 0) <> (SELECT COUNT(*) FROM loop_events e WHERE e.issue = ${sql.new('id')} AND e.type = 'breach')`,
		},
	];
}

const transient = ['step_from', 'step_by', 'step_at', 'step_via'];

/** The columns of an archived issue that nobody changes: all but those with a rule of their own. */
const frozenColumns = issues.fields
	.filter((field) => field.schema !== null)
	.map((field) => field.field)
	.filter(
		(column) =>
			!['id', 'status', 'archived_at', 'status_since', 'next_due', 'next_due_at', 'breaches', ...transient].includes(
				column,
			),
	);

/** What is stamped at a step and at no other time, and how the log tells it. */
function storyOf(sql: Dialect): Record<string, string> {
	const told = (what: string, where: string) =>
		`(SELECT ${what} FROM loop_events e WHERE e.issue = ${sql.new('id')} AND e.type = 'step'${where})`;
	const [from, to] = [`e.${sql.quote('from')}`, `e.${sql.quote('to')}`];
	const last = told('e.at', ' ORDER BY e.id DESC LIMIT 1');
	return {
		status_since: last,
		solved_at: told('e.at', ` AND ${to} = 'feedback' ORDER BY e.id LIMIT 1`),
		archived_at: `CASE WHEN ${sql.new('status')} = 'archived' THEN ${last} END`,
		reopened: told('COUNT(*)', ` AND ${from} = 'archived'`),
		returned: told('COUNT(*)', ` AND ${from} = 'feedback' AND ${to} = 'handling'`),
	};
}

function unmet(need: Need, sql: Dialect): Refusal[] {
	if (need === 'owner') return [{ message: 'LOOP_INCOMPLETE:owner', when: `${sql.new('owner')} IS NULL` }];
	if (need !== 'confirmation') return [{ message: `LOOP_INCOMPLETE:${need}`, when: sql.blank(sql.new(need)) }];
	const given = sql.exact(`COALESCE(${sql.new('confirmed_by')}, '')`);
	const words = Object.keys(confirmations).filter((word) => word !== 'no_answer');
	return [
		{
			message: 'LOOP_INCOMPLETE:confirmed_by',
			when: `${given} NOT IN (${[...words, 'no_answer'].map((word) => `'${word}'`).join(', ')})`,
		},
		{
			message: 'LOOP_INCOMPLETE:rating',
			when: `${given} <> 'no_answer' AND COALESCE(${sql.new('rating')}, 0) NOT BETWEEN 1 AND 5`,
		},
		{
			message: 'LOOP_INCOMPLETE:attempts',
			when: `${given} = 'no_answer' AND NOT EXISTS (SELECT 1 FROM loop_contacts c WHERE c.issue = ${sql.old('id')} AND c.kind = 'confirm' AND c.direction = 'out' AND c.recorded_at >= ${sql.old('status_since')})`,
		},
	];
}

/** What the event of a step remembers beside from, to and who. */
export function stepData(sql: Dialect): string {
	const said = (column: string) =>
		`CASE WHEN ${sql.new('status')} = 'archived' THEN ${sql.new(column)} WHEN ${sql.new('status')} = 'handling' THEN ${sql.old(column)} END`;
	return sql.object([
		['via', sql.new('step_via')],
		['rating', said('rating')],
		['confirmed_by', said('confirmed_by')],
		[
			'changed',
			sql.object(
				tracked.map(({ column, event, kind }) => [
					event,
					sql.pairWhen(sql.differs(sql.old(column), sql.new(column)), ...logged(sql, column, kind)),
				]),
			),
		],
	]);
}

/** What the server stamps at a step: column → expression. */
export function stamps(sql: Dialect): (readonly [column: string, expression: string])[] {
	const at = `COALESCE(${sql.new('step_at')}, ${sql.now})`;
	const is = (from: Status, to: Status) => `${sql.old('status')} = '${from}' AND ${sql.new('status')} = '${to}'`;
	const clearing = (column: 'rating' | 'confirmed_by') => {
		const clears = steps
			.filter((step: Step) => step.clears.includes(column))
			.map((step) => `(${is(step.from, step.to)})`);
		return [column, `CASE WHEN ${clears.join(' OR ')} THEN NULL ELSE ${sql.new(column)} END`] as const;
	};
	const counting = (column: string, from: Status) =>
		[column, `COALESCE(${sql.old(column)}, 0) + CASE WHEN ${is(from, 'handling')} THEN 1 ELSE 0 END`] as const;
	return [
		['status_since', at],
		[
			'first_response_at',
			`CASE WHEN ${is('recorded', 'handling')} THEN COALESCE(${sql.new('first_response_at')}, ${at}) ELSE ${sql.new('first_response_at')} END`,
		],
		[
			'solved_at',
			`CASE WHEN ${sql.new('status')} = 'feedback' THEN COALESCE(${sql.old('solved_at')}, ${at}) ELSE ${sql.old('solved_at')} END`,
		],
		['archived_at', `CASE WHEN ${sql.new('status')} = 'archived' THEN ${at} ELSE NULL END`],
		...['next_due', 'next_due_at'].map(
			(column) =>
				[column, `CASE WHEN ${sql.new('status')} = 'archived' THEN NULL ELSE ${sql.new(column)} END`] as const,
		),
		counting('reopened', 'archived'),
		counting('returned', 'feedback'),
		clearing('rating'),
		clearing('confirmed_by'),
		...cleared,
	];
}

/** The columns that steer a step say nothing afterwards. */
export const cleared: readonly (readonly [column: string, expression: string])[] = transient.map(
	(column) => [column, 'NULL'] as const,
);

/** The columns of an event, in the order in which `eventValues` fills them. */
export function eventColumns(sql: Dialect): string {
	return ['subject', 'issue', 'customer', 'type', 'from', 'to', 'actor', 'at', 'data'].map(sql.quote).join(', ');
}

export function recordedValues(sql: Dialect): string {
	return `'issue', ${sql.new('id')}, ${sql.new('customer')}, 'step', NULL, 'recorded', ${sql.new('recorded_by')}, COALESCE(${sql.new('submitted_at')}, ${sql.now}), ${sql.object([['via', `CASE WHEN ${sql.new('source')} = 'staff' THEN NULL ELSE ${sql.new('source')} END`]])}`;
}

export function stepValues(sql: Dialect): string {
	return `'issue', ${sql.new('id')}, ${sql.new('customer')}, 'step', ${sql.old('status')}, ${sql.new('status')}, ${sql.new('step_by')}, COALESCE(${sql.new('step_at')}, ${sql.now}), ${stepData(sql)}`;
}

/** Each tracked column: when it changed without a step, and the event that says so. */
export function changeValues(sql: Dialect): { when: string; values: string }[] {
	return tracked.map(({ column, event, kind }) => ({
		when: `${sql.differs(sql.old(column), sql.new(column))}${column === 'first_response_at' ? butStamped(sql) : ''}`,
		values: `'issue', ${sql.new('id')}, ${sql.new('customer')}, '${event}', ${logged(sql, column, kind).join(', ')}, ${sql.new('step_by')}, COALESCE(${sql.new('step_at')}, ${sql.now}), ${sql.object([['via', sql.new('step_via')]])}`,
	}));
}

/** Where the stamp of the first response follows the step in an update of its own, the step has told it. */
function butStamped(sql: Dialect): string {
	if (!sql.stampsFollow) return '';
	const isStamp = `${sql.old('first_response_at')} IS NULL AND ${sql.new('first_response_at')} = ${sql.new('status_since')}`;
	return ` AND NOT (${sql.new('status')} = 'handling' AND ${isStamp})`;
}

/** What the log keeps of a column before and after its change. */
function logged(sql: Dialect, column: string, kind: (typeof tracked)[number]['kind']): [from: string, to: string] {
	if (kind === 'hidden') return ['NULL', 'NULL'];
	return [sql.asText(sql.old(column), kind), sql.asText(sql.new(column), kind)];
}
