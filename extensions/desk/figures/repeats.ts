import type { Knex } from 'knex';
import type { Formula, Tally } from '../../domain/kpi/formula.js';
import { addDays, periodTo, type Period } from '../../domain/kpi/period.js';
import { whereDay } from '../day-column.js';
import { addTo, askAll, type Question, type Tallies } from './question.js';
import { columnOf, rowsOf } from './rows.js';

type Counted = { span: number | string; key?: string | null; n: number | string; again: number | string };

/**
 * The customers who bought in the days to the end of each period, and how many of them bought again.
 *
 * @param question which customers
 * @param formula over how many days; with `growth` beside as many days before
 * @param periods in any order
 * @returns the tallies in the order of the periods
 */
export async function tallyRepeats(
	question: Question,
	formula: Extract<Formula, { kind: 'repeats' }>,
	periods: readonly Period[],
): Promise<Tallies[]> {
	const ends = periods.map(({ to }) => to);
	const now = await countBuyers(question, formula, ends);
	if (!formula.growth) return now;
	const before = await countBuyers(
		question,
		formula,
		ends.map((to) => addDays(to, -formula.days)),
	);
	return now.map((tallies, index) => {
		const then = before[index] ?? new Map<string | null, Tally>();
		const told: Tallies = new Map();
		for (const [key, tally] of then) addTo(told, key, { ...tally, now: tallies.get(key) ?? { n: 0, sum: 0 } });
		return told;
	});
}

async function countBuyers(
	{ knex, scope, dimension }: Question,
	{ rows, at, days }: Extract<Formula, { kind: 'repeats' }>,
	ends: readonly string[],
): Promise<Tallies[]> {
	const tallies = ends.map((): Tallies => new Map());
	const told = await askAll<string, Counted>(knex, ends, (to) => {
		const period: Period = periodTo(to, days);
		const each: Knex.QueryBuilder = rowsOf(knex, rows, scope, dimension)
			.select(knex.raw('count(*) as ??', ['times']))
			.groupBy(columnOf(rows, 'customer'));
		whereDay(knex, each, columnOf(rows, at), period.from, period.to);
		if (dimension === 'tier' || dimension === 'owner') each.groupBy(`loop_customers.${dimension}`);
		const query = knex
			.from(each.as('buyers'))
			.select(
				knex.raw('count(*) as ??', ['n']),
				knex.raw('coalesce(sum(case when ?? > 1 then 1 else 0 end), 0) as ??', ['times', 'again']),
			);
		return dimension === null ? query : query.select('key').groupBy('key');
	});
	for (const { span, key, n, again } of told) {
		if (Number(n) > 0) {
			addTo(tallies[Number(span)], key, { n: Number(n), sum: Number(again), squares: Number(again) });
		}
	}
	return tallies;
}
