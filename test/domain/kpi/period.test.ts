import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bucketUnits,
	countDays,
	cut,
	dayOf,
	namedPeriod,
	periodBefore,
	spanOf,
} from '../../../extensions/domain/kpi/period.js';

const day = fc
	.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const period = fc.tuple(day, fc.integer({ min: 0, max: 800 })).map(([from, days]) => ({
	from,
	to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10),
}));

describe('periods of whole days', () => {
	it('names the day that it is in the organisation’s zone, not in UTC', () => {
		expect(dayOf(new Date('2024-04-30T16:00:00Z'), 'Asia/Shanghai')).toBe('2024-05-01');
		expect(dayOf(new Date('2024-04-30T15:59:59Z'), 'Asia/Shanghai')).toBe('2024-04-30');
	});

	it.each([
		['2024-03-10', 23, 'spring'],
		['2024-11-03', 25, 'autumn'],
		['2024-07-01', 24, 'summer'],
	])('a day in New York (%s) has %i hours in %s', (date, hours) => {
		const { start, end } = spanOf({ from: date, to: date }, 'America/New_York');
		expect((end.getTime() - start.getTime()) / 3_600_000).toBe(hours);
	});

	it('starts a day at one o’clock where midnight does not exist', () => {
		expect(spanOf({ from: '2018-11-04', to: '2018-11-04' }, 'America/Sao_Paulo').start.toISOString()).toBe(
			'2018-11-04T03:00:00.000Z',
		);
	});

	it('a day that a country skipped has no time in it', () => {
		const { start, end } = spanOf({ from: '2011-12-30', to: '2011-12-30' }, 'Pacific/Apia');
		expect(end).toEqual(start);
	});

	it('the period before is as long and ends the day before', () => {
		fc.assert(
			fc.property(period, (given) => {
				const before = periodBefore(given);
				expect(countDays(before)).toBe(countDays(given));
				expect(countDays({ from: before.to, to: given.from })).toBe(2);
			}),
		);
	});
});

describe('cutting a period', () => {
	it.each(bucketUnits)('by %s leaves no day out, counts none twice, and gives every piece its own key', (unit) => {
		fc.assert(
			fc.property(period, (given) => {
				const buckets = cut(given, unit);
				expect(buckets.reduce((days, bucket) => days + countDays(bucket.period), 0)).toBe(countDays(given));
				expect(new Set(buckets.map((bucket) => bucket.key)).size).toBe(buckets.length);
				expect(buckets[0]?.period.from).toBe(given.from);
				expect(buckets.at(-1)?.period.to).toBe(given.to);
			}),
		);
	});

	it('cuts by ISO week, whose year may be another', () => {
		expect(cut({ from: '2024-12-29', to: '2025-01-06' }, 'week')).toEqual([
			{ key: '2024-W52', period: { from: '2024-12-29', to: '2024-12-29' } },
			{ key: '2025-W01', period: { from: '2024-12-30', to: '2025-01-05' } },
			{ key: '2025-W02', period: { from: '2025-01-06', to: '2025-01-06' } },
		]);
	});
});

describe('periods by name', () => {
	it.each([
		['last_7_days', '2024-05-04', '2024-05-10'],
		['last_30_days', '2024-04-11', '2024-05-10'],
		['last_90_days', '2024-02-11', '2024-05-10'],
		['last_365_days', '2023-05-12', '2024-05-10'],
		['this_month', '2024-05-01', '2024-05-10'],
		['last_month', '2024-04-01', '2024-04-30'],
		['this_quarter', '2024-04-01', '2024-05-10'],
		['last_quarter', '2024-01-01', '2024-03-31'],
		['this_year', '2024-01-01', '2024-05-10'],
	] as const)('%s on 10 May is %s to %s', (name, from, to) => {
		expect(namedPeriod(name, '2024-05-10')).toEqual({ from, to });
	});
});
