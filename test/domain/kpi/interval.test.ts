import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTallies, noTally, workOut, type Formula, type Tally } from '../../../extensions/domain/kpi/formula.js';
import { intervalOf } from '../../../extensions/domain/kpi/interval.js';
import { findKpi } from '../../../extensions/domain/kpi/kpis.js';
import { quantileOf } from '../../../extensions/domain/kpi/quantile.js';
import { studentT } from '../../../extensions/domain/kpi/student.js';
import { createChance } from '../chance.js';

const formulaOf = (id: string): Formula => findKpi(id)!.formula;
const tallyOf = (values: readonly number[]): Tally => ({
	n: values.length,
	sum: values.reduce((sum, value) => sum + value, 0),
	squares: values.reduce((sum, value) => sum + value ** 2, 0),
});
const rounded = (interval: readonly number[] | null) => interval?.map((each) => Number(each.toFixed(2)));

describe('an interval, by hand', () => {
	it.each([
		['satisfaction_rate', { n: 10, sum: 8, squares: 8 }, [49.02, 94.33]],
		['satisfaction_rate', { n: 1, sum: 1, squares: 1 }, [20.65, 100]],
		['satisfaction_rate', { n: 100, sum: 0, squares: 0 }, [0, 3.7]],
		['csat', tallyOf([8, 9, 10]), [65.16, 114.84]],
		['rating_avg', tallyOf([5, 5, 4, 4, 3]), [3.16, 5.24]],
		['nps', { n: 1000, sum: 500, squares: 700 }, [45.65, 53.96]],
	] as const)('%s of %j is %j', (id, tally, expected) => {
		expect(rounded(intervalOf(formulaOf(id), tally))).toEqual(expected);
	});

	it.each(['csat', 'nps', 'satisfaction_rate', 'response_rate', 'coverage', 'iceberg', 'rating_avg'])(
		'%s of nothing has none',
		(id) => expect(intervalOf(formulaOf(id), noTally)).toBeNull(),
	);

	it('a mean of one answer, or of answers that are all alike, says nothing of its spread', () => {
		expect(intervalOf(formulaOf('csat'), tallyOf([9]))).toBeNull();
		expect(intervalOf(formulaOf('csat'), tallyOf([9, 9, 9, 9, 9, 9, 9]))).toBeNull();
	});

	it('answers that are all alike are no certainty for NPS', () => {
		for (const sum of [20, 0, -20]) {
			const [low, high] = intervalOf(formulaOf('nps'), { n: 20, sum, squares: Math.abs(sum) })!;
			expect(high - low).toBeGreaterThan(10);
			expect(low).toBeGreaterThanOrEqual(-100);
			expect(high).toBeLessThanOrEqual(100 + 1e-9);
		}
	});

	it('a count and a quantile have none', () => {
		expect(intervalOf(formulaOf('customers'), { n: 5, sum: 0, squares: 0 })).toBeNull();
		expect(intervalOf(formulaOf('handling_time_p90'), tallyOf([1, 2, 3]))).toBeNull();
	});
});

describe('of a figure made of many answers', () => {
	const scores = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 60 });
	const csat = formulaOf('csat');

	it('neither value nor interval depends on the order in which they came', () => {
		fc.assert(
			fc.property(scores, scores, (one, other) => {
				const there = tallyOf([...one, ...other]);
				const back = tallyOf([...other, ...one].reverse());
				expect(workOut(csat, there)).toBeCloseTo(workOut(csat, back)!, 9);
				expect(intervalOf(csat, there)?.[0] ?? 0).toBeCloseTo(intervalOf(csat, back)?.[0] ?? 0, 6);
			}),
		);
	});

	it('two groups together are what all of them are', () => {
		fc.assert(
			fc.property(scores, scores, (one, other) => {
				expect(addTallies(tallyOf(one), tallyOf(other))).toEqual(tallyOf([...one, ...other]));
			}),
		);
	});

	it('the value lies within its interval, and ten times as many of the same make it narrower', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('csat', 'satisfaction_rate', 'nps'),
				fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 2, maxLength: 40 }),
				(id, values) => {
					const formula = formulaOf(id);
					const fitting = id === 'satisfaction_rate' ? values.map(Math.abs) : values;
					const tally = tallyOf(fitting);
					const interval = intervalOf(formula, tally);
					if (interval === null) return;
					const value = workOut(formula, tally)!;
					expect(interval[0]).toBeLessThanOrEqual(value + 1e-9);
					expect(interval[1]).toBeGreaterThanOrEqual(value - 1e-9);
					const many = intervalOf(formula, { n: tally.n * 10, sum: tally.sum * 10, squares: tally.squares * 10 })!;
					expect(many[1] - many[0]).toBeLessThan(interval[1] - interval[0]);
				},
			),
		);
	});

	it('a scale twice as long gives a value and an interval twice as far', () => {
		fc.assert(
			fc.property(scores, (values) => {
				const [plain, doubled] = [tallyOf(values), tallyOf(values.map((value) => value * 2))];
				expect(workOut(csat, doubled)).toBeCloseTo(workOut(csat, plain)! * 2, 9);
				const [one, two] = [intervalOf(csat, plain), intervalOf(csat, doubled)];
				if (one && two) expect(two[1]).toBeCloseTo(one[1] * 2, 6);
				else expect(two).toEqual(one);
			}),
		);
	});
});

