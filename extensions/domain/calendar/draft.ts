import type { Calendar, Interval, Weekday } from '../calendar.js';
import { readClock, readHours, writeClock } from './hours.js';
import { weekdays } from './weekdays.js';

const dayInMinutes = 1440;

/**
 * Whether something stored has the shape of a calendar, so that a form can show it. What it says may still be wrong.
 *
 * @returns nothing where it has not
 */
export function readDraft(value: unknown): Calendar | undefined {
	if (!isRecord(value) || !isRecord(value['week']) || typeof value['timeZone'] !== 'string') return undefined;
	const { week, exceptions = {}, timeZone, coveredUntil } = value;
	if (!weekdays.every((day) => isHours(week[day])) || !isRecord(exceptions)) return undefined;
	if (!Object.values(exceptions).every(isHours)) return undefined;
	const known = typeof coveredUntil === 'string' ? { coveredUntil } : {};
	return {
		timeZone,
		week: week as Calendar['week'],
		exceptions: exceptions as Calendar['exceptions'],
		...known,
	};
}

/**
 * Hours that a person who adds some to a day most likely means: after a break of an hour, else before, else all of it.
 *
 * @example suggestInterval([['09:00', '12:00']]) //=> ['13:00', '18:00']
 */
export function suggestInterval(intervals: readonly Interval[]): Interval {
	const known = readHours(intervals);
	const closes = (known.at(-1)?.[1] ?? 480 * 60_000) / 60_000;
	const from = Math.min(closes + 60, dayInMinutes);
	if (from < dayInMinutes)
		return [writeClock(from), writeClock(from < 1080 ? 1080 : Math.min(from + 120, dayInMinutes))];
	const opens = (known[0]?.[0] ?? dayInMinutes * 60_000) / 60_000;
	return opens >= 120 ? [writeClock(opens - 120), writeClock(opens - 60)] : ['', ''];
}

/** Monday's hours on Tuesday to Friday too. */
export function copyMonday(week: Calendar['week']): Calendar['week'] {
	const copy = (): Interval[] => week.mon.map(([from, to]) => [from, to]);
	return { ...week, tue: copy(), wed: copy(), thu: copy(), fri: copy() };
}

/**
 * Minutes that a day is open. Hours that make no sense yet count nothing.
 *
 * @example countMinutes([['09:00', '12:00'], ['13:00', '18:00']]) //=> 480
 */
export function countMinutes(intervals: readonly Interval[]): number {
	return readHours(intervals).reduce((sum, [from, to]) => sum + (to - from) / 60_000, 0);
}

/**
 * Hours that a Saturday worked in exchange for a holiday has: those of the first weekday that has any.
 *
 * @example workedHours(weekOf('lunch')) //=> [['09:00', '12:00'], ['13:00', '18:00']]
 */
export function workedHours(week: Calendar['week']): Interval[] {
	const days: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
	const whole = days.map((day) => week[day].filter(isWhole)).find((hours) => hours.length > 0);
	return whole ?? [['09:00', '18:00']];
}

function isWhole([from, to]: Interval): boolean {
	return (readClock(from) ?? NaN) < (readClock(to) ?? NaN);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHours(value: unknown): value is Interval[] {
	const isText = (one: unknown) => typeof one === 'string';
	return Array.isArray(value) && value.every((one) => Array.isArray(one) && one.length === 2 && one.every(isText));
}
