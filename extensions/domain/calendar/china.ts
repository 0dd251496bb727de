import published from 'chinese-days/dist/chinese-days.json';
import type { Calendar, Interval } from '../calendar.js';

/** What the State Council arranges for a year ends with the National Day: a year without it is not all known. */
const lastYear = Math.max(
	...Object.keys(published.holidays)
		.filter((date) => date.endsWith('-10-01'))
		.map((date) => Number(date.slice(0, 4))),
);

/**
 * Public holidays of mainland China, and the Saturdays and Sundays worked in exchange, as the General Office of the State
 * Council publishes them each November for the year to come (国务院办公厅关于部分节假日安排的通知).
 *
 * @param hours of a Saturday or Sunday that is worked
 * @param since the first year to give
 * @returns the exceptions of a calendar and the last day for which they are known
 * @example arrangeChina([['09:00', '18:00']]).exceptions['2026-02-14'] //=> [['09:00', '18:00']]
 */
export function arrangeChina(
	hours: readonly Interval[],
	since = 2024,
): Required<Pick<Calendar, 'exceptions' | 'coveredUntil'>> {
	const exceptions: Calendar['exceptions'] = {};
	const isAsked = (date: string) => Number(date.slice(0, 4)) >= since && Number(date.slice(0, 4)) <= lastYear;
	for (const date of Object.keys(published.holidays).filter(isAsked)) exceptions[date] = [];
	for (const date of Object.keys(published.workdays).filter(isAsked)) {
		exceptions[date] = hours.map(([from, to]) => [from, to]);
	}
	const sorted = Object.entries(exceptions).sort(([a], [b]) => a.localeCompare(b));
	return { exceptions: Object.fromEntries(sorted), coveredUntil: `${lastYear}-12-31` };
}
