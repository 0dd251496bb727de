import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson, spearman } from '../../../extensions/domain/drivers/correlation.js';
import { findDrivers, type Drivers, type Scored } from '../../../extensions/domain/drivers/drivers.js';
import { relativeWeights } from '../../../extensions/domain/drivers/relative-weights.js';
import { sayDrivers } from '../../../extensions/domain/drivers/say-drivers.js';
import type { Asked } from '../../../extensions/domain/voice/asked.js';
import { createChance } from '../chance.js';

const keys = ['quality', 'speed', 'effect', 'care'];
const asked: Asked[] = keys.map((key) => ({ key, name: { 'zh-CN': key, 'en-US': key }, min: 1, max: 10 }));

/** Answers whose overall score is made of the dimensions by known weights; the dimensions share a common mood. */
function makeAnswers(
	n: number,
	weights: readonly number[],
	{
		mood = 0,
		means = [8, 8, 8, 8],
		noise = 0.5,
		seed = 1,
	}: { mood?: number; means?: number[]; noise?: number; seed?: number } = {},
): Scored[] {
	const chance = createChance(seed);
	return Array.from({ length: n }, () => {
		const common = chance.normal();
		const parts = keys.map(() => Math.sqrt(mood) * common + Math.sqrt(1 - mood) * chance.normal());
		const overall = parts.reduce((sum, part, index) => sum + part * (weights[index] ?? 0), 0);
		return {
			overall: 7 + overall + noise * chance.normal(),
			scores: Object.fromEntries(keys.map((key, index) => [key, (means[index] ?? 0) + (parts[index] ?? 0)])),
		};
	});
}

const weightsOf = ({ drivers }: Drivers) => Object.fromEntries(drivers.map(({ key, weight }) => [key, weight]));

describe('known weights are found again', () => {
	it('where the dimensions are independent: each has its square', () => {
		const told = weightsOf(findDrivers(makeAnswers(4000, [0.8, 0.4, 0.2, 0]), asked));
		const squares = [0.64, 0.16, 0.04, 0].map((square) => (square / 0.84) * 100);
		for (const [index, key] of keys.entries()) expect(Math.abs((told[key] ?? 0) - squares[index]!)).toBeLessThan(2);
	});

	it('where they move together: the order is that of the weights, and what is alike weighs alike', () => {
		const told = weightsOf(findDrivers(makeAnswers(4000, [0.6, 0.3, 0.3, 0], { mood: 0.6 }), asked));
		expect(told['quality']!).toBeGreaterThan(told['speed']! + 5);
		expect(Math.abs(told['speed']! - told['effect']!)).toBeLessThan(3);
		expect(told['care']!).toBeLessThan(told['speed']! - 3);
	});

	it('where they move together: as Johnson’s formula gives them for the whole population', () => {
		// Equally correlated (0.6), weights 0.5 and three of 0.2: worked out by hand from the population's matrix. All of it
		// turns on its two eigenvalues, 2.8 (the common direction) and 0.4 (all others).
		const [mood, betas] = [0.6, [0.5, 0.2, 0.2, 0.2]] as const;
		const mean = betas.reduce((sum, beta) => sum + beta, 0) / 4;
		const [common, other] = [Math.sqrt(1 + 3 * mood), Math.sqrt(1 - mood)];
		const parts = betas.map((beta) => common * mean + other * (beta - mean));
		const [own, cross] = [(common + 3 * other) / 4, (common - other) / 4];
		const expected = betas.map((_, index) =>
			parts.reduce((sum, part, at) => sum + (at === index ? own : cross) ** 2 * part ** 2, 0),
		);
		const whole = expected.reduce((sum, part) => sum + part, 0);
		const told = weightsOf(findDrivers(makeAnswers(20_000, betas, { mood }), asked));
		for (const [index, key] of keys.entries()) {
			expect(Math.abs(told[key]! - (expected[index]! / whole) * 100)).toBeLessThan(1.5);
		}
	});
});

describe('relative weights', () => {
	const columns = fc
		.array(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 4, maxLength: 4 }), { minLength: 8, maxLength: 40 })
		.map((rows) => [0, 1, 2].map((at) => rows.map((row) => row[at] ?? 0)).concat([rows.map((row) => row[3] ?? 0)]))
		.filter((all) => all.every((column) => new Set(column).size > 1));

	it('are parts of R²: none below 0, together between 0 and 1, whatever the order of dimensions and answers', () => {
		fc.assert(
			fc.property(columns, ([a = [], b = [], c = [], y = []]) => {
				const parts = relativeWeights([a, b, c], y);
				const sum = parts.reduce((total, part) => total + part, 0);
				expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
				expect(sum).toBeLessThanOrEqual(1 + 1e-9);
				const [third, first, second] = relativeWeights(
					[c, a, b].map((each) => [...each].reverse()),
					[...y].reverse(),
				);
				for (const [index, each] of [first, second, third].entries()) expect(each).toBeCloseTo(parts[index]!, 6);
			}),
		);
	});

	it('of one dimension are its squared correlation; of its double they are shared', () => {
		fc.assert(
			fc.property(columns, ([a = [], , , y = []]) => {
				const r2 = (pearson(a, y) ?? 0) ** 2;
				expect(relativeWeights([a], y)[0]).toBeCloseTo(r2, 9);
				for (const part of relativeWeights([a, a.map((each) => each * 2)], y)) expect(part).toBeCloseTo(r2 / 2, 6);
			}),
		);
	});
});

