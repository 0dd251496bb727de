import type { Knex } from 'knex';
import { clocks } from '../schema/clock.js';
import { familyOf } from './family.js';

/**
 * The clock that all instances share, for use inside a statement: the clocks of the machines may disagree.
 *
 * @example knex('loop_leases').where('until', '<', databaseClock(knex)) // has run out, whoever asks
 */
export function databaseClock(knex: Knex, plus = 0): Knex.Raw {
	return knex.raw(`${clocks[familyOf(knex)] ?? ''} + ?`, [plus]);
}

/**
 * What the database's clock shows.
 *
 * @param knex inside a transaction, the transaction
 * @returns milliseconds since 1970, UTC
 */
export async function databaseNow(knex: Knex): Promise<number> {
	const rows: unknown = await knex.select({ now: databaseClock(knex) });
	return Number((rows as { now: number | string }[])[0]?.now);
}
