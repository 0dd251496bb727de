import { describe, expect, it } from 'vitest';
import { sayDay, sayMoment } from '../../../extensions/domain/words/moment.js';
import { sayAgo, sayDue, sayDuration } from '../../../extensions/domain/words/relative-time.js';

const minutes = (count: number): number => count * 60_000;

describe('how long, in words', () => {
	it.each([
		[0, '不到 1 分钟', 'under a minute'],
		[minutes(1) - 1, '不到 1 分钟', 'under a minute'],
		[minutes(1), '1 分钟', '1 min'],
		[minutes(59), '59 分钟', '59 min'],
		[minutes(60), '1 小时', '1 h'],
		[minutes(72), '1 小时 12 分钟', '1 h 12 min'],
		[minutes(24 * 60), '1 天', '1 day'],
		[minutes(49 * 60), '2 天 1 小时', '2 days 1 h'],
		[minutes(9 * 24 * 60 + 60), '9 天', '9 days'],
	])('%i ms is "%s" and "%s"', (length, zh, en) => {
		expect(sayDuration(length, 'zh-CN')).toBe(zh);
		expect(sayDuration(-length, 'en-US')).toBe(en);
	});

	it('says how long ago, and a moment for less than a minute', () => {
		const now = new Date('2024-05-01T09:04:00Z');
		expect(sayAgo(new Date('2024-05-01T09:00:00Z'), now, 'en-US')).toBe('4 min ago');
		expect(sayAgo(new Date('2024-05-01T09:00:00Z'), now, 'zh-CN')).toBe('4 分钟前');
		expect(sayAgo(now, now, 'zh-CN')).toBe('刚刚');
	});

	it('says what is left, and after the time how late it is', () => {
		const now = new Date('2024-05-01T09:00:00Z');
		expect(sayDue(new Date('2024-05-01T09:23:00Z'), now, 'zh-CN')).toBe('23 分钟后到期');
		expect(sayDue(new Date('2024-05-01T07:00:00Z'), now, 'en-US')).toBe('2 h late');
	});
});

describe('when, in words', () => {
	const place = { now: new Date('2024-05-01T12:00:00Z'), language: 'en-US', timeZone: 'Asia/Shanghai' } as const;

	it('says only the clock for today in the zone', () => {
		expect(sayMoment(new Date('2024-04-30T16:00:00Z'), place)).toBe('00:00');
	});

	it('says yesterday for the last minute of the day before in the zone', () => {
		expect(sayMoment(new Date('2024-04-30T15:59:00Z'), place)).toBe('Yesterday 23:59');
	});

	it('adds the year only where it is another one', () => {
		expect(sayDay(new Date('2024-02-03T04:00:00Z'), place)).toBe('Feb 3');
		expect(sayDay(new Date('2023-02-03T04:00:00Z'), place)).toBe('Feb 3, 2023');
		expect(sayDay(new Date('2023-02-03T04:00:00Z'), { ...place, language: 'zh-CN' })).toBe('2023年2月3日');
	});

	it('counts days by the calendar on the day that the clocks change', () => {
		const newYork = { ...place, now: new Date('2024-03-11T04:30:00Z'), timeZone: 'America/New_York' } as const;
		expect(sayDay(new Date('2024-03-10T05:30:00Z'), newYork)).toBe('Yesterday');
	});
});
