import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cooperation, isSameCooperation } from '../../../extensions/domain/import/cooperation';
import { day, moment, pastMoment } from '../../../extensions/domain/import/date';
import { readTime } from '../../../extensions/domain/import/time';
import { context, read } from './context';

describe('a day', () => {
	it.each([
		['2024-05-01'],
		['2024/5/1'],
		['2024.5.1'],
		['2024年5月1日'],
		['2024年05月01号'],
		['２０２４年５月１日'],
		['20240501'],
		['45413'],
		['1 May 2024'],
		['May 1, 2024'],
		['1-May-2024'],
		['2024-05-01 14:00'],
	])('%j is 1 May 2024', (text) => expect(read(day, text)).toBe('2024-05-01'));

	it.each(['2024-02-30', '2024-13-01', '05/01/2024', '24-05-01', 'yesterday', '14:00', '12', '1234567'])(
		'%j is none',
		(text) => expect(read(day, text)).toBe('not_a_date'),
	);

	it('of another century is refused', () => expect(read(day, '0024-05-01')).toBe('out_of_range'));

	it('as a spreadsheet counts it is the same day', () => {
		fc.assert(
			fc.property(fc.integer({ min: 15_000, max: 80_000 }), (serial) => {
				const date = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
				expect(read(day, String(serial))).toBe(date);
				expect(read(day, date)).toBe(date);
			}),
		);
	});
});

describe('a moment', () => {
	const afternoon = new Date('2024-05-01T06:00:00Z');
	it.each([
		'2024-05-01 14:00',
		'2024-05-01T14:00:00',
		'2024/5/1 14:00:00',
		'2024年5月1日14时',
		'2024年5月1日 14点00分',
		'2024年5月1日下午2点',
		'2024年5月1日 下午 2:00',
		'2024-05-01 2:00 PM',
		'2024-05-01T06:00:00Z',
		'2024-05-01T08:00:00+02:00',
		'45413.583333333336',
		'2024－05－01　14：00',
	])('%j is two in the afternoon in Shanghai', (text) => expect(read(moment, text)).toEqual(afternoon));

	it('without a time of day is the beginning of the day', () => {
		expect(read(moment, '2024-05-01')).toEqual(new Date('2024-04-30T16:00:00Z'));
	});

	it('that no database can hold is refused', () => expect(read(moment, '1969-12-31')).toBe('out_of_range'));

	it('in the future is refused where it must have been', () => {
		expect(read(pastMoment, '2024-05-13')).toBe('in_future');
		expect(read(pastMoment, '2024-05-10 23:00')).toEqual(new Date('2024-05-10T15:00:00Z'));
	});

	it('in an hour that the clocks left out is the hour after', () => {
		const newYork = { ...context, timeZone: 'America/New_York' };
		expect(moment('2024-03-10 02:30', newYork, '')).toEqual({ value: new Date('2024-03-10T07:30:00Z') });
	});
});

describe('a time of day', () => {
	it.each([
		['14:00', 14, 0, 0],
		['14:00:30', 14, 0, 30],
		['14时30分', 14, 30, 0],
		['下午2点', 14, 0, 0],
		['下午2点半', 14, 30, 0],
		['下午2点一刻', 14, 15, 0],
		['上午9点', 9, 0, 0],
		['中午12点', 12, 0, 0],
		['凌晨12点', 0, 0, 0],
		['晚上8:30', 20, 30, 0],
		['2:30 PM', 14, 30, 0],
		['12:00 AM', 0, 0, 0],
		['12:00 PM', 12, 0, 0],
	])('%j is %i:%i:%i', (text, hour, minute, second) => expect(readTime(text)).toEqual({ hour, minute, second }));

	it.each(['25:00', '14:60', '14', 'noon', '晚上12点'])('%j is none', (text) => expect(readTime(text)).toBeUndefined());
});

describe('the length of a cooperation', () => {
	it.each([
		['24个月', '2022-05-10'],
		['24 months', '2022-05-10'],
		['1 month', '2024-04-10'],
		['1个月', '2024-04-10'],
		['2年', '2022-05-10'],
		['2 years', '2022-05-10'],
		['2年3个月', '2022-02-10'],
		['两年', '2022-05-10'],
		['一年半', '2022-11-10'],
		['半年', '2023-11-10'],
		['十二个月', '2023-05-10'],
		['3周', '2024-04-19'],
		['10 days', '2024-04-30'],
		['2022-05-10', '2022-05-10'],
		['2022年3月', '2022-03-01'],
	])('%j began on %s', (text, since) => expect(read(cooperation, text)).toMatchObject({ since }));

	it('counts from the day that it is in the zone of the organisation', () => {
		const night = { ...context, now: new Date('2024-05-10T16:30:00Z') };
		expect(cooperation('1个月', night, '')).toMatchObject({ value: { since: '2024-04-11' } });
	});

	it('takes the unit of the heading, and without any is refused', () => {
		expect(read(cooperation, '24', '合作时长(月)')).toMatchObject({ since: '2022-05-10' });
		expect(read(cooperation, '24', '合作时长')).toBe('not_a_length');
	});

	it.each([
		['long', 'not_a_length'],
		['999年', 'out_of_range'],
		['2030-01-01', 'in_future'],
	])('%j is refused', (text, code) => expect(read(cooperation, text)).toBe(code));

	const recorded = new Date('2024-05-10T14:00:00Z');
	const later = { ...context, now: new Date('2024-08-01T02:00:00Z') };
	const cell = (text: string, at = later) => {
		const parsed = cooperation(text, at, '');
		if (!('value' in parsed)) throw new Error(parsed.code);
		return parsed.value;
	};

	it('says the same for as long as the table lies there', () => {
		expect(isSameCooperation(cell('24个月'), '2022-05-10', recorded, later)).toBe(true);
	});

	it('says the same when the table is brought up to date', () => {
		expect(isSameCooperation(cell('26个月'), '2022-05-10', recorded, later)).toBe(true);
	});

	it('says something else when it was mended', () => {
		expect(isSameCooperation(cell('20个月'), '2022-05-10', recorded, later)).toBe(false);
		expect(isSameCooperation(cell('36个月'), '2022-05-10', recorded, later)).toBe(false);
		expect(isSameCooperation(cell('2022-05-11'), '2022-05-10', recorded, later)).toBe(false);
	});
});
