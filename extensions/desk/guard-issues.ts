import { InvalidPayloadError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import type { Knex } from 'knex';
import { decideChange } from '../domain/issue/change.js';
import { decidePromise } from '../domain/deadline/promise.js';
import type { StoryEvent } from '../domain/deadline/story.js';
import { checkFields, isBlank } from '../domain/issue/fields.js';
import { refuseRecord } from '../domain/issue/record.js';
import { tracked } from '../domain/issue/tracked.js';
import type { Key, Refusal } from '../domain/refusal.js';
import type { Status } from '../domain/steps.js';
import { issues } from '../schema/collections/issues.js';
import { datesToText } from './columns.js';
import { refuse } from './error.js';
import { asKey } from './key.js';
import { deadlinesAfter } from './deadlines/after-change.js';
import { readDeskRules } from './deadlines/policy.js';
import { readEvents, storyOf } from './deadlines/told-story.js';
import { completeRecord } from './record.js';
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
	const rules = await readDeskRules(knex);
	const { confirm_attempts: attemptsNeeded, promise_renewals: renewals } = rules.settings;
	const now = new Date();
	const changed = new Set<string>();
	const refused: { refusal: Refusal; key: Key }[] = [];
	const promises = !isBlank(patch['promised_at']);
	let events = promises ? await readStories(knex, rows) : undefined;
	for (const issue of rows) {
		const attempts = await countAttempts(knex, issue, patch);
		const decided = decideChange({ issue, patch, attempts, attemptsNeeded });
		const story = storyOf(issue, events?.get(Number(issue.id)) ?? []);
		const refusal =
			'refusal' in decided ? decided.refusal : decidePromise({ issue, patch: decided.changes, story, renewals, now });
		if (refusal) refused.push({ refusal, key: issue.id });
		if ('refusal' in decided) continue;
		for (const field of Object.keys(decided.changes)) changed.add(field);
	}
	const first = refused[0];
	if (first) throw refuse({ ...first.refusal, keys: refused.map(({ key }) => key) } as Refusal);

	// A step ends a wait that nobody has spoken of.
	const kept = Object.fromEntries(Object.entries({ waiting: null, ...patch }).filter(([field]) => changed.has(field)));
	const isStep = changed.has('status');
	const isLogged = isStep || tracked.some(({ column }) => changed.has(column));
	const alone = rows.length === 1 && isLogged ? rows[0] : undefined;
	// Most changes are not logged and move no deadline: the log is read for the others alone.
	if (alone) events ??= await readStories(knex, [alone]);
	return {
		...kept,
		...(alone ? await deadlinesAfter(knex, rules, alone, kept, events?.get(Number(alone.id)) ?? [], now) : {}),
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

const readStories = (knex: Knex, rows: readonly Stored[]): Promise<Map<number, StoryEvent[]>> =>
	readEvents(
		knex,
		rows.map(({ id }) => Number(id)),
	);

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

/** What the desk gives must not overwrite what was sent; only a blank is filled. */
function withoutEmpty(given: Row, input: Row): Row {
	return datesToText(Object.fromEntries(Object.entries(given).filter(([column]) => isBlank(input[column]))));
}
