import type { Knex } from 'knex';
import { statuses, type Status } from '../../domain/steps.js';
import { fromColumn, toColumn } from '../time.js';
import { countWhere } from './conditions.js';
import { columnOf, rowsOf, type Scope } from './rows.js';

/** How many issues stand at a step, and for how long. */
export type StepCount = {
	readonly status: Status;
	readonly n: number;
	/** Since when the one that has stood longest stands there. */
	readonly oldest: string | null;
	readonly ages: { readonly under_1_day: number; readonly days_1_to_3: number; readonly over_3_days: number };
};

type Counted = { status: string; n: number | string; oldest: unknown; young: number | string; old: number | string };

const day = 86_400_000;

/**
 * Counts the issues at each of the four steps by their age there.
 *
 * @param knex a connection
 * @param scope which issues
 * @param now the time
 * @returns all four steps, in the order of the loop
 */
export async function readSteps(knex: Knex, scope: Scope, now: Date): Promise<StepCount[]> {
	const since = columnOf('issues', 'status_since');
	const rows = await rowsOf(knex, 'issues', scope, null)
		.select({ status: columnOf('issues', 'status') })
		.select<Counted[]>(
			countWhere({ knex, rows: 'issues', now }, [], 'n'),
			knex.raw('min(??) as ??', [since, 'oldest']),
			countSince('>', 1, 'young'),
			countSince('<=', 3, 'old'),
		)
		.groupBy(columnOf('issues', 'status'));
	return statuses.map((status) => {
		const row = rows.find((each) => each.status === status);
		const [n, young, old] = [Number(row?.n ?? 0), Number(row?.young ?? 0), Number(row?.old ?? 0)];
		return {
			status,
			n,
			oldest: fromColumn(row?.oldest)?.toISOString() ?? null,
			ages: { under_1_day: young, days_1_to_3: n - young - old, over_3_days: old },
		};
	});

	function countSince(sign: '>' | '<=', days: number, name: string): Knex.Raw {
		const moment = toColumn(knex, new Date(now.getTime() - days * day));
		return knex.raw(`coalesce(sum(case when ?? ${sign} ? then 1 else 0 end), 0) as ??`, [since, moment, name]);
	}
}
