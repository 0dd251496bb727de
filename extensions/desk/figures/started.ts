import type { Formula } from '../../domain/kpi/formula.js';
import { addDays, dayOf, type Period } from '../../domain/kpi/period.js';
import { dayFromColumn, whereDay } from '../day-column.js';
import { fromColumn } from '../time.js';
import { addTo, type Question, type Tallies } from './question.js';
import { columnOf, rowsOf } from './rows.js';

type Started = { id: string; since: unknown; by: unknown; key?: string | null };

const rowsAtOnce = 5000;

/**
 * The customers who began in each period long enough ago, and how many of them got there in time. Days are compared here, for a
 * moment has its day in the organisation's zone.
 *
 * @param question which customers
 * @param formula by when they should have got where
 * @param periods none overlaps another
 */
export async function tallyStarted(
	{ knex, scope, dimension, timeZone, now }: Question,
	{ rows, at, by, days }: Extract<Formula, { kind: 'within' }>,
	periods: readonly Period[],
): Promise<Tallies[]> {
	const last = addDays(dayOf(now, timeZone), -days);
	const tallies: Tallies[] = [];
	for (const { from, to } of periods) {
		const told: Tallies = new Map();
		tallies.push(told);
		let after: string | null = from > last ? null : '';
		while (after !== null) {
			const query = rowsOf(knex, rows, scope, dimension)
				.select({ id: columnOf(rows, 'id'), since: columnOf(rows, at), by: columnOf(rows, by) })
				.orderBy(columnOf(rows, 'id'))
				.limit(rowsAtOnce);
			whereDay(knex, query, columnOf(rows, at), from, to < last ? to : last);
			if (after !== '') query.where(columnOf(rows, 'id'), '>', after);
			const page = (await query) as Started[];
			for (const row of page) {
				const got = fromColumn(row.by);
				const inTime = got !== null && dayOf(got, timeZone) <= addDays(dayFromColumn(row.since), days);
				addTo(told, row.key, inTime ? { n: 1, sum: 1, squares: 1 } : { n: 1 });
			}
			after = page.length < rowsAtOnce ? null : (page.at(-1)?.id ?? null);
		}
	}
	return tallies;
}
