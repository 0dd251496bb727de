import { steadyAt } from './offset.js';
import { dayLength, type Timetable } from './timetable.js';

/** A piece of a day's working hours between two clock changes; real time is local time less the offset. */
export type Opening = { readonly from: number; readonly to: number; readonly offset: number };

/** No zone is farther from UTC. */
const farthestOffset = 26 * 3_600_000;

/**
 * The working hours that a date really has, in order of time. Hours that the clocks leap over are missing; hours that
 * they repeat stand there twice.
 *
 * @param day days since 1970-01-01 on the local clock
 * @returns milliseconds since 1970
 */
export function openingsOf(timetable: Timetable, day: number): Opening[] {
	const { spans } = timetable.day(day);
	if (spans.length === 0) return [];
	const midnight = day * dayLength;
	const openings: Opening[] = [];
	const last = midnight + dayLength + farthestOffset;
	for (let at = midnight - farthestOffset; at < last;) {
		const steady = steadyAt(timetable.timeZone, at);
		for (const [opens, closes] of spans) {
			const from = Math.max(midnight + opens - steady.offset, steady.start);
			const to = Math.min(midnight + closes - steady.offset, steady.end);
			if (from < to) openings.push({ from, to, offset: steady.offset });
		}
		at = steady.end;
	}
	return openings;
}
