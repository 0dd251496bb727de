import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingTime, alwaysOpen, checkCalendar } from '../../../extensions/domain/calendar.js';
import { describeProblem, problemCodes } from '../../../extensions/domain/calendar/problem.js';
import { everyDay, office } from './office';

const good = office('Asia/Shanghai', { '2026-05-01': [], '2026-05-09': [['09:00', '18:00']] });
const problemsOf = (value: unknown) => {
	const checked = checkCalendar(value);
	return 'problems' in checked ? checked.problems : [];
};
const monday = (hours: unknown) => ({ ...good, week: { ...good.week, mon: hours } });

describe('a calendar passes', () => {
	it.each([
		['with office hours, holidays and a working Saturday', good],
		['around the clock', alwaysOpen('Asia/Shanghai')],
		['with the day to which it is known', { ...good, coveredUntil: '2026-12-31' }],
		[
			'with one minute in the whole week',
			{ ...everyDay('UTC', []), week: { ...everyDay('UTC', []).week, sun: [['00:00', '00:01']] } },
		],
	])('%s, as it is', (_, calendar) => {
		expect(checkCalendar(calendar)).toEqual({ calendar });
	});

	it('with intervals that touch, which become one, and in any order', () => {
		const checked = checkCalendar(
			monday([
				['13:00', '18:00'],
				['20:00', '24:00'],
				['09:00', '13:00'],
			]),
		);
		expect(checked).toEqual({
			calendar: monday([
				['09:00', '18:00'],
				['20:00', '24:00'],
			]),
		});
	});

	it('without exceptions, and with an empty last day', () => {
		const { timeZone, week } = good;
		expect(checkCalendar({ timeZone, week, coveredUntil: null })).toEqual({
			calendar: { timeZone, week, exceptions: {} },
		});
	});
});

