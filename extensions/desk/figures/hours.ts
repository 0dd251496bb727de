import type { Formula, Tally } from '../../domain/kpi/formula.js';
import { fromColumn } from '../time.js';
import { addTo, within, type Question, type Stretch, type Tallies } from './question.js';
import { columnOf, rowsOf } from './rows.js';

type Timed = { id: string | number; at: unknown; since: unknown; key?: string | null };

const rowsAtOnce = 5000;
const hour = 3_600_000;

/**
 * How long things took, for each stretch. Databases disagree on how to subtract times, so these are subtracted here, a bounded
 * page at a time.
 *
 * @param question which rows
 * @param formula from when to when; for a quantile every value is kept, as a number
 * @param stretches none overlaps another
 */
export async function tallyHours(
	question: Question,
	formula: Extract<Formula, { kind: 'hours' | 'quantile' }>,
	stretches: readonly Stretch[],
): Promise<Tallies[]> {
	const tallies: Tallies[] = [];
	for (const stretch of stretches) {
		const hours = new Map<string | null, number[]>();
		for await (const row of readTimes(question, formula, stretch)) {
			const [at, since, key] = [fromColumn(row.at), fromColumn(row.since), row.key ?? null];
			if (at === null || since === null) continue;
			const known = hours.get(key);
			const took = (at.getTime() - since.getTime()) / hour;
			if (known) known.push(took);
			else hours.set(key, [took]);
		}
		const told: Tallies = new Map();
		for (const [key, values] of hours) addTo(told, key, tallyOf(values, formula.kind === 'quantile'));
		tallies.push(told);
	}
	return tallies;
}

async function* readTimes(
	{ knex, scope, dimension }: Question,
	{ rows, at, since }: Extract<Formula, { kind: 'hours' | 'quantile' }>,
	stretch: Stretch,
): AsyncGenerator<Timed> {
	const id = columnOf(rows, 'id');
	let last: string | number | null = null;
	do {
		const query = rowsOf(knex, rows, scope, dimension)
			.select({ id, at: columnOf(rows, at), since: columnOf(rows, since) })
			.whereNotNull(columnOf(rows, since))
			.orderBy(id)
			.limit(rowsAtOnce);
		within(knex, query, columnOf(rows, at), stretch);
		if (last !== null) query.where(id, '>', last);
		const page = (await query) as Timed[];
		yield* page;
		last = page.length < rowsAtOnce ? null : (page.at(-1)?.id ?? null);
	} while (last !== null);
}

function tallyOf(values: readonly number[], keep: boolean): Tally {
	const sum = values.reduce((total, value) => total + value, 0);
	const squares = values.reduce((total, value) => total + value ** 2, 0);
	return { n: values.length, sum, squares, ...(keep ? { values } : {}) };
}
