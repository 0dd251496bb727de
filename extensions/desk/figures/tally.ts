import type { Knex } from 'knex';
import { addTallies, noTally, type Formula, type Rows, type Tally } from '../../domain/kpi/formula.js';
import { fromColumn, toColumn } from '../time.js';
import { columnOf, countWhere, groupByKey, rowsOf, type Dimension, type Scope } from './rows.js';

/** From a moment, or from the beginning, to the one that no longer belongs. */
export type Stretch = { readonly start: Date | null; readonly end: Date };

/** One tally a key; without a dimension the only key is `null`. */
export type Tallies = Map<string | null, Tally>;

/** What is asked of the database: which rows, told apart by what. */
export type Question = { readonly knex: Knex; readonly scope: Scope; readonly dimension: Dimension | null };

type Flow = Exclude<Formula, { kind: 'stock' }>;
type Counted = {
	span: number | string;
	key?: string | null;
	n: number | string;
	plus: number | string;
	minus: number | string;
};

/** So many stretches go into one statement: a year of days takes eight round trips, and no database's limit is near. */
const stretchesAtOnce = 50;
const rowsAtOnce = 5000;

/**
 * Tallies a figure for each stretch of time. Every stretch is read through the index of its time, so nothing outside is touched.
 *
 * @param question which rows
 * @param formula how the figure comes about
 * @param stretches none overlaps another
 * @returns the tallies in the order of the stretches
 */
export async function tally(question: Question, formula: Flow, stretches: readonly Stretch[]): Promise<Tallies[]> {
	if (formula.kind === 'hours') return tallyHours(question, formula, stretches);
	const tallies: Tallies[] = stretches.map(() => new Map<string | null, Tally>());
	for (let first = 0; first < stretches.length; first += stretchesAtOnce) {
		const queries = stretches
			.slice(first, first + stretchesAtOnce)
			.map((stretch, index) => countStretch(question, formula, stretch, first + index));
		const rows = (await question.knex.unionAll(queries)) as Counted[];
		for (const row of rows) {
			const counted = { n: Number(row.n), sum: Number(row.plus) - Number(row.minus) };
			if (counted.n > 0) tallies[Number(row.span)]?.set(row.key ?? null, counted);
		}
	}
	return tallies;
}

function countStretch(
	{ knex, scope, dimension }: Question,
	formula: Exclude<Flow, { kind: 'hours' }>,
	stretch: Stretch,
	index: number,
): Knex.QueryBuilder {
	const { rows } = formula;
	const query = rowsOf(knex, rows, scope, dimension).select(knex.raw(`${index} as ??`, ['span']));
	within(knex, query, columnOf(rows, formula.at), stretch);
	if (formula.kind === 'count') {
		query.select(knex.raw('count(*) as ??', ['n']), knex.raw('0 as ??', ['plus']), knex.raw('0 as ??', ['minus']));
	} else if (formula.kind === 'mean') {
		const column = columnOf(rows, formula.column);
		query.select(knex.raw('count(??) as ??', [column, 'n']), knex.raw('coalesce(sum(??), 0) as ??', [column, 'plus']));
		query.select(knex.raw('0 as ??', ['minus']));
	} else {
		const { of, part, minus } = formula;
		query.select(countWhere(knex, rows, of, 'n'), countWhere(knex, rows, [...of, ...part], 'plus'));
		query.select(
			minus.length === 0 ? knex.raw('0 as ??', ['minus']) : countWhere(knex, rows, [...of, ...minus], 'minus'),
		);
	}
	return groupByKey(query, dimension);
}

/** Databases disagree on how to subtract times, so these are subtracted here, a bounded page at a time. */
async function tallyHours(
	{ knex, scope, dimension }: Question,
	formula: Extract<Flow, { kind: 'hours' }>,
	stretches: readonly Stretch[],
): Promise<Tallies[]> {
	const { rows } = formula;
	const tallies: Tallies[] = stretches.map(() => new Map<string | null, Tally>());
	const id = columnOf(rows, 'id');
	for (const [index, stretch] of stretches.entries()) {
		let last: string | number | null = null;
		do {
			const query = rowsOf(knex, rows, scope, dimension)
				.select({ id, at: columnOf(rows, formula.at), since: columnOf(rows, formula.since) })
				.whereNotNull(columnOf(rows, formula.since))
				.orderBy(id)
				.limit(rowsAtOnce);
			within(knex, query, columnOf(rows, formula.at), stretch);
			if (last !== null) query.where(id, '>', last);
			const page = (await query) as { id: string | number; at: unknown; since: unknown; key?: string | null }[];
			for (const row of page) addHours(tallies[index], row);
			last = page.length < rowsAtOnce ? null : (page.at(-1)?.id ?? null);
		} while (last !== null);
	}
	return tallies;
}

function addHours(tallies: Tallies | undefined, row: { at: unknown; since: unknown; key?: string | null }): void {
	const at = fromColumn(row.at);
	const since = fromColumn(row.since);
	if (tallies === undefined || at === null || since === null) return;
	const key = row.key ?? null;
	tallies.set(key, addTallies(tallies.get(key) ?? noTally, { n: 1, sum: at.getTime() - since.getTime() }));
}

/** How many rows have a time within each stretch. */
export function countBetween(
	question: Question,
	rows: Rows,
	at: string,
	stretches: readonly Stretch[],
): Promise<Tallies[]> {
	return tally(question, { kind: 'count', rows, at }, stretches);
}

function within(knex: Knex, query: Knex.QueryBuilder, column: string, stretch: Stretch): void {
	if (stretch.start !== null) query.where(column, '>=', toColumn(knex, stretch.start));
	query.where(column, '<', toColumn(knex, stretch.end));
}
