import type { Language } from '../../domain/language.js';

/**
 * Says a date, or the first and the last of several in a row. What is no date is said as it is.
 *
 * @example sayDates('2026-05-01', '2026-05-05', 'en-US') //=> 'Fri, May 1 – Tue, May 5'
 */
export function sayDates(from: string, to: string, language: Language): string {
	const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
	if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return from === to ? from : `${from} – ${to}`;
	const year = from.slice(0, 4) === to.slice(0, 4) ? {} : { year: 'numeric' as const };
	return new Intl.DateTimeFormat(language, {
		month: 'short',
		day: 'numeric',
		weekday: 'short',
		timeZone: 'UTC',
		...year,
	}).formatRange(start, end);
}

/**
 * Says a month.
 *
 * @example sayMonth('2026-05', 'en-US') //=> 'May'
 */
export function sayMonth(month: string, language: Language): string {
	const start = new Date(`${month}-01T00:00:00Z`);
	if (Number.isNaN(start.getTime())) return month;
	return new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(start);
}
