import { steadyAt } from './offset.js';
import type { Timetable } from './timetable.js';

/**
 * Working time between two moments, without pauses. Within a stretch without a clock change the local clock runs as
 * time does, so only the ends of the stretches need to be looked at.
 *
 * @param from milliseconds since 1970
 * @param to not before `from`
 * @returns milliseconds
 */
export function measure(timetable: Timetable, from: number, to: number): number {
	if (timetable.isAlwaysOpen) return to - from;
	let worked = 0;
	for (let at = from; at < to;) {
		const { end, offset } = steadyAt(timetable.timeZone, at);
		const stop = Math.min(end, to);
		worked += timetable.workedBefore(stop + offset) - timetable.workedBefore(at + offset);
		at = stop;
	}
	return worked;
}

/**
 * The first moment at which an amount of working time has passed.
 *
 * @param amount milliseconds, not negative
 * @returns milliseconds since 1970; infinite where the calendar runs out of working time
 */
export function goForward(timetable: Timetable, from: number, amount: number): number {
	if (timetable.isAlwaysOpen) return from + amount;
	let at = from;
	let rest = amount;
	while (rest > 0) {
		const { end, offset } = steadyAt(timetable.timeZone, at);
		const worked = timetable.workedBefore(at + offset);
		const available = end === Infinity ? Infinity : timetable.workedBefore(end + offset) - worked;
		if (rest <= available) return (timetable.reachForward(worked + rest, at + offset) ?? Infinity) - offset;
		rest -= available;
		at = end;
	}
	return at;
}

/**
 * The last moment from which an amount of working time passes until `from`: going forward, seen in a mirror.
 *
 * @param amount milliseconds, not negative
 * @returns milliseconds since 1970; infinite where there is no such moment
 */
export function goBack(timetable: Timetable, from: number, amount: number): number {
	if (timetable.isAlwaysOpen) return from - amount;
	let at = from;
	let rest = amount;
	while (rest > 0) {
		const { start, offset } = steadyAt(timetable.timeZone, at - 1);
		const worked = timetable.workedBefore(at + offset);
		const available = start === -Infinity ? Infinity : worked - timetable.workedBefore(start + offset);
		if (rest <= available) return (timetable.reachBack(worked - rest, at + offset) ?? -Infinity) - offset;
		rest -= available;
		at = start;
	}
	return at;
}
