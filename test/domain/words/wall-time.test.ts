import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWall, toWall } from '../../../extensions/domain/words/wall-time.js';

const zones = ['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];

describe('a time on the wall', () => {
	it.each([
		['2024-05-01T16:00', 'Asia/Shanghai', '2024-05-01T08:00:00.000Z'],
		['2024-01-01T00:00', 'America/New_York', '2024-01-01T05:00:00.000Z'],
		['2024-05-01T16:00:00', 'UTC', '2024-05-01T16:00:00.000Z'],
	])('%s in %s is %s', (wall, zone, at) => {
		expect(fromWall(wall, zone)?.toISOString()).toBe(at);
	});

	it('that the clocks leap over is as much later as they leap', () => {
		expect(fromWall('2024-03-31T02:30', 'Europe/Berlin')?.toISOString()).toBe('2024-03-31T01:30:00.000Z');
	});

	it('that the clocks show twice is the first of the two', () => {
		expect(fromWall('2024-10-27T02:30', 'Europe/Berlin')?.toISOString()).toBe('2024-10-27T00:30:00.000Z');
	});

	it.each(['', '16:00', '2024-05-01', '2024-13-01T00:00', '2024-05-01T25:00', 'tomorrow'])('“%s” is none', (wall) => {
		expect(fromWall(wall, 'UTC')).toBeNull();
	});

	it('leads back to what the wall shows, in every zone', () => {
		const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
		fc.assert(
			fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
				const wall = toWall(at, zone);
				const back = fromWall(wall, zone);
				return back !== null && toWall(back, zone) === wall;
			}),
		);
	});
});
