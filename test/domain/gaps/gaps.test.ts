import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGaps } from '../../../extensions/domain/gaps/gaps.js';
import { findIndices } from '../../../extensions/domain/gaps/indices.js';
import { scoreOf } from '../../../extensions/domain/gaps/pair.js';
import { sayGaps } from '../../../extensions/domain/gaps/say-gaps.js';
import { nameless, readAsked } from '../../../extensions/domain/voice/asked.js';

describe('gaps (R30)', () => {
	it('are expectation less experience, the widest first, with how many gave both', () => {
		const told = findGaps(
			[
				{ speed: { expected: 9, experienced: 6 }, care: { expected: 7, experienced: 8 }, overall: 7 },
				{ speed: { expected: 8, experienced: 7 } },
				{ speed: { expected: 8 }, care: 'x', nps: 9 },
			],
			nameless,
		);
		expect(told).toMatchObject([
			{ key: 'speed', n: 2, expected: 8.5, experienced: 6.5, gap: 2 },
			{ key: 'care', n: 1, gap: -1, interval: null },
		]);
		expect(told[0]?.interval?.map((each) => Number(each.toFixed(2)))).toEqual([-10.71, 14.71]);
	});

	it('do not depend on the order of the answers', () => {
		const pairs = fc.array(
			fc.record({ expected: fc.integer({ min: 1, max: 10 }), experienced: fc.integer({ min: 1, max: 10 }) }),
			{ minLength: 1 },
		);
		fc.assert(
			fc.property(pairs, (given) => {
				const answers = given.map((speed) => ({ speed }));
				const [there] = findGaps(answers, nameless);
				const [back] = findGaps([...answers].reverse(), nameless);
				expect(there?.gap).toBeCloseTo(back?.gap ?? NaN, 9);
				expect(there?.gap).toBeCloseTo((there?.expected ?? 0) - (there?.experienced ?? 0), 9);
			}),
		);
	});

	const many = (count: number, expected: number, experienced: number) =>
		Array.from({ length: count }, (_, index) => ({ speed: { expected, experienced: experienced + (index % 2) } }));
	const said = (answers: object[], few = false) =>
		sayGaps(findGaps(answers as never, nameless).map((each) => ({ ...each, few })))['en-US'];

	it('are told in one sentence where they are clear, and not where they are not', () => {
		expect(said(many(20, 9, 6))).toBe('“speed” falls short of what was expected most: by 2.5 points.');
		expect(said(many(20, 6, 6))).toContain('Nothing falls clearly short');
		expect(said(many(3, 7, 6))).toContain('Nothing falls clearly short');
		expect(said(many(20, 9, 6), true)).toContain('cannot be said yet');
		expect(said([])).toContain('cannot be said yet');
	});

	it.each([
		[7, 7],
		[{ expected: 9, experienced: 6 }, 6],
		[{ expected: 9 }, null],
		['7', null],
		[null, null],
	])('the score that %j gives is %s', (value, score) => {
		expect(scoreOf(value)).toBe(score);
	});

	it('of nothing are none', () => {
		expect(findGaps([], nameless)).toEqual([]);
	});
});

describe('indices (TCSI)', () => {
	const scales: Record<string, readonly [number, number]> = { image: [1, 5], nps: [0, 10] };
	const asked = (key: string) => {
		const [min, max] = scales[key] ?? [1, 10];
		return { ...nameless(key), min, max };
	};

	it('are means from 0 to 100, of as many questions as an index has', () => {
		const told = findIndices(
			[
				{ image: 5, product: { expected: 10, experienced: 1 }, service: { expected: 1, experienced: 1 }, overall: 10 },
				{ image: 3, loyalty: 10, nps: 5 },
				{ overall: 1, nps: 0, quality: 3 },
			],
			asked,
		);
		expect(told.map(({ key, n, value }) => ({ key, n, value }))).toEqual([
			{ key: 'image', n: 2, value: 75 },
			{ key: 'expectation', n: 1, value: 50 },
			{ key: 'quality', n: 1, value: 0 },
			{ key: 'satisfaction', n: 1, value: 100 },
			{ key: 'loyalty', n: 1, value: 75 },
		]);
	});

	it('leave out answers to surveys that do not ask for them, and values of another kind', () => {
		expect(findIndices([{ overall: 9, nps: 9, speed: 3 }, { image: 'high' }], asked)).toEqual([]);
	});
});

it('what was asked is read out of any survey, and what makes no sense is left out', () => {
	const label = { 'zh-CN': '速度', 'en-US': 'Speed' };
	expect(
		readAsked([
			{ key: 'speed', type: 'scale', label, min: 1, max: 10 },
			{ key: 'stars', type: 'rating', label },
			{ key: 'why', type: 'text', label, max: 2000 },
			{ key: 3 },
			null,
		]),
	).toEqual([
		{ key: 'speed', name: label, min: 1, max: 10 },
		{ key: 'stars', name: label, min: 1, max: 5 },
	]);
	expect(readAsked('no list')).toEqual([]);
});
