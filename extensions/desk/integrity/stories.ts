import type { Knex } from 'knex';
import type { Finding } from '../../domain/integrity/findings.js';

const page = 1000;

type Stand = { readonly id: number; readonly status: string; readonly told: string | null };

/** The first issue that stands at another step than its last event says; the issues are looked through in pages. */
export async function findStray(knex: Knex): Promise<Finding | null> {
	for (let after = 0; ;) {
		const ids = await knex('loop_issues').where('id', '>', after).orderBy('id').limit(page).pluck<number[]>('id');
		const stray = (await strayAmong(knex, ids))[0];
		if (stray !== undefined) return { what: 'status', seq: null, event: null, issue: stray };
		if (ids.length < page) return null;
		after = ids.at(-1) ?? after;
	}
}

/** Those of the issues whose status is not the one that their last step led to. */
export async function strayAmong(knex: Knex, ids: readonly number[]): Promise<number[]> {
	const last = knex('loop_events')
		.whereIn('issue', [...ids])
		.andWhere('type', 'step')
		.groupBy('issue')
		.max({ id: 'id' })
		.select('issue')
		.as('l');
	const rows = await knex('loop_issues as i')
		.leftJoin(last, 'l.issue', 'i.id')
		.leftJoin('loop_events as e', 'e.id', 'l.id')
		.whereIn('i.id', [...ids])
		.orderBy('i.id')
		.select<Stand[]>(['i.id', 'i.status', 'e.to as told']);
	return rows.filter(({ status, told }) => status !== told).map(({ id }) => id);
}
