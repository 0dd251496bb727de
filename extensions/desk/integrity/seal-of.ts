import type { Knex } from 'knex';
import { shortSeal } from '../../domain/integrity/sealed-text.js';
import { linkHash, sealedColumns, toFact, toSeal } from './sealed-events.js';

/** How far the story of one issue is sealed. */
export type IssueSeal = {
	/** The short form of its latest seal; nothing where no event of it is sealed yet. */
	readonly seal: string | null;
	/** When that was put on. */
	readonly sealed_at: Date | null;
	/** Whether every sealed event of it still reads as it was sealed. */
	readonly intact: boolean;
	readonly sealed: number;
	/** Events that wait for their seal. */
	readonly waiting: number;
};

type Row = Readonly<Record<string, unknown>>;

/**
 * The seal of an issue, for the customer's page and for staff: its latest link, and whether the events under its
 * links are what they were.
 *
 * @param knex inside a transaction, the transaction
 * @param issue its id
 */
export async function sealOf(knex: Knex, issue: number): Promise<IssueSeal> {
	const links = await knex('loop_seals as s')
		.leftJoin('loop_events as e', 'e.id', 's.event')
		.leftJoin('loop_seals as b', 'b.seq', knex.raw('s.seq - 1'))
		.where('s.issue', issue)
		.orderBy('s.seq')
		.select<Row[]>([
			...['seq', 'event', 'highest', 'hash', 'sealed_at'].map((column) => `s.${column}`),
			's.issue as sealed_issue',
			'b.hash as before',
			'e.id',
			...sealedColumns,
		]);
	const intact = links.every((row) => {
		const seal = toSeal({ ...row, issue });
		if (row['id'] === null || (seal.seq > 1 && row['before'] === null)) return false;
		const before = seal.seq === 1 ? '' : String(row['before']);
		return linkHash(before, seal, toFact(seal.event, row)) === seal.hash;
	});
	const events = await knex('loop_events').where({ issue }).count<{ n: number | string }[]>({ n: '*' });
	const last = links.at(-1);
	return {
		seal: last ? shortSeal(String(last['hash'])) : null,
		sealed_at: last ? new Date(Number(last['sealed_at'])) : null,
		intact,
		sealed: links.length,
		waiting: Math.max(0, Number(events[0]?.n ?? 0) - links.length),
	};
}
