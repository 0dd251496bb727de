import type { Knex } from 'knex';
import { familyOf } from './family.js';

/**
 * Takes the next number of a row of numbers. The row stays locked until the transaction ends,
 * so that numbers have neither gaps nor doubles.
 *
 * @param trx the transaction that also writes what the number is for
 * @param name such as `20240501`
 * @returns from 1
 */
export async function takeNumber(trx: Knex, name: string): Promise<number> {
	const first = trx('loop_counters').insert({ name, last: 1 });
	if (familyOf(trx) === 'mysql') {
		const counted = trx.raw('?? + 1', ['last']);
		await first.onConflict('name').merge({ last: counted });
		const row = await trx('loop_counters').where({ name }).first<{ last: number }>('last');
		return row.last;
	}
	const [row] = await first
		.onConflict('name')
		.merge({ last: trx.raw('?? + 1', ['loop_counters.last']) })
		.returning<{ last: number }[]>('last');
	return Number(row?.last);
}
