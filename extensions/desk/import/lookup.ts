import type { Knex } from 'knex';

type Row = Record<string, unknown>;

/** Finds rows of a batch by number. */
export type ByNumber<T> = (number: string) => T | undefined;

/**
 * Reads the rows that a batch names, in one query.
 *
 * @param columns to read beside the number; all where none is named
 */
export async function readByNumber<T extends Row>(
	trx: Knex,
	table: 'loop_customers' | 'loop_issues',
	numbers: readonly (string | null)[],
	columns: readonly string[] = [],
): Promise<ByNumber<T>> {
	const wanted = [...new Set(numbers.filter((number) => number !== null))];
	const rows = (await trx(table)
		.whereIn('number', wanted)
		.select(...(columns.length > 0 ? ['number', ...columns] : ['*']))) as (T & { number: string })[];
	const found = new Map(rows.map((row) => [row.number, row]));
	// Where the database does not mind upper and lower case, neither does the import.
	const folded = new Map(rows.map((row) => [row.number.toLowerCase(), row]));
	return (number) => found.get(number) ?? folded.get(number.toLowerCase());
}
