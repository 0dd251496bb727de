import type { Interval } from '../calendar.js';
import { mergeSpans, type Span } from './spans.js';

const clock = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/**
 * Reads a time of day.
 *
 * @param text `HH:MM`; `24:00` is the end of the day
 * @returns minutes since midnight, or nothing where it is no time
 * @example readClock('09:30') //=> 570
 */
export function readClock(text: string): number | undefined {
	const found = clock.exec(text);
	if (!found) return undefined;
	return found[1] === undefined ? 1440 : Number(found[1]) * 60 + Number(found[2]);
}

/**
 * Writes a time of day.
 *
 * @param minutes since midnight, 0–1440
 * @example writeClock(570) //=> '09:30'
 */
export function writeClock(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * The hours of a day as milliseconds since its midnight; intervals that touch or overlap become one.
 *
 * @example readHours([['09:00', '12:00'], ['12:00', '18:00']]) //=> [[32_400_000, 64_800_000]]
 */
export function readHours(intervals: readonly Readonly<Interval>[]): Span[] {
	return mergeSpans(
		intervals.map(([from, to]): Span => [(readClock(from) ?? NaN) * 60_000, (readClock(to) ?? NaN) * 60_000]),
	);
}