describe('a quantile', () => {
	it.each([
		[[], 0.5, null],
		[[3], 0.9, 3],
		[[1, 2], 0.5, 1.5],
		[[4, 1, 2], 0.9, 3.6],
		[[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.9, 9],
	])('of %j at %d is %d', (values, q, expected) => {
		const value = quantileOf(values, q);
		if (expected === null) expect(value).toBeNull();
		else expect(value).toBeCloseTo(expected, 9);
	});
});

/** From the tables of any textbook. */
it.each([
	[1, 12.706],
	[4, 2.776],
	[5, 2.571],
	[9, 2.262],
	[29, 2.045],
	[1000, 1.962],
])('Student’s t with %i degrees of freedom is %d', (freedom, expected) => {
	expect(studentT(freedom)).toBeCloseTo(expected, 2);
});

describe('95 % means 94 to 96 %: of so many desks with the same truth, the interval holds it', () => {
	const desks = 8000;
	type Truth = {
		readonly id: string;
		readonly values: readonly number[];
		readonly chances: readonly number[];
		readonly n: number;
	};
	const truths: readonly Truth[] = [
		{ id: 'nps', values: [1, 0, -1], chances: [0.5, 0.3, 0.2], n: 30 },
		{ id: 'nps', values: [1, 0, -1], chances: [0.5, 0.3, 0.2], n: 200 },
		{ id: 'nps', values: [1, 0, -1], chances: [0.3, 0.4, 0.3], n: 60 },
		{ id: 'nps', values: [1, 0, -1], chances: [0.7, 0.2, 0.1], n: 100 },
		{ id: 'satisfaction_rate', values: [1, 0], chances: [0.8, 0.2], n: 214 },
		{ id: 'satisfaction_rate', values: [1, 0], chances: [0.5, 0.5], n: 100 },
		{ id: 'response_rate', values: [1, 0], chances: [0.3, 0.7], n: 80 },
		{ id: 'iceberg', values: [1, 0], chances: [0.6, 0.4], n: 150 },
		{ id: 'csat', values: [10, 9, 8, 7, 6, 4, 2], chances: [0.2, 0.25, 0.2, 0.1, 0.1, 0.05, 0.1], n: 80 },
		{ id: 'csat', values: [10, 9, 8, 7, 6, 4, 2], chances: [0.1, 0.2, 0.3, 0.15, 0.1, 0.05, 0.1], n: 200 },
		{ id: 'rating_avg', values: [5, 4, 3, 2, 1], chances: [0.3, 0.35, 0.2, 0.1, 0.05], n: 60 },
	];

	it.each(truths)('$id, n = $n, $chances', ({ id, values, chances, n }) => {
		const chance = createChance(20240501 + n);
		const formula = formulaOf(id);
		let held = 0;
		for (let desk = 0; desk < desks; desk++) {
			// Every desk has a truth of its own close by: with one for all, it would matter how whole answers fall around it.
			const moved = (chance.next() - 0.5) * 0.1;
			const own = [chances[0]! + moved, ...chances.slice(1, -1), chances.at(-1)! - moved];
			const mean = values.reduce((sum, value, index) => sum + value * (own[index] ?? 0), 0);
			const truth = workOut(formula, { n: 1, sum: mean, squares: 0 })!;
			const answers = tallyOf(Array.from({ length: n }, () => chance.pick(values, own)));
			const [low, high] = intervalOf(formula, answers) ?? [0, 0];
			if (low <= truth && truth <= high) held++;
		}
		expect(held / desks).toBeGreaterThan(0.94);
		expect(held / desks).toBeLessThan(0.96);
	});
});
