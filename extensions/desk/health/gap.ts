import type { Knex } from 'knex';
import { day } from '../../domain/health/facts.js';
import { readMark } from '../setup/journal.js';
import { fromColumn, toColumn } from '../time.js';

/** An event that was written while no process of the desk was looking. */
export type Write = {
	readonly event: number;
	readonly issue: number | null;
	readonly type: string;
	readonly actor: string | null;
	readonly at: string | null;
};

export type Gap = {
	readonly from: number;
	readonly to: number;
	readonly writes: number;
	/** The first twenty. */
	readonly first: readonly Write[];
};

/** Days for which a gap is worth a look. */
const remembered = 7;

/** The last time in which nobody looked, if it is not long ago, and what was written meanwhile. */
export async function readGap(knex: Knex, now: number): Promise<Gap | null> {
	const [from, to] = ((await readMark(knex, 'sweep.gap')) ?? '').split(' ').map(Number);
	if (!from || !to || to < now - remembered * day) return null;
	const between = () =>
		knex('loop_events').whereBetween('at', [toColumn(knex, new Date(from)), toColumn(knex, new Date(to))]);
	const counted = await between().count<{ n: number | string }[]>({ n: '*' });
	const first = await between()
		.orderBy('id')
		.limit(20)
		.select<{ id: number; issue: number | null; type: string; actor: string | null; at: unknown }[]>(
			'id',
			'issue',
			'type',
			'actor',
			'at',
		);
	return {
		from,
		to,
		writes: Number(counted[0]?.n ?? 0),
		first: first.map(({ id, at, ...row }) => ({ event: id, ...row, at: fromColumn(at)?.toISOString() ?? null })),
	};
}
