import type { Knex } from 'knex';
import { addTallies, noTally, type Tally } from '../../domain/kpi/formula.js';
import { toColumn } from '../time.js';
import type { Dimension, Scope } from './rows.js';

/** What is asked of the database: which rows, told apart by what, in whose days, as things stand now. */
export type Question = {
	readonly knex: Knex;
	readonly scope: Scope;
	readonly dimension: Dimension | null;
	/** IANA name of the organisation's zone. */
	readonly timeZone: string;
	readonly now: Date;
};

/** From a moment, or from the beginning, to the one that no longer belongs. */
export type Stretch = { readonly start: Date | null; readonly end: Date };

/** One tally a key; without a dimension the only key is `null`. */
export type Tallies = Map<string | null, Tally>;

/** Keeps the rows whose time lies in a stretch. */
export function within(knex: Knex, query: Knex.QueryBuilder, column: string, stretch: Stretch): void {
	if (stretch.start !== null) query.where(column, '>=', toColumn(knex, stretch.start));
	query.where(column, '<', toColumn(knex, stretch.end));
}

/** Adds what was counted to the tally of its key. */
export function addTo(tallies: Tallies | undefined, key: string | null | undefined, tally: Partial<Tally>): void {
	tallies?.set(key ?? null, addTallies(tallies.get(key ?? null) ?? noTally, { ...noTally, ...tally }));
}

/** So many stretches go into one statement: a year of days takes eight round trips, and no database's limit is near. */
const stretchesAtOnce = 50;

/**
 * Asks one question of many stretches, many of them in one statement.
 *
 * @param ask the query of one stretch; it selects `index` as `span`
 * @returns all rows of all stretches
 */
export async function askAll<Each, Row>(
	knex: Knex,
	stretches: readonly Each[],
	ask: (each: Each, index: number) => Knex.QueryBuilder,
): Promise<Row[]> {
	const rows: Row[] = [];
	for (let first = 0; first < stretches.length; first += stretchesAtOnce) {
		const queries = stretches
			.slice(first, first + stretchesAtOnce)
			.map((each, index) => ask(each, first + index).select(knex.raw(`${first + index} as ??`, ['span'])));
		rows.push(...((await knex.unionAll(queries)) as Row[]));
	}
	return rows;
}
