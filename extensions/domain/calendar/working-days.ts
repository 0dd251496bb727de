import { steadyAt } from './offset.js';
import { openingsOf, type Opening } from './opening.js';
import { dayLength, type Timetable } from './timetable.js';

/** Nobody promises farther ahead: some 400 years. */
const mostDays = 150_000;

/**
 * Goes some working days on and finds the moment of that day.
 *
 * @param from milliseconds since 1970
 * @param days whole; negative goes back
 * @param endOfDay closing, or else the time of day of `from` moved into the day's hours
 * @returns milliseconds since 1970; not a number where there is no such day
 */
export function goDays(timetable: Timetable, from: number, days: number, endOfDay: boolean): number {
	const local = from + steadyAt(timetable.timeZone, from).offset;
	const start = Math.floor(local / dayLength);
	if (days === 0 && !endOfDay) return from;
	let left = Math.abs(days);
	const step = days < 0 ? -1 : 1;
	// No day on from today means today, while it lasts.
	for (let day = days === 0 ? start : start + step; Math.abs(day - start) < mostDays; day += step) {
		const openings = openingsOf(timetable, day);
		const closing = openings.at(-1)?.to;
		if (closing === undefined || (days === 0 && closing < from)) continue;
		left--;
		if (left > 0) continue;
		return endOfDay ? closing : moveInto(openings, local - start * dayLength + day * dayLength);
	}
	return NaN;
}

/** A local time moved into working hours: to the opening before them, else to the closing before it. */
function moveInto(openings: readonly Opening[], local: number): number {
	let moment = (openings[0] as Opening).from;
	for (const { from, to, offset } of openings) {
		const at = local - offset;
		if (at < from) break;
		moment = Math.min(at, to);
		if (at <= to) break;
	}
	return moment;
}
