import type { Calendar, Interval } from '../calendar.js';

/** Days in a row that are out of the ordinary in the same way. */
export type Range = { readonly from: string; readonly to: string; readonly hours: readonly Interval[] };

/** The most days that are entered at once. */
export const longestRange = 366;

const day = 86_400_000;

/**
 * Puts exceptions together to what people call one thing: a week of holidays, a worked Saturday.
 *
 * @returns in order of time
 * @example joinRanges({ '2026-05-02': [], '2026-05-01': [] }) //=> [{ from: '2026-05-01', to: '2026-05-02', hours: [] }]
 */
export function joinRanges(exceptions: Calendar['exceptions']): Range[] {
	const ranges: Range[] = [];
	for (const [date, hours] of Object.entries(exceptions).sort(([a], [b]) => (a < b ? -1 : 1))) {
		const last = ranges.at(-1);
		if (last && goOn(last.to) === date && JSON.stringify(last.hours) === JSON.stringify(hours)) {
			ranges[ranges.length - 1] = { ...last, to: date };
		} else ranges.push({ from: date, to: date, hours });
	}
	return ranges;
}

/** Ranges by the year and month in which they begin. */
export type Year = {
	readonly year: string;
	readonly months: readonly { readonly month: string; readonly ranges: Range[] }[];
};

/**
 * Groups ranges for a list: by year, then by month.
 *
 * @example groupRanges(joinRanges({ '2026-05-01': [] }))[0]?.months[0]?.month //=> '2026-05'
 */
export function groupRanges(ranges: readonly Range[]): Year[] {
	const years = new Map<string, Map<string, Range[]>>();
	for (const range of ranges) {
		const months = years.get(range.from.slice(0, 4)) ?? new Map<string, Range[]>();
		years.set(range.from.slice(0, 4), months);
		const month = range.from.slice(0, 7);
		months.set(month, [...(months.get(month) ?? []), range]);
	}
	return [...years].map(([year, months]) => ({
		year,
		months: [...months].map(([month, all]) => ({ month, ranges: all })),
	}));
}

/**
 * The dates of a range, both ends included.
 *
 * @returns none where the dates make no sense; no more than a year
 * @example datesOf('2026-05-01', '2026-05-02') //=> ['2026-05-01', '2026-05-02']
 */
export function datesOf(from: string, to: string): string[] {
	const count = Math.floor((toTime(to) - toTime(from)) / day) + 1;
	if (!(count >= 1)) return [];
	return Array.from({ length: Math.min(count, longestRange) }, (_, index) => toDate(toTime(from) + index * day));
}

/**
 * A calendar with more exceptions, in order of time; where a date has some already, the new ones count.
 *
 * @param coveredUntil the last date for which they are known; an earlier one than the calendar has changes nothing
 */
export function addExceptions(
	calendar: Calendar,
	more: Calendar['exceptions'],
	coveredUntil = calendar.coveredUntil,
): Calendar {
	const all = Object.entries({ ...calendar.exceptions, ...more }).sort(([a], [b]) => (a < b ? -1 : 1));
	const until = [calendar.coveredUntil, coveredUntil].filter(Boolean).sort().at(-1);
	return { ...calendar, exceptions: Object.fromEntries(all), ...(until ? { coveredUntil: until } : {}) };
}

/** A calendar without the exceptions of a range. */
export function dropRange(calendar: Calendar, { from, to }: Pick<Range, 'from' | 'to'>): Calendar {
	const kept = Object.entries(calendar.exceptions).filter(([date]) => date < from || date > to);
	return { ...calendar, exceptions: Object.fromEntries(kept) };
}

function goOn(date: string): string {
	return Number.isNaN(toTime(date)) ? '' : toDate(toTime(date) + day);
}

function toTime(date: string): number {
	return /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
}

function toDate(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
