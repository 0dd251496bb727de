import type { Formula } from '../../domain/kpi/formula.js';
import { periodTo, spanOf, type Period } from '../../domain/kpi/period.js';
import { whereDay } from '../day-column.js';
import { toColumn } from '../time.js';
import { countWhere, whereAll } from './conditions.js';
import { addTo, askAll, type Question, type Tallies } from './question.js';
import { columnOf, groupByKey, rowsOf } from './rows.js';

type Counted = { span: number | string; key?: string | null; n: number | string; heard: number | string };

/**
 * The customers there are at the end of each period, and how many of them were heard in the days before.
 *
 * @param question which customers
 * @param formula who counts, and within how many days they must have answered
 * @param periods in any order
 * @returns the tallies in the order of the periods
 */
export async function tallyStanding(
	question: Question,
	{ rows, at, of, heard }: Extract<Formula, { kind: 'standing' }>,
	periods: readonly Period[],
): Promise<Tallies[]> {
	const { knex, scope, dimension, timeZone, now } = question;
	const asking = { knex, rows, now };
	const tallies = periods.map((): Tallies => new Map());
	const told = await askAll<Period, Counted>(knex, periods, ({ to }) => {
		const query = rowsOf(knex, rows, scope, dimension).where(whereAll(asking, of));
		query.where((either) => {
			either.whereNull(columnOf(rows, at)).orWhere((known) => whereDay(knex, known, columnOf(rows, at), null, to));
		});
		query.select(countWhere(asking, [], 'n'));
		if (heard === null) query.select(knex.raw('0 as ??', ['heard']));
		else {
			const { start, end } = spanOf(periodTo(to, heard), timeZone);
			const answered = 'select 1 from loop_responses r where r.customer = ?? and r.skipped is null';
			query.select(
				knex.raw(
					`coalesce(sum(case when exists (${answered} and r.answered_at >= ? and r.answered_at < ?) then 1 else 0 end), 0) as ??`,
					[columnOf(rows, 'id'), toColumn(knex, start), toColumn(knex, end), 'heard'],
				),
			);
		}
		return groupByKey(query, rows, dimension);
	});
	for (const { span, key, n, heard: sum } of told) {
		if (Number(n) > 0) {
			addTo(tallies[Number(span)], key, { n: Number(n), sum: Number(sum), squares: Number(sum) });
		}
	}
	return tallies;
}
