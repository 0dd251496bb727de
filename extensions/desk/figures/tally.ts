import type { Knex } from 'knex';
import type { Formula, Rows, Tally } from '../../domain/kpi/formula.js';
import { countWhere } from './conditions.js';
import { askAll, within, type Question, type Stretch, type Tallies } from './question.js';
import { columnOf, groupByKey, rowsOf } from './rows.js';

type Flow = Extract<Formula, { kind: 'count' | 'share' | 'mean' }>;
type Counted = { span: number | string; key?: string | null } & Record<'n' | 'plus' | 'minus' | 'squares', unknown>;

/**
 * Tallies a figure for each stretch of time. Every stretch is read through the index of its time, so nothing outside is touched.
 *
 * @param question which rows
 * @param formula how the figure comes about
 * @param stretches none overlaps another
 * @returns the tallies in the order of the stretches
 */
export async function tally(question: Question, formula: Flow, stretches: readonly Stretch[]): Promise<Tallies[]> {
	const tallies = stretches.map(() => new Map<string | null, Tally>());
	const rows = await askAll<Stretch, Counted>(question.knex, stretches, (stretch) =>
		countStretch(question, formula, stretch),
	);
	for (const row of rows) {
		const [n, plus, minus] = [Number(row.n), Number(row.plus), Number(row.minus)];
		const squares = formula.kind === 'mean' ? Number(row.squares) : plus + minus;
		if (n > 0) tallies[Number(row.span)]?.set(row.key ?? null, { n, sum: plus - minus, squares });
	}
	return tallies;
}

function countStretch(question: Question, formula: Flow, stretch: Stretch): Knex.QueryBuilder {
	const { knex, scope, dimension, now } = question;
	const { rows } = formula;
	const query = rowsOf(knex, rows, scope, dimension);
	within(knex, query, columnOf(rows, formula.at), stretch);
	const none = (name: string): Knex.Raw => knex.raw('0 as ??', [name]);
	if (formula.kind === 'count') {
		query.select(knex.raw('count(*) as ??', ['n']), none('plus'), none('minus'), none('squares'));
	} else if (formula.kind === 'mean') {
		const column = columnOf(rows, formula.column);
		query.select(
			knex.raw('count(??) as ??', [column, 'n']),
			knex.raw('coalesce(sum(??), 0) as ??', [column, 'plus']),
			none('minus'),
			knex.raw('coalesce(sum(?? * ??), 0) as ??', [column, column, 'squares']),
		);
	} else {
		const { of, part, minus } = formula;
		const asking = { knex, rows, now };
		query.select(
			countWhere(asking, of, 'n'),
			countWhere(asking, [...of, ...part], 'plus'),
			minus.length === 0 ? none('minus') : countWhere(asking, [...of, ...minus], 'minus'),
			none('squares'),
		);
	}
	return groupByKey(query, rows, dimension);
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
