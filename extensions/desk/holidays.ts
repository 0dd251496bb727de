import type { Calendar, Interval } from '../domain/calendar.js';
import { arrangeChina } from '../domain/calendar/china.js';
import { readIcs } from '../domain/calendar/ics.js';
import type { Language } from '../domain/language.js';

/** Exceptions that were read from somewhere, for the person who confirms them. */
export type FoundHolidays = {
	readonly exceptions: Calendar['exceptions'];
	/** What each date is called, where that is known. */
	readonly names: Readonly<Record<string, string>>;
	/** What was left out or doubtful, in words. */
	readonly problems: readonly string[];
	/** The last date for which these holidays are known; nothing where nothing was found. */
	readonly coveredUntil: string | null;
};

/** Last year's holidays still explain deadlines that are open; older ones explain nothing. */
const yearsBack = 1;
/** Holidays that come back every year are written down for so many years after this one. */
const yearsAhead = 2;

/**
 * Reads a file of holidays: those from last year on. They are taken to be known to the end of the last year in it.
 *
 * @param text an iCalendar file
 * @param hours of days that are worked in exchange for a holiday
 */
export function readHolidays(text: string, hours: readonly Interval[], language: Language, now: Date): FoundHolidays {
	const year = now.getUTCFullYear();
	const read = readIcs(text, { hours, until: `${year + yearsAhead}-12-31`, language });
	const recent = Object.entries(read.exceptions).filter(([date]) => date >= `${year - yearsBack}-01-01`);
	const last = recent.at(-1)?.[0];
	return {
		...read,
		exceptions: Object.fromEntries(recent),
		names: Object.fromEntries(recent.map(([date]) => [date, read.names[date] ?? ''])),
		coveredUntil: last ? `${last.slice(0, 4)}-12-31` : null,
	};
}

/**
 * The public holidays of mainland China and the days worked in exchange, from last year on.
 *
 * @param hours of days that are worked in exchange for a holiday
 */
export function readChina(hours: readonly Interval[], now: Date): FoundHolidays {
	return { names: {}, problems: [], ...arrangeChina(hours, now.getUTCFullYear() - yearsBack) };
}
