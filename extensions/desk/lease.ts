import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { databaseClock } from './database-clock.js';

/** Milliseconds after which a lease that nobody renews is free again. */
const term = 120_000;

/** What a holder does with its lease; the signal says that the lease was lost and the work must stop. */
type Work<T> = (lost: AbortSignal) => Promise<T>;

/**
 * Does work that only one instance may do at a time; the others wait for their turn.
 *
 * @param name of the lease
 * @param work what to do once it is ours
 */
export async function withLease<T>(knex: Knex, name: string, work: Work<T>): Promise<T> {
	const lease = { name, holder: randomUUID(), term };
	while (!(await take(knex, lease))) await wait(200);
	return hold(knex, lease, work);
}

/**
 * Does work that is left out, not waited for, while another instance is at it.
 *
 * @param options `term` in ms: how long a holder that died keeps the others out
 * @returns what the work gave, or nothing where somebody else is at it
 */
export async function tryLease<T>(
	knex: Knex,
	name: string,
	work: Work<T>,
	options: { readonly term?: number } = {},
): Promise<T | undefined> {
	const lease = { name, holder: randomUUID(), term: options.term ?? term };
	return (await take(knex, lease)) ? hold(knex, lease, work) : undefined;
}

type Lease = { readonly name: string; readonly holder: string; readonly term: number };

/** Takes a lease if it is free or has run out; whoever then stands in the database has won. */
async function take(knex: Knex, { name, holder, term }: Lease): Promise<boolean> {
	const row = { holder, until: databaseClock(knex, term) };
	const taken = await knex('loop_leases').where({ name }).andWhere('until', '<', databaseClock(knex)).update(row);
	if (taken > 0) return true;
	await knex('loop_leases')
		.insert({ name, ...row })
		.onConflict('name')
		.ignore();
	const winner = await knex('loop_leases').where({ name }).first<{ holder: string } | undefined>('holder');
	return winner?.holder === holder;
}

async function hold<T>(knex: Knex, lease: Lease, work: Work<T>): Promise<T> {
	const { name, holder, term } = lease;
	const lost = new AbortController();
	const renewal = setInterval(() => {
		knex('loop_leases')
			.where({ name, holder })
			.update({ until: databaseClock(knex, term) })
			.then(
				(kept) => (kept === 0 ? lost.abort() : undefined),
				() => undefined,
			);
	}, term / 4);
	try {
		return await work(lost.signal);
	} finally {
		clearInterval(renewal);
		await knex('loop_leases').where({ name, holder }).delete();
	}
}
