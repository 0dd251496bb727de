import type { Knex } from 'knex';
import type { Key } from '../domain/refusal.js';
import { collections } from '../schema/collections.js';
import { refuse } from './error.js';

/**
 * What other rows name is not deleted: the database would refuse it without a word that helps.
 *
 * @param collection one of ours
 * @throws LOOP_KEEP that says which rows are named, and where
 */
export async function guardInUse(knex: Knex, collection: string, keys: readonly Key[]): Promise<void> {
	const naming = collections.flatMap(({ collection: table, fields }) =>
		fields
			.filter(({ relation }) => relation?.to === collection && relation.guarded)
			.map(({ field: column }) => ({ table, column })),
	);
	const named = new Map<Key, string>();
	for (const { table, column } of naming) {
		const rows = await knex(table)
			.whereIn(column, [...keys])
			.distinct<Record<string, Key>[]>(column);
		for (const row of rows) named.set(row[column] as Key, table);
	}
	if (named.size === 0) return;
	throw refuse({
		code: 'LOOP_KEEP',
		what: 'named',
		names: [...new Set(named.values())],
		keys: [...named.keys()],
	});
}
