import type { Knex } from 'knex';

/** Values, and rows, that every database takes in one statement. */
const mostValues = 900;
const mostRows = 400;

/**
 * Inserts rows in as few statements as a database allows.
 *
 * @param rows each with the same columns; none is fine
 * @param clash what becomes of a row whose key is there already; without it that is an error
 */
export async function insertAll(
	trx: Knex,
	table: string,
	rows: readonly Readonly<Record<string, unknown>>[],
	clash?: { readonly key: readonly string[]; readonly then: 'ignore' | 'merge' },
): Promise<void> {
	const columns = Math.max(1, Object.keys(rows[0] ?? {}).length);
	const size = Math.min(mostRows, Math.floor(mostValues / columns));
	for (let at = 0; at < rows.length; at += size) {
		const insert = trx(table).insert(rows.slice(at, at + size));
		if (clash) await insert.onConflict([...clash.key])[clash.then]();
		else await insert;
	}
}
