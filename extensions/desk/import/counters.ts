import type { Knex } from 'knex';

/** A number as the desk itself gives it: W20240501-007. */
const own = /^W(\d{8})-(\d{3,9})$/;

/** Numbers that a file brought along are not given a second time. */
export async function raiseCounters(trx: Knex, numbers: readonly string[]): Promise<void> {
	const highest = new Map<string, number>();
	for (const number of numbers) {
		const [, day, sequence] = own.exec(number) ?? [];
		if (day) highest.set(day, Math.max(highest.get(day) ?? 0, Number(sequence)));
	}
	for (const [name, last] of highest) {
		const column = 'loop_counters.last';
		const higher = trx.raw('case when ?? < ? then ? else ?? end', [column, last, last, column]);
		await trx('loop_counters').insert({ name, last }).onConflict('name').merge({ last: higher });
	}
}
