import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysOpen, checkCalendar, type Calendar, type Interval } from '../../../extensions/domain/calendar.js';
import { inspectCalendar } from '../../../extensions/domain/calendar/check.js';
import {
	copyMonday,
	countMinutes,
	readDraft,
	suggestInterval,
	workedHours,
} from '../../../extensions/domain/calendar/draft.js';
import { presets, weekOf, type PresetName } from '../../../extensions/domain/calendar/presets.js';
import {
	addExceptions,
	datesOf,
	dropRange,
	groupRanges,
	joinRanges,
} from '../../../extensions/domain/calendar/ranges.js';
import { tidyClock } from '../../../extensions/domain/calendar/typed-clock.js';
import { anyCalendarOf } from './any-calendar.js';

const dates = datesOf('2026-09-25', '2026-10-10');
const office: Calendar = { timeZone: 'Asia/Shanghai', week: weekOf('lunch'), exceptions: {} };

describe('a preset', () => {
	it.each(Object.keys(presets) as PresetName[])('%s is a calendar that may be saved', (name) => {
		expect(checkCalendar({ ...office, week: weekOf(name) })).toHaveProperty('calendar');
	});

	it('of every day is around the clock', () => {
		expect(weekOf('always')).toEqual(alwaysOpen('UTC').week);
	});

	it('is given anew each time, so that editing one week changes no other', () => {
		weekOf('office').mon.push(['20:00', '21:00']);
		expect(weekOf('office').mon).toEqual([['09:00', '18:00']]);
	});
});

describe('a time of day as people type it', () => {
	it.each([
		['9', '09:00'],
		['09', '09:00'],
		['930', '09:30'],
		['0930', '09:30'],
		['1730', '17:30'],
		['9:30', '09:30'],
		['9：30', '09:30'],
		['9.30', '09:30'],
		['9点', '09:00'],
		['9点30', '09:30'],
		[' 18:00 ', '18:00'],
		['24', '24:00'],
		['24:00', '24:00'],
		['0', '00:00'],
	])('%s becomes %s', (typed, meant) => {
		expect(tidyClock(typed)).toBe(meant);
	});

	it.each(['', 'soon', '25:00', '24:30', '9:60', '12:00 pm', '-1', '9:3', '123456'])('“%s” stays as it is', (typed) => {
		expect(tidyClock(typed)).toBe(typed);
	});

	it('once tidy stays so', () => {
		fc.assert(fc.property(fc.string({ maxLength: 8 }), (typed) => tidyClock(tidyClock(typed)) === tidyClock(typed)));
	});
});

describe('hours that are added to a day', () => {
	it.each<[Interval[], Interval]>([
		[[], ['09:00', '18:00']],
		[[['09:00', '12:00']], ['13:00', '18:00']],
		[[['09:00', '18:00']], ['19:00', '21:00']],
		[[['09:00', '23:30']], ['07:00', '08:00']],
		[[['00:00', '24:00']], ['', '']],
	])('beside %j are %j', (there, suggested) => {
		expect(suggestInterval(there)).toEqual(suggested);
	});
});

