import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addWorkingDays,
	addWorkingTime,
	alwaysOpen,
	explainWorkingTime,
	workingTimeBetween,
} from '../../../extensions/domain/calendar.js';
import { anyCalendarOf, anyPauses } from './any-calendar';

const zones = [
	'Europe/Berlin',
	'America/New_York',
	'Asia/Shanghai',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'America/Sao_Paulo',
	'Pacific/Apia',
	'UTC',
];
const minute = 60_000;
const weeks = 4 * 7 * 1440;

const isOpenSometimes = (week: object) => Object.values(week).some((day: unknown[]) => day.length > 0);

/** A calendar with working time in its week, four weeks of some year since 1960, moments and pauses in them. */
const cases = fc
	.tuple(
		fc.constantFrom(...zones),
		fc.date({ min: new Date('1960-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true }),
	)
	.chain(([timeZone, start]) => {
		const dates = Array.from({ length: 28 }, (_, day) =>
			new Date(start.getTime() + day * 86_400_000).toISOString().slice(0, 10),
		);
		const moment = fc.integer({ min: 0, max: weeks * minute }).map((after) => new Date(start.getTime() + after));
		return fc.record({
			calendar: anyCalendarOf(timeZone, dates).filter(({ week }) => isOpenSometimes(week)),
			pauses: anyPauses(start.getTime(), weeks),
			moments: fc.tuple(moment, moment, moment),
			seconds: fc.tuple(fc.integer({ min: 0, max: 400_000 }), fc.integer({ min: 0, max: 400_000 })),
		});
	});

describe('working time, whatever the calendar', () => {
	it('what is added can be measured', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments: [from], seconds: [seconds] }) => {
				const due = addWorkingTime(calendar, from, seconds, pauses);
				expect(workingTimeBetween(calendar, from, due, pauses)).toBe(seconds);
			}),
			{ numRuns: 1000 },
		);
	});

	it('a deadline is due no later than it must be: a moment before, something was left', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments: [from], seconds: [seconds] }) => {
				fc.pre(seconds > 0);
				const due = addWorkingTime(calendar, from, seconds, pauses);
				const before = new Date(due.getTime() - 1);
				expect(workingTimeBetween(calendar, from, before, pauses)).toBeLessThan(seconds);
			}),
			{ numRuns: 500 },
		);
	});

	it('adding in two goes is adding at once', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments: [from], seconds: [first, second] }) => {
				const halfway = addWorkingTime(calendar, from, first, pauses);
				expect(addWorkingTime(calendar, halfway, second, pauses)).toEqual(
					addWorkingTime(calendar, from, first + second, pauses),
				);
			}),
			{ numRuns: 500 },
		);
	});

	it('going back is the inverse, up to time that nobody works', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments: [from], seconds: [seconds] }) => {
				fc.pre(seconds > 0);
				const due = addWorkingTime(calendar, from, seconds, pauses);
				const start = addWorkingTime(calendar, due, -seconds, pauses);
				expect(start.getTime()).toBeGreaterThanOrEqual(from.getTime());
				expect(workingTimeBetween(calendar, from, start, pauses)).toBe(0);
				expect(addWorkingTime(calendar, start, seconds, pauses)).toEqual(due);
			}),
			{ numRuns: 1000 },
		);
	});

	it('more time is never due earlier, nor does a later start bring a deadline forward', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments: [one, other], seconds: [first, second] }) => {
				const due = addWorkingTime(calendar, one, first, pauses).getTime();
				expect(addWorkingTime(calendar, one, first + second, pauses).getTime()).toBeGreaterThanOrEqual(due);
				const later = new Date(Math.max(one.getTime(), other.getTime()));
				expect(addWorkingTime(calendar, later, first, pauses).getTime()).toBeGreaterThanOrEqual(due);
			}),
			{ numRuns: 500 },
		);
	});

	it('splitting a time anywhere changes nothing', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments: [from, between, to] }) => {
				const parts =
					workingTimeBetween(calendar, from, between, pauses) + workingTimeBetween(calendar, between, to, pauses);
				expect(parts).toBeCloseTo(workingTimeBetween(calendar, from, to, pauses), 6);
			}),
			{ numRuns: 1000 },
		);
	});

	it('the order of pauses does not matter, nor whether one is told in two parts', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments: [from, cut], seconds: [seconds] }) => {
				const due = addWorkingTime(calendar, from, seconds, pauses);
				expect(addWorkingTime(calendar, from, seconds, [...pauses].reverse())).toEqual(due);
				const parted = pauses.flatMap(([start, end]) =>
					start < cut && cut < end
						? [[cut, end] as (typeof pauses)[number], [start, cut] as (typeof pauses)[number]]
						: [[start, end] as (typeof pauses)[number]],
				);
				expect(addWorkingTime(calendar, from, seconds, parted)).toEqual(due);
			}),
			{ numRuns: 500 },
		);
	});

	it('its pieces follow each other without gaps, differ from their neighbours, and add up', () => {
		fc.assert(
			fc.property(cases, ({ calendar, pauses, moments }) => {
				const [from, to] = [moments[0], moments[1]].sort((a, b) => a.getTime() - b.getTime()) as [Date, Date];
				const pieces = explainWorkingTime(calendar, from, to, pauses);
				const sum = (kind: string) =>
					pieces
						.filter((piece) => piece.kind === kind)
						.reduce((total, piece) => total + piece.to.getTime() - piece.from.getTime(), 0) / 1000;
				expect(sum('working')).toBe(workingTimeBetween(calendar, from, to, pauses));
				expect(sum('working') + sum('pause')).toBeCloseTo(workingTimeBetween(calendar, from, to), 6);
				expect(pieces[0]?.from ?? to).toEqual(from);
				expect(pieces.at(-1)?.to ?? from).toEqual(to);
				pieces.slice(1).forEach((piece, index) => {
					expect(piece.from).toEqual(pieces[index]?.to);
					expect(piece.kind).not.toBe(pieces[index]?.kind);
				});
			}),
			{ numRuns: 500 },
		);
	});

	it('around the clock it is time', () => {
		fc.assert(
			fc.property(cases, ({ calendar: { timeZone }, moments: [from, to], seconds: [seconds] }) => {
				const calendar = alwaysOpen(timeZone);
				expect(workingTimeBetween(calendar, from, to)).toBe((to.getTime() - from.getTime()) / 1000);
				expect(addWorkingTime(calendar, from, seconds)).toEqual(new Date(from.getTime() + seconds * 1000));
			}),
		);
	});

	it('working days go on one by one, and each has working time', () => {
		fc.assert(
			fc.property(cases, fc.integer({ min: 1, max: 10 }), ({ calendar, moments: [from] }, days) => {
				const due = addWorkingDays(calendar, from, days, true);
				const before = days === 1 ? from : addWorkingDays(calendar, from, days - 1, true);
				expect(due.getTime()).toBeGreaterThan(before.getTime());
				if (days > 1) expect(workingTimeBetween(calendar, before, due)).toBeGreaterThan(0);
			}),
			{ numRuns: 500 },
		);
	});
});