describe('a calendar is refused', () => {
	it.each([
		[
			'for a zone that does not exist',
			{ ...good, timeZone: 'Mars/Olympus' },
			'Time zone: There is no time zone “Mars/Olympus”',
		],
		['for an offset instead of a zone', { ...good, timeZone: '+08:00' }, 'Time zone: There is no time zone “+08:00”'],
		['without a zone', { ...good, timeZone: undefined }, 'Time zone: This is missing'],
		['without a week', { ...good, week: undefined }, 'Week: This is missing'],
		['for a week that is a list', { ...good, week: [] }, 'Week: This must give the hours of each day'],
		['without a weekday', monday(undefined), 'Monday: The hours are missing'],
		['for a weekday by another name', { ...good, week: { ...good.week, monday: [] } }, 'no such entry as “monday”'],
		['for another entry', { ...good, zone: 'UTC' }, 'no such entry as “zone”'],
		['for hours that are no list', monday('09:00-18:00'), 'Monday: This must be a list of hours'],
		['for an interval that is no pair', monday([['09:00']]), 'Monday: This must be a list of hours'],
		['for a time of three digits', monday([['9:00', '18:00']]), 'Monday: “9:00” is no time of day'],
		['for a time with seconds', monday([['09:00', '18:00:00']]), 'Monday: “18:00:00” is no time of day'],
		['for the 25th hour', monday([['09:00', '25:00']]), 'Monday: “25:00” is no time of day'],
		['for the 60th minute', monday([['09:60', '18:00']]), 'Monday: “09:60” is no time of day'],
		['for a start at 24:00', monday([['24:00', '24:00']]), 'Monday: “24:00” is no time of day'],
		['for an end after 24:00', monday([['09:00', '24:01']]), 'Monday: “24:01” is no time of day'],
		['for hours over midnight', monday([['22:00', '06:00']]), 'Monday: 22:00–06:00 does not begin before it ends'],
		['for an empty interval', monday([['09:00', '09:00']]), 'Monday: 09:00–09:00 does not begin before it ends'],
		[
			'for hours that overlap',
			monday([
				['09:00', '12:00'],
				['11:59', '18:00'],
			]),
			'Monday: 09:00–12:00, 11:59–18:00 overlap',
		],
		[
			'for hours within others',
			monday([
				['11:00', '12:00'],
				['09:00', '18:00'],
			]),
			'Monday: 09:00–18:00, 11:00–12:00 overlap',
		],
		[
			'for too many hours',
			monday(Array.from({ length: 25 }, () => ['00:00', '00:01'])),
			'Monday: Too many hours: at most 24',
		],
		[
			'for a date that does not exist',
			{ ...good, exceptions: { '2026-02-29': [] } },
			'2026-02-29: There is no date “2026-02-29”',
		],
		['for a date in another form', { ...good, exceptions: { '2026-5-1': [] } }, 'There is no date “2026-5-1”'],
		[
			'for hours of a date that make no sense',
			{ ...good, exceptions: { '2026-05-01': [['18:00', '09:00']] } },
			'2026-05-01: 18:00–09:00',
		],
		['for a date without hours', { ...good, exceptions: { '2026-05-01': null } }, '2026-05-01: The hours are missing'],
		[
			'for exceptions that are a list',
			{ ...good, exceptions: ['2026-05-01'] },
			'Exceptions: This must give hours by date',
		],
		['for exceptions that are no list', { ...good, exceptions: 'none' }, 'Exceptions: This must give hours by date'],
		[
			'for a last day that does not exist',
			{ ...good, coveredUntil: '2026-13-01' },
			'Covered until: There is no date “2026-13-01”',
		],
		['for a last day that is no text', { ...good, coveredUntil: 2026 }, 'Covered until: There is no date “2026”'],
		['for a week without working time', everyDay('UTC', []), 'Week: The week has no working time at all'],
		['for holidays only', everyDay('UTC', [], { '2026-05-01': [] }), 'Week: The week has no working time at all'],
		[
			'for working time in exceptions only',
			everyDay('UTC', [], { '2026-05-01': [['09:00', '18:00']] }),
			'Week: The week has no working time at all',
		],
	])('%s', (_, value, problem) => {
		expect(problemsOf(value)).toEqual([expect.stringContaining(problem)]);
	});

	it.each([[null], [undefined], [[]], ['{}'], [7]])('when it is %j', (value) => {
		expect(problemsOf(value)).toEqual(['This is not a calendar.']);
	});

	it('with everything that is wrong, not only the first', () => {
		const value = {
			timeZone: 'Mars',
			week: {
				...everyDay('UTC', []).week,
				mon: [
					['9', '10:00'],
					['12:00', '11:00'],
				],
				tue: 5,
			},
			exceptions: { 'May Day': [['18:00', '09:00']], '2026-02-30': [] },
			coveredUntil: 'soon',
		};
		expect(problemsOf(value).map((problem) => problem.split(':')[0])).toEqual([
			'Time zone',
			'Monday',
			'Monday',
			'Tuesday',
			'May Day',
			'Covered until',
			'May Day',
			'2026-02-30',
		]);
		expect(problemsOf({ ...everyDay('Mars', []), coveredUntil: 'soon' })).toHaveLength(3);
	});

	it('in the reader’s language', () => {
		const checked = checkCalendar(monday([['9:00', '18:00']]), 'zh-CN');
		expect(checked).toEqual({ problems: ['周一：看不懂时间“9:00”；请写成 09:00，一天结束写 24:00。'] });
	});

	it('for too many dates, in one line', () => {
		const dates = Array.from({ length: 4001 }, (_, day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
		const exceptions = Object.fromEntries(dates.map((date) => [date, 'x']));
		expect(problemsOf({ ...good, exceptions })).toEqual(['Exceptions: Too many dates: at most 4000.']);
	});

	it('with a hundred problems and the number of the others', () => {
		const exceptions = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`x${n}`, []]));
		const problems = problemsOf({ ...good, exceptions });
		expect(problems).toHaveLength(101);
		expect(problems.at(-1)).toBe('And 50 more problems.');
	});
});

describe('whatever is checked', () => {
	it('never throws, and what passes has a deadline for every start', () => {
		const clock = fc.constantFrom('00:00', '08:00', '12:00', '24:00', '9');
		const hours = fc.oneof(
			{ arbitrary: fc.constantFrom<[string, string][]>([], [['09:00', '12:00']]), weight: 8 },
			fc.array(fc.tuple(clock, clock), { maxLength: 2 }),
		);
		const weekday = fc.oneof({ arbitrary: hours, weight: 20 }, fc.anything());
		const value = fc.record({
			timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Mars'),
			week: fc.record({ mon: weekday, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }),
			exceptions: fc.dictionary(fc.constantFrom('2026-05-01', '2026-05-02', 'x'), hours),
		});
		let passed = 0;
		fc.assert(
			fc.property(fc.oneof(value, fc.anything()), (calendar) => {
				const checked = checkCalendar(calendar);
				if ('problems' in checked) return void expect(checked.problems.length).toBeGreaterThan(0);
				passed++;
				const due = addWorkingTime(checked.calendar, new Date('2026-05-01T00:00:00Z'), 86_400);
				expect(due.getTime()).toBeGreaterThan(0);
				expect(checkCalendar(checked.calendar)).toEqual(checked);
			}),
			{ numRuns: 2000 },
		);
		expect(passed).toBeGreaterThan(20);
	});

	it.each(problemCodes)('%s has words in both languages', (code) => {
		expect(describeProblem(code, [], '7', 'zh-CN')).toMatch(/[\u4e00-\u9fff].*。$/u);
		expect(describeProblem(code, [], '7', 'en-US')).toMatch(/^[A-Z“7][^\u4e00-\u9fff]*\.$/u);
	});
});
