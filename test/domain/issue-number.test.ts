import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, numberDay } from '../../extensions/domain/issue-number.js';

describe('the day in an issue’s number (R15)', () => {
	it.each([
		['2024-05-01T06:00:00Z', 'Asia/Shanghai', '20240501'],
		['2024-04-30T15:59:59.999Z', 'Asia/Shanghai', '20240430'],
		['2024-04-30T16:00:00Z', 'Asia/Shanghai', '20240501'],
		// The tests themselves run in Kathmandu (+05:45): its midnight means nothing here.
		['2024-04-30T18:14:59Z', 'UTC', '20240430'],
		['2024-04-30T18:15:00Z', 'UTC', '20240430'],
		['2024-04-30T18:14:59Z', 'Asia/Kathmandu', '20240430'],
		['2024-04-30T18:15:00Z', 'Asia/Kathmandu', '20240501'],
		['2024-12-31T23:59:59Z', 'UTC', '20241231'],
		['2024-12-31T23:59:59Z', 'Pacific/Kiritimati', '20250101'],
		['2025-01-01T09:59:59Z', 'Pacific/Honolulu', '20241231'],
		['2024-02-29T12:00:00Z', 'Europe/Berlin', '20240229'],
		// The night on which the clocks of New York change, and the day that Samoa left out.
		['2024-03-10T04:59:59Z', 'America/New_York', '20240309'],
		['2024-03-11T03:59:59Z', 'America/New_York', '20240310'],
		['2024-03-11T04:00:00Z', 'America/New_York', '20240311'],
		['2011-12-30T09:59:59Z', 'Pacific/Apia', '20111229'],
		['2011-12-30T10:00:00Z', 'Pacific/Apia', '20111231'],
	])('%s in %s is %s', (at, timeZone, day) => {
		expect(numberDay(new Date(at), timeZone)).toBe(day);
	});

	it('is the day that the calendar on the wall of the organisation shows', () => {
		const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC');
		const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
		fc.assert(
			fc.property(moment, zone, (at, timeZone) => {
				const wall = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
				expect(numberDay(at, timeZone)).toBe(wall.replaceAll('-', ''));
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the number of an issue (R15)', () => {
	it.each([
		[1, 'W20240501-001'],
		[7, 'W20240501-007'],
		[42, 'W20240501-042'],
		[999, 'W20240501-999'],
		[1000, 'W20240501-1000'],
		[12345, 'W20240501-12345'],
	])('of the %i. issue of a day is %s', (sequence, number) => {
		expect(formatNumber('20240501', sequence)).toBe(number);
	});

	it('is W, the day, a dash and three or more digits; no two of a day are alike', () => {
		const sequence = fc.integer({ min: 1, max: 10_000_000 });
		fc.assert(
			fc.property(sequence, sequence, (one, other) => {
				const numbers = [one, other].map((each) => formatNumber('20240501', each));
				for (const number of numbers) expect(number).toMatch(/^W\d{8}-\d{3,}$/);
				expect(numbers[0] === numbers[1]).toBe(one === other);
			}),
		);
	});
});
