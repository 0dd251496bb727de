import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeChina } from '../../../extensions/domain/calendar/china.js';
import { readIcs } from '../../../extensions/domain/calendar/ics.js';

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20240101T000000Z', ...lines, 'END:VEVENT'];
const file = (...lines: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const one = (...lines: string[]) => file(...event('SUMMARY:Holiday', ...lines));
const read = (...lines: string[]) => Object.keys(readIcs(one(...lines)).exceptions);

describe('holidays from an ics file', () => {
	it.each([
		['one day', ['DTSTART;VALUE=DATE:20240501', 'DTEND;VALUE=DATE:20240502'], ['2024-05-01']],
		['one day without an end', ['DTSTART;VALUE=DATE:20240501'], ['2024-05-01']],
		['one day that is its own end', ['DTSTART;VALUE=DATE:20240501', 'DTEND;VALUE=DATE:20240501'], ['2024-05-01']],
		[
			'several days, the end not included',
			['DTSTART;VALUE=DATE:20240430', 'DTEND;VALUE=DATE:20240503'],
			['2024-04-30', '2024-05-01', '2024-05-02'],
		],
		['a duration', ['DTSTART;VALUE=DATE:20240501', 'DURATION:P2D'], ['2024-05-01', '2024-05-02']],
		['a week', ['DTSTART;VALUE=DATE:20241229', 'DURATION:P1W'], 7],
		[
			'what repeats, to a given year',
			['DTSTART;VALUE=DATE:20241003', 'RRULE:FREQ=YEARLY;UNTIL=20261231'],
			['2024-10-03'],
		],
		['nothing of what is cancelled', ['DTSTART;VALUE=DATE:20240501', 'STATUS:CANCELLED'], []],
		['lines in small parts', ['DTSTART;VALUE=DA', ' TE:20240501'], ['2024-05-01']],
	])('are %s', (_, lines, dates) => {
		if (typeof dates === 'number') expect(read(...lines)).toHaveLength(dates);
		else expect(read(...lines)).toEqual(dates);
	});

	it('have names for the person who confirms them, and no hours', () => {
		expect(readIcs(one('DTSTART;VALUE=DATE:20240501'))).toEqual({
			exceptions: { '2024-05-01': [] },
			names: { '2024-05-01': 'Holiday' },
			problems: [],
		});
	});

	it.each(['\n', '\r\n'])('may end their lines with %j and begin with a mark of byte order', (end) => {
		const text = `\uFEFF${one('DTSTART;VALUE=DATE:20240501').replaceAll('\r\n', end)}`;
		expect(Object.keys(readIcs(text).exceptions)).toEqual(['2024-05-01']);
	});
});

describe('what repeats once a year', () => {
	const repeat = (start: string, rule: string, ...lines: string[]) =>
		Object.keys(
			readIcs(one(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`, ...lines), { until: '2028-12-31' }).exceptions,
		);

	it.each([
		['20241003', 'FREQ=YEARLY', ['2024-10-03', '2025-10-03', '2026-10-03', '2027-10-03', '2028-10-03']],
		['20241003', 'FREQ=YEARLY;UNTIL=20261003', ['2024-10-03', '2025-10-03', '2026-10-03']],
		['20241003', 'FREQ=YEARLY;UNTIL=20261002', ['2024-10-03', '2025-10-03']],
		['20241003', 'FREQ=YEARLY;COUNT=2', ['2024-10-03', '2025-10-03']],
		['20241003', 'FREQ=YEARLY;INTERVAL=2', ['2024-10-03', '2026-10-03', '2028-10-03']],
		['20241003', 'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3', 5],
		// 29 February comes in leap years only.
		['20240229', 'FREQ=YEARLY', ['2024-02-29', '2028-02-29']],
		['20240229', 'FREQ=YEARLY;COUNT=2', ['2024-02-29', '2028-02-29']],
	])('from %s by %s', (start, rule, dates) => {
		if (typeof dates === 'number') expect(repeat(start, rule)).toHaveLength(dates);
		else expect(repeat(start, rule)).toEqual(dates);
	});

	it('is expanded to the end of the last year in the file', () => {
		const text = file(
			...event('DTSTART;VALUE=DATE:20231003', 'RRULE:FREQ=YEARLY'),
			...event('DTSTART;VALUE=DATE:20250501'),
		);
		expect(Object.keys(readIcs(text).exceptions)).toEqual(['2023-10-03', '2024-10-03', '2025-05-01', '2025-10-03']);
	});

	it('leaves out the years that are excepted', () => {
		const excepted = (dates: string) => repeat('20241003', 'FREQ=YEARLY;COUNT=3', `EXDATE;VALUE=DATE:${dates}`);
		expect(excepted('20251003')).toEqual(['2024-10-03', '2026-10-03']);
		expect(excepted('20251003,20261003')).toEqual(['2024-10-03']);
	});

	it('repeats every day of it', () => {
		expect(repeat('20241225', 'FREQ=YEARLY;COUNT=2', 'DTEND;VALUE=DATE:20241227')).toEqual([
			'2024-12-25',
			'2024-12-26',
			'2025-12-25',
			'2025-12-26',
		]);
	});

	it.each(['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'FREQ=SECONDLY', 'FREQ=MONTHLY', 'FREQ=NEVER', 'FREQ=YEARLY;BYMONTH=9'])(
		'%s is told as a problem, and the first time is taken',
		(rule) => {
			const holidays = readIcs(one('DTSTART;VALUE=DATE:20241128', `RRULE:${rule}`), { until: '2028-12-31' });
			expect(Object.keys(holidays.exceptions)).toEqual(['2024-11-28']);
			expect(holidays.problems).toEqual([expect.stringContaining('only the first time was taken')]);
		},
	);

	it('dates added by hand are told as a problem', () => {
		const holidays = readIcs(one('DTSTART;VALUE=DATE:20241128', 'RDATE;VALUE=DATE:20241130'));
		expect(holidays.problems).toEqual([expect.stringContaining('20241130')]);
	});
});

describe('days worked in exchange for a holiday', () => {
	it.each([
		['SUMMARY:春节(班)'],
		['SUMMARY:春节\uFF08班\uFF09'],
		['SUMMARY:国庆节上班'],
		['SUMMARY:x', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'],
	])('%s has hours, or is told as a problem', (...lines) => {
		const text = file(...event(...lines, 'DTSTART;VALUE=DATE:20260214'));
		expect(readIcs(text, { hours: [['09:00', '18:00']] }).exceptions).toEqual({
			'2026-02-14': [['09:00', '18:00']],
		});
		expect(readIcs(text).exceptions).toEqual({});
		expect(readIcs(text, { language: 'zh-CN' }).problems).toEqual([expect.stringContaining('2026-02-14 是调休上班日')]);
	});

	it('a file as it is published in China gives what its table gives', () => {
		const path = createRequire(import.meta.url).resolve('chinese-days/dist/holidays.ics');
		const hours: [string, string][] = [['09:00', '18:00']];
		const { exceptions, problems } = readIcs(readFileSync(path, 'utf8'), { hours });
		expect(problems).toEqual([]);
		expect(exceptions).toEqual(arrangeChina(hours).exceptions);
	});
});

describe('a file that makes no sense', () => {
	it.each([
		['', 'not an iCalendar'],
		['hello', 'not an iCalendar'],
		['number,name\r\n1,x', 'not an iCalendar'],
		['BEGIN:VCALENDAR\r\nhello', 'not an iCalendar'],
		['x'.repeat(500_001), 'at most 500000 characters'],
		[file(), 'no all-day event'],
		[file('BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20240101'), 'not an iCalendar'],
		[one('DTSTART:20240501T090000Z'), 'Holiday: This event does not last all day'],
		[one('DTSTART;TZID=Europe/Berlin:20240501T090000'), 'does not last all day'],
		[one('DTSTART;VALUE=DATE:20241301'), 'Holiday: The dates of this event make no sense'],
		[one('DTSTART;VALUE=DATE:20240501', 'DTEND;VALUE=DATE:20240532'), 'make no sense'],
		[one('DTSTART;VALUE=DATE:20240501', 'DTEND;VALUE=DATE:20240429'), 'make no sense'],
		[one('DTSTART:20240501'), 'make no sense'],
		[one(), 'make no sense'],
		[one('DTSTART;VALUE=DATE:20200501', 'DTEND;VALUE=DATE:20240502'), 'more than 366 days'],
	])('is told as a problem, case %#', (text, problem) => {
		const { exceptions, problems } = readIcs(text);
		expect(exceptions).toEqual({});
		expect(problems).toEqual([expect.stringContaining(problem)]);
	});

	it.each(['BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', 'A;', ';X="', '\r\n ', 'RRULE:FREQ=YEARLY\r\n'])(
		'is told in no time where it holds nothing but %j',
		(line) => {
			const start = performance.now();
			const lines = line.repeat(Math.floor(400_000 / line.length));
			for (const text of [`BEGIN:VCALENDAR\r\n${lines}`, one(lines), one(`DTSTART;VALUE=DATE:20240501\r\n${lines}`)]) {
				readIcs(text);
			}
			expect(performance.now() - start).toBeLessThan(5000);
		},
	);

	it('leaves out what stands inside an event', () => {
		const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT1H', 'DTSTART;VALUE=DATE:20240601', 'END:VALARM'];
		expect(read('DTSTART;VALUE=DATE:20240501', ...alarm)).toEqual(['2024-05-01']);
	});

	it('tells a hundred problems at most', () => {
		const text = file(...Array.from({ length: 300 }, () => event('SUMMARY:x')).flat());
		expect(readIcs(text).problems).toHaveLength(100);
	});

	it('never throws, whatever the lines', () => {
		const line = fc.oneof(
			fc.string(),
			fc.constantFrom(
				...one('DTSTART;VALUE=DATE:20240501', 'DTEND;VALUE=DATE:20240509', 'RRULE:FREQ=YEARLY', 'DURATION:P1D').split(
					'\r\n',
				),
				'RRULE:FREQ=YEARLY;INTERVAL=0;COUNT=-1',
				'RRULE:FREQ=YEARLY;UNTIL=x',
				'EXDATE;VALUE=DATE:x',
				'DURATION:x',
				'BEGIN:VTIMEZONE',
			),
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
				for (const text of [lines.join('\r\n'), file(...lines), one(...lines)]) {
					const { exceptions, problems } = readIcs(text);
					expect(Object.keys(exceptions).length + problems.length).toBeGreaterThan(0);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
