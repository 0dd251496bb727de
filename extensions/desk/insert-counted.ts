import type { Knex } from 'knex';
import { familyOf } from './family.js';

/** Inserts a row whose key the database counts, and tells the key. */
export async function insertCounted(trx: Knex, table: string, row: object): Promise<number> {
	const insert = trx(table).insert(row);
	if (familyOf(trx) !== 'postgres') return Number((await insert)[0]);
	const [made] = await insert.returning<{ id: number | string }[]>('id');
	return Number(made?.id);
}
