import { addWorkingDays, addWorkingTime, workingTimeBetween, type Calendar, type Pause } from '../calendar.js';

const day = 1440;

/**
 * Working seconds that an allowance is worth from a moment on. Whole days are working days: "progress every 24 hours"
 * means by the same time of the next working day, not three office days later. What is left is working time.
 *
 * @param minutes granted
 * @example allowedSeconds(nineToFive, new Date('2024-05-10T14:00:00Z'), 1440) //=> 28800, until Monday 14:00
 */
export function allowedSeconds(calendar: Calendar, from: Date, minutes: number): number {
	const days = Math.floor(minutes / day);
	const rest = (minutes % day) * 60;
	if (days === 0) return rest;
	return rest + workingTimeBetween(calendar, from, addWorkingDays(calendar, from, days, false));
}

/** The end of an allowance, pauses left out. */
export function dueAfter(calendar: Calendar, from: Date, minutes: number, pauses: readonly Pause[] = []): Date {
	return addWorkingTime(calendar, from, allowedSeconds(calendar, from, minutes), pauses);
}

/**
 * When a promise is due: at the promised moment, later by the working time that the issue waited since it was given, and
 * not while it waits.
 *
 * @param made when the promise was given
 * @param promised the moment that was promised
 */
export function duePromise(calendar: Calendar, made: Date, promised: Date, pauses: readonly Pause[]): Date {
	const all = workingTimeBetween(calendar, made, promised);
	const lost = all - workingTimeBetween(calendar, made, promised, pauses);
	if (lost > 0) return addWorkingTime(calendar, promised, lost, pauses);
	const wait = pauses.find(([from, to]) => from <= promised && to > promised);
	return wait && made < promised ? wait[1] : promised;
}
