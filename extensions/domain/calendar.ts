import { goBackPausing, goForwardPausing, measurePausing, readPauses } from './calendar/pauses.js';
import { cutStretches, type StretchKind } from './calendar/stretches.js';
import { toTimetable } from './calendar/timetable.js';
import { goDays } from './calendar/working-days.js';

export { checkCalendar } from './calendar/check.js';

/** Working hours of one day by the local clock, `HH:MM`; `24:00` is the end of the day. */
export type Interval = [from: string, to: string];

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** When people work (R18). */
export type Calendar = {
	/** IANA name. */
	timeZone: string;
	week: Record<Weekday, Interval[]>;
	/** By date `YYYY-MM-DD`: `[]` is a holiday, otherwise the hours of that day alone. */
	exceptions: Record<string, Interval[]>;
	/** The last date for which the exceptions are known. */
	coveredUntil?: string;
};

/** A time that does not count: from a moment to the one from which time counts again. */
export type Pause = [from: Date, to: Date];

/** A piece of time and why it counts or not. */
export type Stretch = { from: Date; to: Date; kind: StretchKind };

/**
 * Around the clock, every day: the product's default, by which a deadline of minutes is a deadline of minutes.
 *
 * @param timeZone IANA name
 */
export function alwaysOpen(timeZone: string): Calendar {
	const day = (): Interval[] => [['00:00', '24:00']];
	const week = { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), sat: day(), sun: day() };
	return { timeZone, week, exceptions: {} };
}

/**
 * The moment at which an amount of working time is used up (R18, D9). Used up exactly at closing it is due at closing,
 * not at the next opening; nothing to use up is due at once.
 *
 * @param calendar as `checkCalendar` lets it pass
 * @param from when the clock starts
 * @param seconds to the millisecond; negative goes back, to the last moment from which so much passes until `from`
 * @param pauses in any order; overlaps count once, what lies outside working time changes nothing
 * @returns an invalid Date where no such moment exists, as in a calendar that runs out of working time
 * @throws RangeError where the zone does not exist
 * @example addWorkingTime(nineToFive, new Date('2024-05-10T16:00:00Z'), 2 * 3600) // Friday, UTC
 * //=> 2024-05-13T10:00:00.000Z
 */
export function addWorkingTime(calendar: Calendar, from: Date, seconds: number, pauses: readonly Pause[] = []): Date {
	const amount = Math.round(seconds * 1000);
	if (!Number.isFinite(amount) || Number.isNaN(from.getTime())) return new Date(NaN);
	const timetable = toTimetable(calendar);
	const spans = readPauses(pauses);
	return new Date(
		amount < 0
			? goBackPausing(timetable, from.getTime(), -amount, spans)
			: goForwardPausing(timetable, from.getTime(), amount, spans),
	);
}

/**
 * How much working time lies between two moments (D9). On the day on which the clocks change, an interval is worth the
 * time that really passes.
 *
 * @param calendar as `checkCalendar` lets it pass
 * @param pauses in any order; overlaps count once
 * @returns seconds, to the millisecond; negative where `to` is before `from`; not a number where a date is invalid
 * @throws RangeError where the zone does not exist
 * @example workingTimeBetween(nineToFive, new Date('2024-05-10T16:00:00Z'), new Date('2024-05-13T10:00:00Z')) //=> 7200
 */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date, pauses: readonly Pause[] = []): number {
	if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return NaN;
	if (to < from) return 0 - workingTimeBetween(calendar, to, from, pauses);
	return measurePausing(toTimetable(calendar), from.getTime(), to.getTime(), readPauses(pauses)) / 1000;
}

/**
 * Goes some working days on: days with working time, by the calendar's own dates. The day of `from` itself is not
 * counted, whatever its hours.
 *
 * @param calendar as `checkCalendar` lets it pass
 * @param days whole; a fraction is cut off, negative goes back
 * @param endOfDay true: closing of that day (of today, while it lasts, for 0 days). false: the time of day of `from`,
 * moved into the day's hours: to opening where it is earlier, to the closing before it otherwise
 * @returns an invalid Date where no such day exists
 * @throws RangeError where the zone does not exist
 * @example addWorkingDays(nineToFive, new Date('2024-05-10T16:00:00Z'), 1, true) //=> 2024-05-13T17:00:00.000Z
 */
export function addWorkingDays(calendar: Calendar, from: Date, days: number, endOfDay: boolean): Date {
	if (!Number.isFinite(days) || Number.isNaN(from.getTime())) return new Date(NaN);
	return new Date(goDays(toTimetable(calendar), from.getTime(), Math.trunc(days), endOfDay));
}

/**
 * Tells a time piece by piece, so that a person can add a deadline up (D13): the pieces follow each other without gaps,
 * and those of kind `working` add up to `workingTimeBetween`.
 *
 * @param calendar as `checkCalendar` lets it pass
 * @param pauses in any order; only working time becomes a `pause`
 * @returns in order of time, neighbours differ in kind; `holiday` is a date whose exception is `[]`
 * @throws RangeError where the zone does not exist
 */
export function explainWorkingTime(calendar: Calendar, from: Date, to: Date, pauses: readonly Pause[] = []): Stretch[] {
	const pieces = cutStretches(toTimetable(calendar), from.getTime(), to.getTime(), readPauses(pauses));
	return pieces.map((piece) => ({ from: new Date(piece.from), to: new Date(piece.to), kind: piece.kind }));
}
