import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawArea, drawCurve, findLonely } from '../../../panels/chart/curve';
import type { Line } from '../../../panels/chart/lines';
import { layOut } from '../../../panels/chart/plot';
import { placeOn, toScale, toTightScale } from '../../../panels/chart/scale';
import { stepTo } from '../../../panels/chart/step-to';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const values = fc.array(fc.option(value, { nil: null }), { maxLength: 40 });

describe('a scale', () => {
	it.each([
		[[3, null, 17], 0, 20, [0, 5, 10, 15, 20]],
		[[0, 0], 0, 1, [0, 1]],
		[[], 0, 1, [0, 1]],
		[[-40, 60], -40, 60, [-40, -20, 0, 20, 40, 60]],
		[[4.2, 4.8], 0, 5, [0, 1, 2, 3, 4, 5]],
		[[88, 100], 0, 100, [0, 20, 40, 60, 80, 100]],
	])('of %j goes from %i to %i and is marked at %j', (known, low, high, ticks) => {
		expect(toScale(known, 4)).toEqual({ low, high, ticks });
	});

	it('holds zero and every value, and its marks are whole and inside', () => {
		fc.assert(
			fc.property(values, fc.integer({ min: 1, max: 4 }), (known, count) => {
				const { low, high, ticks } = toScale(known, count);
				expect(low).toBeLessThanOrEqual(0);
				expect(high).toBeGreaterThanOrEqual(0);
				expect(high).toBeGreaterThan(low);
				for (const each of known) if (each !== null) expect(each >= low && each <= high).toBe(true);
				for (const tick of ticks) expect(Number.isInteger(tick) && tick >= low && tick <= high).toBe(true);
			}),
		);
	});

	it('of a sparkline is as wide as its values, with air on both sides, even where they are all the same', () => {
		expect(toTightScale([90, null, 100])).toEqual({ low: 89, high: 101, ticks: [] });
		expect(toTightScale([7])).toEqual({ low: 6, high: 8, ticks: [] });
		expect(toTightScale([null])).toEqual({ low: 0, high: 1, ticks: [] });
	});

	it('places its low end at 0 and its high end at 1', () => {
		expect([-50, 25, 100].map((each) => placeOn({ low: -50, high: 100, ticks: [] }, each))).toEqual([0, 0.5, 1]);
	});
});

describe('a line', () => {
	const [a, b, c] = [
		{ x: 0, y: 5 },
		{ x: 1, y: 9 },
		{ x: 2, y: 5 },
	] as const;

	it('has a gap where a value is unknown, and so has what is filled under it', () => {
		expect(drawCurve([a, b, null, a, c]).match(/M/g)).toHaveLength(2);
		expect(drawArea([a, b, null, a, c], 10).match(/M/g)).toHaveLength(2);
		expect(drawCurve([null, null])).toBe('');
	});

	it('never rises over its points', () => {
		expect(drawCurve([a, a, b, b].map(({ y }, x) => ({ x, y })))).not.toMatch(/NaN|-/);
	});

	it('is a dot where both neighbours are unknown', () => {
		expect(findLonely([a, null, b, c, null, c])).toEqual([a, c]);
		expect(findLonely([a, null, b, null])).toEqual([a, b]);
		expect(findLonely([a])).toEqual([a]);
		expect(findLonely([a, b, c])).toEqual([]);
	});
});

describe('a chart', () => {
	const lineOf = (of: readonly (number | null)[], more: Partial<Line> = {}): Line => ({
		...{ name: 'A', values: of, counts: of.map(() => 1), color: 'red', dash: [], side: 'left', say: String },
		...more,
	});
	const room = { width: 600, height: 200, em: 12 };
	const days = (count: number): string[] => Array.from({ length: count }, (_, day) => `5月${day + 1}日`);

	it('has a place for every value between its edges, and none for what is unknown', () => {
		fc.assert(
			fc.property(values, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 900 }), (of, width, height) => {
				const plot = layOut({ labels: days(of.length), lines: [lineOf(of)] }, { width, height, em: 12 });
				for (const [index, point] of plot.points[0]!.entries()) {
					expect(point === null).toBe(of[index] === null);
					if (!point) continue;
					expect(point.x >= plot.left - 1e-6 && point.x <= plot.right + 1e-6).toBe(true);
					expect(point.y >= plot.top - 1e-6 && point.y <= plot.bottom + 1e-6).toBe(true);
				}
			}),
		);
	});

	it('writes as many dates as can be read: none touches the next, and none sticks out', () => {
		for (const count of [1, 7, 30, 92]) {
			const { dates } = layOut({ labels: days(count), lines: [lineOf(days(count).map(() => 1))] }, room);
			expect(dates.length).toBeGreaterThan(0);
			for (const [index, { x }] of dates.entries()) {
				expect(x).toBeGreaterThan(19);
				expect(x).toBeLessThan(room.width - 19);
				expect(x - (dates[index - 1]?.x ?? -Infinity)).toBeGreaterThan(50);
			}
		}
	});

	it('keeps room for its marks on the sides that are used, and says them in the unit of the side', () => {
		const hours = lineOf([9000], { side: 'right', say: (of) => `${of} h` });
		const one = layOut({ labels: ['May'], lines: [lineOf([9000])] }, room);
		const two = layOut({ labels: ['May'], lines: [lineOf([3]), hours] }, room);
		expect(one.rightMarks).toEqual([]);
		expect(two.rightMarks.at(-1)?.text).toBe('10000 h');
		expect(two.right).toBeLessThan(one.right - 50);
		expect(two.left).toBeLessThan(one.left);
		expect(two.rules).toEqual(two.leftMarks.map(({ y }) => y));
	});

	it('marks every point where there is room for it', () => {
		expect(layOut({ labels: days(7), lines: [lineOf([1])] }, room).roomy).toBe(true);
		expect(layOut({ labels: days(92), lines: [lineOf([1])] }, room).roomy).toBe(false);
	});
});

describe('the arrow keys', () => {
	it.each([
		['ArrowLeft', null, 9],
		['ArrowLeft', 4, 3],
		['ArrowLeft', 0, 0],
		['ArrowDown', 4, 3],
		['ArrowRight', null, 9],
		['ArrowRight', 4, 5],
		['ArrowRight', 9, 9],
		['ArrowUp', 4, 5],
		['Home', 4, 0],
		['End', null, 9],
		['Escape', 4, null],
		['Escape', null, undefined],
		['Tab', 4, undefined],
		['a', 4, undefined],
	])('%s from %o leads to %o', (key, from, to) => {
		expect(stepTo(key, from, 9)).toBe(to);
	});
});
