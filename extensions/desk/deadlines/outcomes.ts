import type { Knex } from 'knex';
import { readOutcomes, type Outcome } from '../../domain/deadline/outcome.js';
import type { Host } from '../host.js';
import { insertAll } from '../insert-all.js';
import { readMark, writeMark } from '../setup/journal.js';
import { fromColumn, toColumn } from '../time.js';
import { readTimed, type Timed } from './timed.js';

/** Issues that are looked at in one transaction. */
const batch = 200;

/** Milliseconds of one tick: what else is due does not wait for long. */
const share = 10_000;

const mark = 'outcomes.open.after';

/** Says how far the deadlines of earlier issues are kept, once there is nothing left. */
const all = 'all';

type Stored = { readonly key: string; readonly due: unknown; readonly outcome: string };

/**
 * Keeps what became of each deadline, so that figures need not tell every story again (D3). The rows only repeat what the
 * clocks say: where a story says something else now, such as a report entered late, they say it too.
 */
export async function keepOutcomes(trx: Knex, timed: readonly Pick<Timed, 'issue' | 'clocks'>[]): Promise<void> {
	const ids = timed.map(({ issue }) => issue.id);
	if (ids.length === 0) return;
	const rows = await trx('loop_deadlines').whereIn('issue', ids).select<Stored[]>('key', 'due', 'outcome');
	const stored = new Map(rows.map((row) => [row.key, row]));
	const wanted = timed.flatMap(({ issue, clocks }) =>
		readOutcomes(clocks).map((each) => ({ ...each, issue: issue.id, key: `${issue.id}:${each.key}` })),
	);
	const fresh = new Map(wanted.filter((each) => !isStored(stored.get(each.key), each)).map((each) => [each.key, each]));
	const named = new Set(wanted.map(({ key }) => key));
	const stale = [...stored.keys()].filter((key) => !named.has(key));
	if (stale.length > 0) await trx('loop_deadlines').whereIn('key', stale).delete();
	const inserted = [...fresh.values()].map((each) => ({ ...each, due: toColumn(trx, each.due) }));
	await insertAll(trx, 'loop_deadlines', inserted, { key: ['key'], then: 'merge' });
}

/** Some databases keep whole seconds. */
function isStored(row: Stored | undefined, { due, outcome }: Outcome): boolean {
	const at = fromColumn(row?.due);
	return at !== null && row?.outcome === outcome && Math.abs(at.getTime() - due.getTime()) < 1000;
}

/**
 * Fills in the deadlines of issues that were there before they were kept: in bounded batches, each with how far it came.
 *
 * @returns how many issues were looked at in this run
 */
export async function fillOutcomes({ knex }: Pick<Host, 'knex'>, now: Date, signal: AbortSignal): Promise<number> {
	let after = await readMark(knex, mark);
	let done = 0;
	const until = performance.now() + share;
	while (after !== all && performance.now() < until && !signal.aborted) {
		const ids = await knex('loop_issues')
			.where('id', '>', Number(after ?? 0))
			.orderBy('id')
			.limit(batch)
			.pluck<number[]>('id');
		const next = ids.length < batch ? all : String(ids.at(-1));
		await knex.transaction(async (trx) => {
			await keepOutcomes(trx, await readTimed(trx, ids, now));
			await writeMark(trx, mark, next);
		});
		done += ids.length;
		after = next;
	}
	return done;
}