describe('a correlation', () => {
	it.each([
		[[1, 2, 3], [2, 4, 6], 1, 1],
		[[1, 2, 3], [3, 2, 1], -1, -1],
		[[1, 2, 3, 4], [1, 10, 100, 1000], 0.8241, 1],
		[[1, 1, 2, 2], [1, 2, 1, 2], 0, 0],
		[[1, 2, 2, 3], [1, 2, 3, 3], 0.8528, 0.8333],
	])('of %j and %j is %d, by order %d', (xs, ys, r, rho) => {
		expect(pearson(xs, ys)).toBeCloseTo(r, 3);
		expect(spearman(xs, ys)).toBeCloseTo(rho, 3);
	});

	it('of what does not vary is none', () => {
		expect(pearson([5, 5, 5], [1, 2, 3])).toBeNull();
		expect(pearson([7.1, 7.1, 7.1, 7.1], [1, 2, 3, 4])).toBeNull();
		expect(spearman([1, 2, 3], [4, 4, 4])).toBeNull();
		expect(pearson([1], [1])).toBeNull();
		expect(pearson([], [])).toBeNull();
	});
});

describe('drivers say what to mend first', () => {
	it.each([
		[[0.8, 0.3, 0.3, 0.3], [6, 8, 8, 8], '“quality” matters most and scores lowest: mend it first.'],
		[[0.8, 0.3, 0.3, 0.3], [7, 8, 9, 6], '“quality” matters most and scores below the others: mend it first.'],
		[[0.8, 0.7, 0.1, 0.1], [9, 6, 8, 8], '“speed” matters more than most and scores lowest: mend it first.'],
		[[0.8, 0.1, 0.1, 0.1], [9, 7, 8, 8], 'What matters most, “quality”, scores well: keep it up.'],
	])('weights %j, means %j: %s', (weights, means, said) => {
		expect(sayDrivers(findDrivers(makeAnswers(2000, weights, { means }), asked))['en-US']).toBe(said);
	});

	it('each dimension has its quadrant', () => {
		const told = findDrivers(makeAnswers(2000, [0.8, 0.7, 0.1, 0.1], { means: [6, 9, 6, 9] }), asked);
		expect(Object.fromEntries(told.drivers.map(({ key, place }) => [key, place]))).toEqual({
			quality: 'mend',
			speed: 'keep',
			effect: 'watch',
			care: 'rest',
		});
	});
});

describe('drivers keep silent', () => {
	it.each([0, 1, 2, 39])('under the minimum of answers: %i of 40', (n) => {
		const told = findDrivers(makeAnswers(n, [0.8, 0.4, 0.2, 0]), asked);
		expect(told.silence).toEqual(n === 0 ? { code: 'no_dimensions' } : { code: 'few', needed: 40 });
		expect(
			told.drivers.every(
				({ weight, place, r, rho }) => weight === null && place === null && r === null && rho === null,
			),
		).toBe(true);
	});

	it('and speak from the minimum on', () => {
		expect(findDrivers(makeAnswers(40, [0.8, 0.4, 0.2, 0]), asked).silence).toBeNull();
	});

	it('where everybody gives the same overall score', () => {
		const same = makeAnswers(100, [0.8, 0.4, 0.2, 0]).map((answer) => ({ ...answer, overall: 9 }));
		expect(findDrivers(same, asked).silence).toEqual({ code: 'flat' });
	});

	it('of a dimension to which everybody gives the same score, while the others are weighed', () => {
		const answers = makeAnswers(200, [0.8, 0.4, 0.2, 0]).map(({ overall, scores }) => ({
			overall,
			scores: { ...scores, care: 8 },
		}));
		const told = findDrivers(answers, asked);
		expect(told.silence).toBeNull();
		expect(told.drivers.find(({ key }) => key === 'care')).toMatchObject({
			weight: null,
			left: 'flat',
			mean: 80,
			interval: null,
		});
	});

	it('where scores and overall score do not go together', () => {
		expect(findDrivers(makeAnswers(2000, [0, 0, 0, 0]), asked).silence).toEqual({ code: 'unrelated' });
	});

	it('of a dimension that most leave open, so that it does not cost the others their answers', () => {
		const answers = makeAnswers(200, [0.8, 0.4, 0.2, 0]).map(({ overall, scores }, index) => {
			const { care = 0, ...rest } = scores;
			return { overall, scores: index < 60 ? { ...rest, care } : rest };
		});
		const told = findDrivers(answers, asked);
		expect([told.n, told.silence]).toEqual([200, null]);
		expect(told.drivers.find(({ key }) => key === 'care')).toMatchObject({ n: 60, weight: null, left: 'rare' });
	});

	it('in words that say how many are needed', () => {
		const told = findDrivers(makeAnswers(12, [1, 0, 0, 0]), asked);
		expect(sayDrivers(told)['en-US']).toContain('at least 40 answers');
		expect(sayDrivers(told)['zh-CN']).toContain('现在有 12 份');
	});
});
