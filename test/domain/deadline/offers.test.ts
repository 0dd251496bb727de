import { describe, expect, it } from 'vitest';
import { alwaysOpen, type Calendar, type Interval } from '../../../extensions/domain/calendar.js';
import { moodOf } from '../../../extensions/domain/deadline/mood.js';
import { offerPromises } from '../../../extensions/domain/deadline/offers.js';
import { toWall } from '../../../extensions/domain/words/wall-time.js';

const zone = 'Asia/Shanghai';
const days: Interval[] = [
	['09:00', '12:00'],
	['13:00', '18:00'],
];
const office: Calendar = {
	timeZone: zone,
	week: { mon: days, tue: days, wed: days, thu: days, fri: days, sat: [], sun: [] },
	exceptions: { '2024-05-01': [], '2024-05-02': [], '2024-05-03': [] },
};

const offer = (calendar: Calendar, now: string) =>
	offerPromises(calendar, zone, new Date(now)).map((at) => toWall(at, zone));

describe('what is worth promising with one click', () => {
	it('is up to two times later today and two on the next day on which people work', () => {
		expect(offer(office, '2024-05-06T01:00:00Z')).toEqual([
			'2024-05-06T16:00',
			'2024-05-06T18:00',
			'2024-05-07T10:00',
			'2024-05-07T16:00',
		]);
	});

	it('is not within the next half hour', () => {
		expect(offer(office, '2024-05-06T07:31:00Z')[0]).toBe('2024-05-06T18:00');
		expect(offer(office, '2024-05-06T07:30:00Z')[0]).toBe('2024-05-06T16:00');
	});

	it('leaps over the weekend and the holidays', () => {
		expect(offer(office, '2024-04-30T09:45:00Z')).toEqual(['2024-05-06T10:00', '2024-05-06T16:00']);
	});

	it('is by the clocks of the organisation, whatever the zone of the calendar', () => {
		expect(offer(alwaysOpen('America/New_York'), '2024-05-06T01:00:00Z')[0]).toBe('2024-05-06T16:00');
	});

	it('is two working hours away where nobody works at such times', () => {
		const night: Interval[] = [['20:00', '23:00']];
		const week = { mon: night, tue: night, wed: night, thu: night, fri: night, sat: night, sun: night };
		expect(offer({ timeZone: zone, week, exceptions: {} }, '2024-05-06T01:00:00Z')).toEqual(['2024-05-06T22:00']);
	});
});

describe('the mood of a deadline', () => {
	it.each([
		[-1, 'late'],
		[0, 'soon'],
		[30 * 60_000 - 1, 'soon'],
		[30 * 60_000, 'calm'],
	])('with %i ms left is %s', (left, mood) => {
		const now = new Date('2024-05-01T00:00:00Z');
		expect(moodOf(new Date(now.getTime() + left), now)).toBe(mood);
	});
});
