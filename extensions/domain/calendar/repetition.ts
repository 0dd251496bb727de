import { Temporal } from 'temporal-polyfill';
import type { IcsRecurrenceRule } from 'ts-ics';

/** What a rule of one fixed date a year may say. The parser's own expansion reads the machine's time zone. */
const understood = ['frequency', 'interval', 'count', 'until', 'byMonth', 'byMonthday', 'workweekStart'];

/**
 * The dates of what repeats on one date a year. 29 February comes in leap years only (RFC 5545, 3.3.10).
 *
 * @param rule none: it takes place once
 * @param start the first time
 * @param last the last date of interest, included
 * @returns nothing where the rule is another one
 * @example expandYearly({ frequency: 'YEARLY' }, date('2024-10-03'), date('2025-12-31')) //=> 2024-10-03, 2025-10-03
 */
export function expandYearly(
	rule: IcsRecurrenceRule | undefined,
	start: Temporal.PlainDate,
	last: Temporal.PlainDate,
): Temporal.PlainDate[] | undefined {
	if (!rule) return [start];
	if (rule.frequency !== 'YEARLY' || Object.keys(rule).some((key) => !understood.includes(key))) return undefined;
	// The parser counts months from 0.
	if (rule.byMonth && (rule.byMonth.length !== 1 || rule.byMonth[0] !== start.month - 1)) return undefined;
	if (rule.byMonthday && (rule.byMonthday.length !== 1 || rule.byMonthday[0] !== start.day)) return undefined;
	const end = [last, readUntil(rule.until?.date)].reduce((a, b) =>
		b && Temporal.PlainDate.compare(a!, b) > 0 ? b : a,
	)!;
	const interval = Math.max(rule.interval ?? 1, 1);
	const dates: Temporal.PlainDate[] = [];
	for (let year = start.year; year <= end.year && dates.length < (rule.count ?? Infinity); year += interval) {
		const date = start.with({ year });
		if (date.day === start.day && Temporal.PlainDate.compare(date, end) <= 0) dates.push(date);
	}
	return dates;
}

function readUntil(until: Date | undefined): Temporal.PlainDate | undefined {
	if (!until || Number.isNaN(until.getTime())) return undefined;
	return Temporal.PlainDate.from(until.toISOString().slice(0, 10));
}
