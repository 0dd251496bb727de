import { describe, expect, it } from 'vitest';
import { addWorkingTime, alwaysOpen, workingTimeBetween, type Pause } from '../../../extensions/domain/calendar.js';
import { everyDay, office } from './office';

/** 10 May 2024 is a Friday. */
const utc = office('UTC');
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00Z`);
const pause = (from: string, to: string): Pause => [at(from), at(to)];
const hours = (count: number) => count * 3600;

describe('working time is used up', () => {
	it.each([
		['within an interval', '2024-05-10 09:30', 2, '2024-05-10 11:30'],
		['over the break at noon', '2024-05-10 11:00', 2, '2024-05-10 14:00'],
		['over the weekend', '2024-05-10 17:00', 2, '2024-05-13 10:00'],
		['from opening when it starts before', '2024-05-10 06:00', 1, '2024-05-10 10:00'],
		['from opening when it starts on a Sunday', '2024-05-12 11:00', 1, '2024-05-13 10:00'],
		['over a whole year', '2024-01-01 00:00', 262 * 8, '2024-12-31 18:00'],
		['at closing, not at the next opening', '2024-05-10 16:00', 2, '2024-05-10 18:00'],
		['at the break, not after it', '2024-05-10 10:00', 2, '2024-05-10 12:00'],
		['at once where there is nothing to use up, even at night', '2024-05-10 22:00', 0, '2024-05-10 22:00'],
		['back within an interval', '2024-05-10 11:30', -2, '2024-05-10 09:30'],
		['back over the weekend', '2024-05-13 10:00', -2, '2024-05-10 17:00'],
		['back to opening, not to the closing before', '2024-05-13 11:00', -2, '2024-05-13 09:00'],
	])('%s', (_, from, count, due) => {
		expect(addWorkingTime(utc, at(from), hours(count))).toEqual(at(due));
	});

	it('to the millisecond', () => {
		expect(addWorkingTime(utc, at('2024-05-10 17:59'), 60.001).toISOString()).toBe('2024-05-13T09:00:00.001Z');
	});

	it('leaves the moment it was given as it was', () => {
		const from = at('2024-05-10 22:00');
		expect(addWorkingTime(utc, from, 0)).not.toBe(from);
	});
});

describe('exceptions', () => {
	it('a holiday has no working time', () => {
		const calendar = office('UTC', { '2024-05-13': [] });
		expect(addWorkingTime(calendar, at('2024-05-10 17:00'), hours(2))).toEqual(at('2024-05-14 10:00'));
	});

	it('a working Saturday has its own hours and leaves the other Saturdays closed', () => {
		const calendar = office('UTC', { '2024-05-11': [['10:00', '11:00']] });
		expect(addWorkingTime(calendar, at('2024-05-10 17:00'), hours(3))).toEqual(at('2024-05-13 10:00'));
		expect(workingTimeBetween(calendar, at('2024-05-11 00:00'), at('2024-05-12 00:00'))).toBe(3600);
		expect(workingTimeBetween(calendar, at('2024-05-18 00:00'), at('2024-05-19 00:00'))).toBe(0);
	});

	it('a date is the date of the calendar’s zone', () => {
		const calendar = everyDay('Asia/Shanghai', [['00:00', '24:00']], { '2024-05-01': [] });
		expect(workingTimeBetween(calendar, at('2024-04-30 16:00'), at('2024-05-01 16:00'))).toBe(0);
		expect(workingTimeBetween(calendar, at('2024-04-30 15:59'), at('2024-05-01 16:01'))).toBe(120);
	});

	it('counts on either side of 1970', () => {
		const calendar = office('UTC', { '1969-12-31': [], '1970-01-01': [] });
		expect(addWorkingTime(calendar, at('1969-12-30 17:00'), hours(2))).toEqual(at('1970-01-02 10:00'));
		expect(addWorkingTime(calendar, at('1970-01-02 10:00'), hours(-2))).toEqual(at('1969-12-30 17:00'));
	});

	it('a calendar that is changed afterwards is read anew', () => {
		const calendar = office('UTC');
		expect(workingTimeBetween(calendar, at('2024-05-13 00:00'), at('2024-05-14 00:00'))).toBe(hours(8));
		calendar.exceptions['2024-05-13'] = [];
		expect(workingTimeBetween(calendar, at('2024-05-13 00:00'), at('2024-05-14 00:00'))).toBe(0);
	});
});

describe('pauses', () => {
	const from = at('2024-05-10 09:00');

	it.each([
		['put off the deadline', [pause('2024-05-10 09:30', '2024-05-10 10:00')], '2024-05-10 11:30'],
		[
			'that overlap count once',
			[pause('2024-05-10 09:30', '2024-05-10 10:00'), pause('2024-05-10 09:45', '2024-05-10 10:15')],
			'2024-05-10 11:45',
		],
		[
			'one within the other count once',
			[pause('2024-05-10 09:30', '2024-05-10 10:30'), pause('2024-05-10 09:45', '2024-05-10 10:00')],
			'2024-05-10 12:00',
		],
		['outside working time change nothing', [pause('2024-05-10 03:00', '2024-05-10 08:00')], '2024-05-10 11:00'],
		['after the deadline change nothing', [pause('2024-05-10 11:00', '2024-05-10 17:00')], '2024-05-10 11:00'],
		['over noon count their working time', [pause('2024-05-10 10:30', '2024-05-10 13:30')], '2024-05-10 14:00'],
		['that end before they begin are none', [pause('2024-05-10 10:00', '2024-05-10 09:30')], '2024-05-10 11:00'],
		['that are empty are none', [pause('2024-05-10 10:00', '2024-05-10 10:00')], '2024-05-10 11:00'],
		[
			'without an end are none yet',
			[[at('2024-05-10 10:00'), new Date(NaN)] as Pause, [at('2024-05-10 10:00'), null] as unknown as Pause],
			'2024-05-10 11:00',
		],
	])('%s', (_, pauses, due) => {
		// Two hours from opening, due at 11:00 but for the pauses.
		expect(addWorkingTime(utc, from, hours(2), pauses)).toEqual(at(due));
		if (at(due) > from) expect(workingTimeBetween(utc, from, at(due), pauses)).toBe(hours(2));
	});

	it('count going back too', () => {
		const pauses = [pause('2024-05-10 10:00', '2024-05-10 11:00')];
		expect(addWorkingTime(utc, at('2024-05-10 12:00'), hours(-2), pauses)).toEqual(at('2024-05-10 09:00'));
	});

	it('hold around the clock', () => {
		const pauses = [pause('2024-05-10 09:30', '2024-05-10 10:00')];
		expect(addWorkingTime(alwaysOpen('Asia/Shanghai'), from, hours(2), pauses)).toEqual(at('2024-05-10 11:30'));
		expect(workingTimeBetween(alwaysOpen('UTC'), from, at('2024-05-10 11:30'), pauses)).toBe(hours(2));
	});

	it('that never end leave no deadline', () => {
		const pauses: Pause[] = [[at('2024-05-10 09:30'), new Date(8.64e15)]];
		expect(addWorkingTime(utc, from, hours(2), pauses).getTime()).toBeNaN();
	});
});

describe('on the day the clocks change', () => {
	const night = everyDay('Europe/Berlin', [['01:00', '04:00']]);

	it.each([
		['spring', '2024-03-31', 2],
		['summer', '2024-07-01', 3],
		['autumn', '2024-10-27', 4],
	])('01:00–04:00 is worth the time that passes: %s', (_, date, worth) => {
		const noon = at(`${date} 12:00`);
		expect(workingTimeBetween(night, new Date(noon.getTime() - 86_400_000), noon)).toBe(hours(worth));
	});

	it('the clock of New York changes at 02:00', () => {
		const calendar = everyDay('America/New_York', [['01:00', '04:00']]);
		expect(workingTimeBetween(calendar, at('2024-03-10 04:00'), at('2024-03-10 16:00'))).toBe(hours(2));
		expect(workingTimeBetween(calendar, at('2024-11-03 04:00'), at('2024-11-03 16:00'))).toBe(hours(4));
	});

	it('Lord Howe changes by half an hour', () => {
		const calendar = everyDay('Australia/Lord_Howe', [['01:00', '04:00']]);
		expect(workingTimeBetween(calendar, at('2024-10-05 12:00'), at('2024-10-06 03:00'))).toBe(hours(2.5));
		expect(workingTimeBetween(calendar, at('2024-04-06 12:00'), at('2024-04-07 03:00'))).toBe(hours(3.5));
	});

	it('an interval that the clocks leap over is worth nothing that day', () => {
		const calendar = everyDay('Europe/Berlin', [['02:10', '02:50']]);
		expect(workingTimeBetween(calendar, at('2024-03-30 12:00'), at('2024-03-31 12:00'))).toBe(0);
		expect(addWorkingTime(calendar, at('2024-03-30 12:00'), 60)).toEqual(at('2024-04-01 00:11'));
	});

	it('an interval that the clocks repeat counts both times', () => {
		const calendar = everyDay('Europe/Berlin', [['02:10', '02:50']]);
		expect(workingTimeBetween(calendar, at('2024-10-26 12:00'), at('2024-10-27 12:00'))).toBe(80 * 60);
		expect(addWorkingTime(calendar, at('2024-10-26 12:00'), 41 * 60)).toEqual(at('2024-10-27 01:11'));
	});

	it('a day that a country skipped has no working time', () => {
		const calendar = everyDay('Pacific/Apia', [['09:00', '17:00']]);
		// Thursday the 29th, 16:00 on the spot; Friday the 30th did not take place.
		expect(addWorkingTime(calendar, at('2011-12-30 02:00'), hours(2))).toEqual(at('2011-12-30 20:00'));
	});

	it('around the clock an hour is an hour', () => {
		const from = at('2024-03-31 00:30');
		expect(addWorkingTime(alwaysOpen('Europe/Berlin'), from, hours(1))).toEqual(at('2024-03-31 01:30'));
	});
});

describe('measuring', () => {
	it('is negative backwards, so that a span may be split anywhere', () => {
		expect(workingTimeBetween(utc, at('2024-05-13 10:00'), at('2024-05-10 17:00'))).toBe(-7200);
		expect(Object.is(workingTimeBetween(utc, at('2024-05-12 10:00'), at('2024-05-11 17:00')), 0)).toBe(true);
	});

	it('counts intervals that touch or overlap once', () => {
		const calendar = everyDay('UTC', [
			['09:00', '12:00'],
			['11:00', '13:00'],
			['13:00', '14:00'],
		]);
		expect(workingTimeBetween(calendar, at('2024-05-10 00:00'), at('2024-05-11 00:00'))).toBe(hours(5));
	});

	it('goes through to the end of the day', () => {
		const calendar = everyDay('UTC', [['22:00', '24:00']]);
		expect(addWorkingTime(calendar, at('2024-05-10 23:00'), hours(2))).toEqual(at('2024-05-11 23:00'));
		expect(addWorkingTime(calendar, at('2024-05-10 23:00'), hours(1))).toEqual(at('2024-05-11 00:00'));
	});
});

describe('a calendar that runs out of working time', () => {
	const finite = everyDay('Europe/Berlin', [], { '2024-05-10': [['09:00', '10:00']] });

	it.each([
		['without any', everyDay('Europe/Berlin', [])],
		['with holidays only', everyDay('Asia/Shanghai', [], { '2024-05-10': [] })],
		['with less than is asked for', finite],
	])('%s has no deadline, and says so at once', (_, calendar) => {
		const start = performance.now();
		expect(addWorkingTime(calendar, at('2024-05-01 00:00'), hours(2)).getTime()).toBeNaN();
		expect(addWorkingTime(calendar, at('2024-05-30 00:00'), hours(-2)).getTime()).toBeNaN();
		// The first look at a zone reads its clock changes for two centuries.
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it('gives what it has', () => {
		expect(addWorkingTime(finite, at('2024-05-01 00:00'), hours(1))).toEqual(at('2024-05-10 08:00'));
		expect(addWorkingTime(finite, at('2024-05-30 00:00'), hours(-1))).toEqual(at('2024-05-10 07:00'));
	});

	it.each([NaN, Infinity, -Infinity, 1e300])('%s seconds have no deadline', (seconds) => {
		expect(addWorkingTime(utc, at('2024-05-01 00:00'), seconds).getTime()).toBeNaN();
		expect(addWorkingTime(alwaysOpen('UTC'), at('2024-05-01 00:00'), seconds).getTime()).toBeNaN();
	});

	it('no date in, no date out', () => {
		expect(addWorkingTime(utc, new Date(NaN), 60).getTime()).toBeNaN();
		expect(workingTimeBetween(utc, new Date(NaN), new Date(0))).toBeNaN();
	});
});

describe('speed', () => {
	const berlin = office('Europe/Berlin', { '2024-12-25': [], '2024-12-26': [] });
	const perCall = (times: number, work: () => unknown) => {
		for (let i = 0; i < times; i++) work();
		const start = performance.now();
		for (let i = 0; i < times; i++) work();
		return (performance.now() - start) / times;
	};

	it.each([
		['a deadline within the year', berlin, hours(300), 1],
		['ten working years', berlin, hours(20_000), 1],
		['around the clock', alwaysOpen('Europe/Berlin'), hours(2), 0.2],
	])('%s takes well under a millisecond', (_, calendar, seconds, most) => {
		expect(perCall(500, () => addWorkingTime(calendar, at('2024-02-10 17:00'), seconds))).toBeLessThan(most);
	});
});