describe('a draft', () => {
	it.each([
		['nothing', null],
		['a text', 'Mon–Fri'],
		['a list', []],
		['a week of six days', { ...office, week: { ...office.week, sun: undefined } }],
		['hours that are no pairs', { ...office, week: { ...office.week, mon: [['09:00']] } }],
		['exceptions that are no hours', { ...office, exceptions: { '2026-01-01': 'holiday' } }],
		['no zone', { ...office, timeZone: undefined }],
	])('is not made of %s', (_what, value) => {
		expect(readDraft(value)).toBeUndefined();
	});

	it('keeps what is still wrong in it, for whoever is writing it', () => {
		const wrong = { ...office, week: { ...office.week, mon: [['soon', '']] as Interval[] } };
		expect(readDraft(wrong)).toEqual(wrong);
		expect(inspectCalendar(wrong)).toMatchObject({ problems: [{ code: 'not_a_time', path: ['week', 'mon'] }, {}] });
	});

	it('is made of every calendar there can be, unchanged', () => {
		fc.assert(
			fc.property(
				anyCalendarOf('Asia/Shanghai', dates),
				(calendar) => void expect(readDraft(calendar)).toEqual(calendar),
			),
		);
	});

	it('copies Monday to Tuesday to Friday and leaves the weekend alone', () => {
		const week = copyMonday({ ...weekOf('office'), mon: [['08:00', '12:00']], sat: [['10:00', '12:00']] });
		for (const day of ['tue', 'wed', 'thu', 'fri'] as const) expect(week[day]).toEqual([['08:00', '12:00']]);
		expect([week.sat, week.sun]).toEqual([[['10:00', '12:00']], []]);
	});

	it('counts overlapping hours once and unfinished ones not at all', () => {
		expect(
			countMinutes([
				['09:00', '12:00'],
				['11:00', '13:00'],
				['soon', '18:00'],
			]),
		).toBe(240);
	});

	it('gives a worked Saturday the hours of the first weekday that has any', () => {
		expect(workedHours({ ...weekOf('lunch'), mon: [] })).toEqual(presets.lunch.hours);
		expect(workedHours({ ...weekOf('office'), mon: [['9', '']] })).toEqual([['09:00', '18:00']]);
	});
});

describe('ranges of exceptions', () => {
	const golden = Object.fromEntries(datesOf('2026-10-01', '2026-10-07').map((date) => [date, []]));

	it('put days in a row together where their hours are the same', () => {
		const worked: Interval[] = [['09:00', '18:00']];
		expect(joinRanges({ '2026-10-10': worked, ...golden, '2026-10-08': worked })).toEqual([
			{ from: '2026-10-01', to: '2026-10-07', hours: [] },
			{ from: '2026-10-08', to: '2026-10-08', hours: worked },
			{ from: '2026-10-10', to: '2026-10-10', hours: worked },
		]);
	});

	it('reach over the end of a month and of a year, and stand where they begin', () => {
		const ranges = joinRanges(Object.fromEntries(datesOf('2026-12-30', '2027-01-02').map((date) => [date, []])));
		expect(groupRanges(ranges)).toEqual([{ year: '2026', months: [{ month: '2026-12', ranges }] }]);
		expect(ranges).toHaveLength(1);
	});

	it.each([
		['2026-05-02', '2026-05-01'],
		['', '2026-05-01'],
		['2026-02-30x', '2026-05-01'],
	])('from %s to %s have no days', (from, to) => {
		expect(datesOf(from, to)).toEqual([]);
	});

	it('hold a year of days at most', () => {
		expect(datesOf('2026-01-01', '2099-01-01')).toHaveLength(366);
	});

	it('can be taken out again, whatever else there is', () => {
		const calendar = addExceptions({ ...office, exceptions: { '2026-09-30': [] } }, golden);
		const [range] = joinRanges(golden);
		expect(dropRange(calendar, range ?? { from: '', to: '' }).exceptions).toEqual({ '2026-09-30': [] });
	});

	it('lose no date on the way through the list', () => {
		fc.assert(
			fc.property(anyCalendarOf('Asia/Shanghai', dates), ({ exceptions }) => {
				const dates = joinRanges(exceptions).flatMap(({ from, to, hours }) =>
					datesOf(from, to).map((date) => [date, hours]),
				);
				expect(Object.fromEntries(dates)).toEqual(exceptions);
			}),
		);
	});

	it('that are added count over those that were there, and never shorten what is known', () => {
		const known = {
			...office,
			exceptions: { '2026-10-01': [['09:00', '12:00']] as Interval[] },
			coveredUntil: '2027-12-31',
		};
		const calendar = addExceptions(known, golden, '2026-12-31');
		expect(calendar.exceptions['2026-10-01']).toEqual([]);
		expect(calendar.coveredUntil).toBe('2027-12-31');
		expect(addExceptions(office, golden, '2026-12-31').coveredUntil).toBe('2026-12-31');
		expect(addExceptions(office, golden)).not.toHaveProperty('coveredUntil');
	});
});
