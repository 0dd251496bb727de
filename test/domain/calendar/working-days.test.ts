import { describe, expect, it } from 'vitest';
import { addWorkingDays, alwaysOpen } from '../../../extensions/domain/calendar.js';
import { everyDay, office } from './office';

/** 10 May 2024 is a Friday. */
const utc = office('UTC');
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00Z`);

describe('working days', () => {
	it.each([
		['the Monday when 1 day is added on the Friday', '2024-05-10 10:00', 1, false, '2024-05-13 10:00'],
		['the Monday when 1 day is added on the Saturday', '2024-05-11 10:00', 1, false, '2024-05-13 10:00'],
		['a week later for 5 days', '2024-05-10 10:00', 5, false, '2024-05-17 10:00'],
		['the Thursday for 1 day back on the Friday', '2024-05-10 10:00', -1, false, '2024-05-09 10:00'],
		['the Friday for 1 day back on the Sunday', '2024-05-12 10:00', -1, false, '2024-05-10 10:00'],
		['closing at the end of the day', '2024-05-10 10:00', 1, true, '2024-05-13 18:00'],
		['closing of a day back', '2024-05-10 10:00', -1, true, '2024-05-09 18:00'],
		['closing today for 0 days', '2024-05-10 10:00', 0, true, '2024-05-10 18:00'],
		['closing of the next day for 0 days after closing', '2024-05-10 18:01', 0, true, '2024-05-13 18:00'],
		['closing of the next day for 0 days on a Sunday', '2024-05-12 10:00', 0, true, '2024-05-13 18:00'],
		['the moment itself for 0 days', '2024-05-12 22:00', 0, false, '2024-05-12 22:00'],
		['opening where the time of day is before it', '2024-05-10 06:00', 1, false, '2024-05-13 09:00'],
		['closing where the time of day is after it', '2024-05-10 22:00', 1, false, '2024-05-13 18:00'],
		['the break’s beginning where the time of day is within it', '2024-05-10 12:30', 1, false, '2024-05-13 12:00'],
		['whole days of a fraction', '2024-05-10 10:00', 1.9, false, '2024-05-13 10:00'],
	])('are %s', (_, from, days, endOfDay, due) => {
		expect(addWorkingDays(utc, at(from), days, endOfDay)).toEqual(at(due));
	});

	it('leave out holidays and take in working Saturdays, with their own closing', () => {
		const calendar = office('UTC', { '2024-05-11': [['10:00', '14:00']], '2024-05-13': [] });
		expect(addWorkingDays(calendar, at('2024-05-10 11:00'), 1, true)).toEqual(at('2024-05-11 14:00'));
		expect(addWorkingDays(calendar, at('2024-05-10 11:00'), 2, false)).toEqual(at('2024-05-14 11:00'));
	});

	it('are dates of the calendar’s zone', () => {
		// 07:00 on Friday in Shanghai, still Thursday in UTC.
		expect(addWorkingDays(office('Asia/Shanghai'), at('2024-05-09 23:00'), 1, true)).toEqual(at('2024-05-13 10:00'));
	});

	it('keep the time of day over a clock change', () => {
		expect(addWorkingDays(office('Europe/Berlin'), at('2024-03-29 09:00'), 1, false)).toEqual(at('2024-04-01 08:00'));
	});

	it('end at midnight around the clock', () => {
		expect(addWorkingDays(alwaysOpen('UTC'), at('2024-05-10 10:00'), 1, true)).toEqual(at('2024-05-12 00:00'));
		expect(addWorkingDays(alwaysOpen('UTC'), at('2024-05-10 10:00'), 1, false)).toEqual(at('2024-05-11 10:00'));
	});

	it('leave out a day whose hours the clocks leap over', () => {
		const calendar = everyDay('Europe/Berlin', [['02:10', '02:50']]);
		expect(addWorkingDays(calendar, at('2024-03-30 12:00'), 1, true)).toEqual(at('2024-04-01 00:50'));
	});

	it('leave out a day that a country skipped', () => {
		const calendar = everyDay('Pacific/Apia', [['09:00', '17:00']]);
		expect(addWorkingDays(calendar, at('2011-12-29 22:00'), 1, true)).toEqual(at('2011-12-31 03:00'));
	});

	it.each([NaN, Infinity, 1e9, -1e9])('%s of them reach no day', (days) => {
		expect(addWorkingDays(utc, at('2024-05-10 10:00'), days, true).getTime()).toBeNaN();
	});

	it('without a working day there is none to reach', () => {
		expect(addWorkingDays(everyDay('UTC', []), at('2024-05-10 10:00'), 1, true).getTime()).toBeNaN();
	});
});
