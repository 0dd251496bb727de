import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addWorkingDays,
	addWorkingTime,
	explainWorkingTime,
	workingTimeBetween,
} from '../../../extensions/domain/calendar.js';
import { anyCalendarOf, anyPauses } from './any-calendar';
import { kindsOf, readMinutes, walkBack, walkForward } from './minute-model';

const days = 5;

/** Times around clock changes of every sort, and some without any. */
const times = (
	[
		['Europe/Berlin', '2024-03-29'],
		['Europe/Berlin', '2024-10-25'],
		['Europe/Berlin', '2024-07-05'],
		['America/New_York', '2024-03-08'],
		['America/New_York', '2024-11-01'],
		['Asia/Shanghai', '2024-02-08'],
		['Asia/Shanghai', '1988-04-15'],
		['Australia/Lord_Howe', '2024-04-04'],
		['Australia/Lord_Howe', '2024-10-03'],
		['Asia/Kathmandu', '1985-12-30'],
		['Asia/Kathmandu', '2024-05-01'],
		['America/Sao_Paulo', '2018-11-02'],
		['America/Sao_Paulo', '2018-02-15'],
		['America/Sao_Paulo', '1963-12-07'],
		['Pacific/Apia', '2011-12-28'],
		// The clocks went from 00:01 back to the day before.
		['America/St_Johns', '2006-10-27'],
		['America/St_Johns', '2006-03-31'],
		['Africa/Casablanca', '2024-04-12'],
		['Antarctica/Troll', '2024-03-29'],
	] as const
).map(([timeZone, date]) => readMinutes(timeZone, Date.parse(`${date}T00:00:00Z`), days));

const cases = fc.constantFrom(...times).chain((minutes) => {
	const index = fc.integer({ min: 0, max: days * 1440 });
	return fc.record({
		minutes: fc.constant(minutes),
		calendar: anyCalendarOf(minutes.timeZone, [...new Set(minutes.shown.map((shown) => shown.date))]),
		pauses: anyPauses(minutes.start, days * 1440),
		ends: fc.tuple(index, index),
		seconds: fc.oneof(
			fc.integer({ min: 0, max: 100_000 }),
			fc.integer({ min: 0, max: 1500 }).map((n) => n * 60),
		),
		count: fc.integer({ min: 0, max: 3 }),
	});
});

describe('ten thousand calendars against a walk from minute to minute', () => {
	it('agree on the time between, the pieces of it, the due moment both ways, and the end of a working day', () => {
		const reached = { forward: 0, back: 0, days: 0 };
		fc.assert(
			fc.property(cases, ({ minutes, calendar, pauses, ends, seconds, count }) => {
				const at = (index: number) => new Date(minutes.start + index * 60_000);
				const [first, last] = ends.sort((a, b) => a - b);
				const kinds = kindsOf(minutes, calendar, pauses);

				const between = kinds.slice(first, last);
				const worked = between.filter((kind) => kind === 'working').length * 60;
				expect(workingTimeBetween(calendar, at(first), at(last), pauses)).toBe(worked);

				const pieces = between
					.map((kind, index) => ({ from: at(first + index), kind }))
					.filter(({ kind }, index) => kind !== between[index - 1]);
				const told = explainWorkingTime(calendar, at(first), at(last), pauses);
				expect(told.map(({ from, kind }) => ({ from, kind }))).toEqual(pieces);
				expect(told.map(({ to }) => to)).toEqual(told.map((_, index) => told[index + 1]?.from ?? at(last)));

				const due = walkForward(minutes, kinds, first, seconds);
				const found = addWorkingTime(calendar, at(first), seconds, pauses);
				if (due) expect(found).toEqual(due);
				else expect(found.getTime()).not.toBeLessThan(at(kinds.length).getTime());

				const start = walkBack(minutes, kinds, last, seconds);
				const foundStart = addWorkingTime(calendar, at(last), -seconds, pauses);
				if (start) expect(foundStart).toEqual(start);
				else expect(foundStart.getTime()).not.toBeGreaterThan(minutes.start);

				const day = endOfWorkingDay(first, count);
				if (day !== undefined) expect(addWorkingDays(calendar, at(first), count, true)).toEqual(at(day));
				if (due) reached.forward++;
				if (start) reached.back++;
				if (day !== undefined) reached.days++;

				/** The minute after the last one worked on the date that is so many working dates on. */
				function endOfWorkingDay(from: number, days: number): number | undefined {
					const open = kindsOf(minutes, calendar, []);
					const today = minutes.shown[from]?.date;
					const closing = new Map<string, number>();
					open.forEach((kind, index) => {
						if (kind === 'working') closing.set(minutes.shown[index]!.date, index + 1);
					});
					closing.delete(minutes.shown.at(-1)!.date);
					const left = [...closing].filter(([date, end]) =>
						days === 0 ? date >= today! && end >= from : date > today!,
					);
					return today === undefined ? undefined : left.sort()[Math.max(days - 1, 0)]?.[1];
				}
			}),
			{ numRuns: 10_000 },
		);
		// The walk must not have ended too early to say anything.
		expect(Math.min(...Object.values(reached))).toBeGreaterThan(3000);
	});
});
