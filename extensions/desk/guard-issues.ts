import { InvalidPayloadError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import type { Knex } from 'knex';
import { decideChange } from '../domain/issue/change.js';
import { nextDeadline } from '../domain/issue/deadlines.js';
import { checkFields, isBlank } from '../domain/issue/fields.js';
import { refuseRecord } from '../domain/issue/record.js';
import { tracked } from '../domain/issue/tracked.js';
import type { Key, Refusal } from '../domain/refusal.js';
import type { Settings } from '../domain/settings.js';
import type { Status } from '../domain/steps.js';
import { issues } from '../schema/collections/issues.js';
import { refuse } from './error.js';
import { completeRecord, restartDeadlines } from './record.js';
import { readSettings } from './settings.js';
import { requireLaw } from './setup/law.js';
import { fromColumn, toColumn, toMoment } from './time.js';

type Row = Record<string, unknown>;
type Stored = Row & { id: Key; status: Status };

/** The ring of the hooks for a new issue: refuses in words, gives number, department, owner and deadlines. */
export async function guardRecord(trx: Knex, accountability: Accountability | null, input: Row): Promise<Row> {
	await requireLaw(trx);
	const refusal = refuseRecord(input);
	if (refusal) throw refuse(refusal);
	assertFields(input);
	const now = new Date();
	const given = await completeRecord(
		trx,
		{
			category: asKey(input['category']),
			customer: asKey(input['customer']),
			department: asKey(input['department']),
			owner: asKey(input['owner']),
			urgency: asKey(input['urgency']),
		},
		await readSettings(trx),
		now,
	);
	return {
		...input,
		...withoutEmpty(given, input),
		status: 'recorded',
		submitted_at: now.toISOString(),
		status_since: now.toISOString(),
		recorded_by: accountability?.user ?? null,
		// Nobody's own doing, and yet through the front door: the log can tell it from a row put in by hand.
		...(accountability?.user || !isBlank(input['source']) ? {} : { source: 'api' }),
		step_from: null,
	};
}

/** The ring of the hooks for changes: every key is decided, all or nothing, and what the law needs is stamped. */
export async function guardChange(
	knex: Knex,
	accountability: Accountability | null,
	patch: Row,
	keys: readonly Key[],
): Promise<Row> {
	await requireLaw(knex);
	assertFields(patch);
	const rows = await readIssues(knex, keys);
	const settings = await readSettings(knex);
	const changed = new Set<string>();
	const refused: { refusal: Refusal; key: Key }[] = [];
	for (const issue of rows) {
		const attempts = await countAttempts(knex, issue, patch);
		const decided = decideChange({ issue, patch, attempts, attemptsNeeded: settings.confirm_attempts });
		if ('refusal' in decided) refused.push({ refusal: decided.refusal, key: issue.id });
		else for (const field of Object.keys(decided.changes)) changed.add(field);
	}
	const first = refused[0];
	if (first) throw refuse({ ...first.refusal, keys: refused.map(({ key }) => key) } as Refusal);

	const kept = Object.fromEntries(Object.entries(patch).filter(([field]) => changed.has(field)));
	const isStep = changed.has('status');
	const isLogged = isStep || tracked.some(({ column }) => changed.has(column));
	return {
		...kept,
		...(rows.length === 1 && rows[0] && isLogged ? await runDeadlines(knex, rows[0], kept, settings) : {}),
		...(isStep || !isBlank(patch['step_from'])
			? { step_from: [...new Set(rows.map(({ status }) => status))].join(',') }
			: {}),
		...(isLogged ? { step_by: accountability?.user ?? null, step_via: accountability?.user ? null : 'system' } : {}),
	};
}

const moments = issues.fields.filter(({ type }) => type === 'timestamp').map(({ field }) => field);

/** The issues as stored, their moments as Dates. */
async function readIssues(knex: Knex, keys: readonly Key[]): Promise<Stored[]> {
	const rows = (await knex('loop_issues').whereIn('id', [...keys])) as Stored[];
	return rows.map((row) => ({
		...row,
		...Object.fromEntries(moments.map((field) => [field, fromColumn(row[field])])),
	}));
}

/** The deadlines as they stand after the change. Several issues at once are left to the reactors. */
async function runDeadlines(knex: Knex, issue: Stored, patch: Row, settings: Settings): Promise<Row> {
	const after: Row = { ...issue, ...patch };
	const now = new Date();
	const reopened = issue.status === 'archived' && after['status'] === 'handling';
	const restarted = reopened
		? await restartDeadlines(
				knex,
				{ category: asKey(after['category']), customer: asKey(after['customer']) },
				settings,
				now,
			)
		: {};
	const moved = issue.status !== after['status'];
	const at = (column: string) => toMoment({ ...after, ...restarted }[column]);
	const next = nextDeadline({
		status: String(after['status']),
		first_response_at:
			moved && after['status'] === 'handling' ? (at('first_response_at') ?? now) : at('first_response_at'),
		first_response_due: at('first_response_due'),
		commit_due: at('commit_due'),
		promised_at: at('promised_at'),
		progress_due: at('progress_due'),
		status_since: moved ? now : at('status_since'),
		survey_hours: settings.survey_hours,
	});
	return datesToText({ ...restarted, ...next });
}

async function countAttempts(knex: Knex, issue: Stored, patch: Row): Promise<number> {
	const confirmed = patch['confirmed_by'] ?? issue['confirmed_by'];
	if (patch['status'] !== 'archived' || confirmed !== 'no_answer') return 0;
	const row = await knex('loop_contacts')
		.where({ issue: issue.id, kind: 'confirm', direction: 'out' })
		.andWhere('recorded_at', '>=', toColumn(knex, toMoment(issue['status_since']) ?? new Date()))
		.count<{ n: number | string }[]>({ n: '*' });
	return Number(row[0]?.n ?? 0);
}

function assertFields(patch: Row): void {
	const problems = checkFields(patch);
	if (problems.length > 0) throw new InvalidPayloadError({ reason: problems.join('; ') });
}

/** The host's services take moments as ISO text on every database. */
function datesToText(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [column, value instanceof Date ? value.toISOString() : value]),
	);
}

/** What the desk gives must not overwrite what was sent; only a blank is filled. */
function withoutEmpty(given: Row, input: Row): Row {
	return datesToText(Object.fromEntries(Object.entries(given).filter(([column]) => isBlank(input[column]))));
}

function asKey(value: unknown): string | null {
	if (typeof value === 'string' && value !== '') return value;
	if (typeof value === 'number') return String(value);
	if (typeof value === 'object' && value !== null) {
		const { id, key } = value as { id?: unknown; key?: unknown };
		return asKey(id ?? key);
	}
	return null;
}
