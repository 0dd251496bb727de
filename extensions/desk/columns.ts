import type { Knex } from 'knex';
import { toColumn } from './time.js';

/** Moments as raw knex must write them; everything else as it is. */
export function datesToColumns(knex: Knex, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [column, value instanceof Date ? toColumn(knex, value) : value]),
	);
}

/** The host's services take moments as ISO text on every database. */
export function datesToText(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [column, value instanceof Date ? value.toISOString() : value]),
	);
}
