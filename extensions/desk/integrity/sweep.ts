import type { Knex } from 'knex';
import { tracked } from '../../domain/issue/tracked.js';
import { readMark, writeMark } from '../setup/journal.js';
import { toColumn } from '../time.js';
import { sealedColumns, toFact } from './sealed-events.js';
import { strayAmong } from './stories.js';

/** Links looked at in one transaction, and at most in one run. */
const batch = 500;
const most = 20_000;

/** Issues looked at in one run although nothing is known to have changed: a change with the triggers off leaves no event. */
const patrol = 100;

/** A silence between two runs longer than this is a gap; ms. */
const silence = 3 * 60_000;

/**
 * Finds what went around the hooks (D2): changes at the SQL prompt or by another extension's own statements, which the
 * law has let through and logged with nobody's name, and issues that stand elsewhere than their last event says. Each
 * finding is an event of the issue, once. It follows the seals, which miss no event and name each once, so that it costs
 * what has happened and not what there is.
 *
 * @param now milliseconds of the database's clock
 * @returns how many issues something was found at
 */
export async function sweepStories(knex: Knex, now: number, signal?: AbortSignal): Promise<number> {
	await noteGap(knex, now);
	let found = await walkPatrol(knex, now);
	for (let looked = 0; looked < most && !signal?.aborted;) {
		const swept = await knex.transaction((trx) => sweepBatch(trx, now));
		found += swept.found;
		looked += swept.links;
		if (swept.links < batch) break;
	}
	return found;
}

type Row = Readonly<Record<string, unknown>>;

/** What a person does through the desk bears a name; what the desk itself does says by which way. */
const logged: readonly string[] = ['step', ...tracked.map(({ event }) => event)];

async function sweepBatch(trx: Knex, now: number): Promise<{ links: number; found: number }> {
	const after = Number((await readMark(trx, 'sweep.seq')) ?? 0);
	const rows = await trx('loop_seals as s')
		.join('loop_events as e', 'e.id', 's.event')
		.where('s.seq', '>', after)
		.orderBy('s.seq')
		.limit(batch)
		.select<Row[]>(['s.seq', 'e.id', ...sealedColumns]);
	const past = new Map<number, number[]>();
	const issues = new Set<number>();
	for (const row of rows) {
		const { id, type, issue, actor, data } = toFact(Number(row['id']), row);
		if (issue === null) continue;
		issues.add(issue);
		const unnamed = actor === null && !(data as { via?: unknown } | null)?.via;
		if (logged.includes(type) && unnamed) past.set(issue, [...(past.get(issue) ?? []), id]);
	}
	for (const [issue, events] of past) await tell(trx, now, issue, 'hooks', { events: events.slice(0, 50) });
	const strays = await tellStrays(trx, now, [...issues]);
	const last = rows.at(-1);
	if (last) await writeMark(trx, 'sweep.seq', String(Number(last['seq'])));
	return { links: rows.length, found: past.size + strays };
}

async function walkPatrol(knex: Knex, now: number): Promise<number> {
	const after = Number((await readMark(knex, 'sweep.issue')) ?? 0);
	const ids = await knex('loop_issues').where('id', '>', after).orderBy('id').limit(patrol).pluck<number[]>('id');
	await writeMark(knex, 'sweep.issue', String(ids.length < patrol ? 0 : ids.at(-1)));
	return knex.transaction((trx) => tellStrays(trx, now, ids));
}

type News = { id: number; status: string; step: number | null; told: number | null };

/** Says once of each issue that it stands elsewhere than its story says; a step taken since makes it news again. */
async function tellStrays(trx: Knex, now: number, ids: readonly number[]): Promise<number> {
	const strays = await strayAmong(trx, ids);
	if (strays.length === 0) return 0;
	const lastOf = (told: Readonly<Record<string, string>>) =>
		trx('loop_events').where(told).whereRaw('issue = i.id').max('id');
	const news: unknown = await trx('loop_issues as i')
		.whereIn('i.id', strays)
		.select(['i.id', 'i.status'])
		.select({ step: lastOf({ type: 'step' }), told: lastOf({ type: 'around', to: 'status' }) });
	const untold = (news as News[]).filter(({ step, told }) => Number(told ?? -1) < Number(step ?? 0));
	for (const { id, status } of untold) await tell(trx, now, id, 'status', { stands: status });
	return untold.length;
}

async function tell(trx: Knex, now: number, issue: number, to: 'hooks' | 'status', data: object): Promise<void> {
	const row = await trx('loop_issues').where({ id: issue }).first<{ customer: string } | undefined>('customer');
	await trx('loop_events').insert({
		subject: 'issue',
		issue,
		customer: row?.customer ?? null,
		type: 'around',
		to,
		at: toColumn(trx, new Date(now)),
		data: JSON.stringify(data),
	});
}

/** While nobody looked, hooks may have been off: the last such time is kept, so that what was written then can be listed. */
async function noteGap(knex: Knex, now: number): Promise<void> {
	const ran = Number((await readMark(knex, 'sweep.ran')) ?? now);
	if (now - ran > silence) await writeMark(knex, 'sweep.gap', `${ran} ${now}`);
	await writeMark(knex, 'sweep.ran', String(now));
}
