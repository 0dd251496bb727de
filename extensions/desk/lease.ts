import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';

const term = 120_000;

/** Takes a lease if it is free or has run out; whoever then stands in the database has won. */
async function tryLease(knex: Knex, name: string, holder: string): Promise<boolean> {
	const now = Date.now();
	const row = { holder, until: now + term };
	const taken = await knex('loop_leases').where({ name }).andWhere('until', '<', now).update(row);
	if (taken > 0) return true;
	await knex('loop_leases')
		.insert({ name, ...row })
		.onConflict('name')
		.ignore();
	const winner = await knex('loop_leases').where({ name }).first<{ holder: string } | undefined>('holder');
	return winner?.holder === holder;
}

/**
 * Does work that only one instance may do at a time; the others wait for their turn.
 *
 * @param name of the lease
 * @param work what to do once it is ours
 */
export async function withLease<T>(knex: Knex, name: string, work: () => Promise<T>): Promise<T> {
	const holder = randomUUID();
	while (!(await tryLease(knex, name, holder))) await wait(200);
	const renewal = setInterval(() => {
		void knex('loop_leases')
			.where({ name, holder })
			.update({ until: Date.now() + term })
			.then(undefined, () => undefined);
	}, term / 4);
	try {
		return await work();
	} finally {
		clearInterval(renewal);
		await knex('loop_leases').where({ name, holder }).delete();
	}
}
