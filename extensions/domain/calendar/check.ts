import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Calendar, Interval } from '../calendar.js';
import type { Language } from '../language.js';
import { readClock, readHours, writeClock } from './hours.js';
import { describeProblem, type ProblemCode } from './problem.js';

/** Ten years of dates that are all out of the ordinary, with room. */
const most = { intervals: 24, exceptions: 4000, problems: 100 };

/** Where a rule tells what it has found. */
type Finding = { addIssue: (issue: { code: 'custom'; params: Found }) => void };
type Found = { readonly found: ProblemCode; readonly detail: string };

const interval = z.tuple([z.string(), z.string()]).superRefine(checkInterval);

const hours = z.array(interval).max(most.intervals, { abort: true }).superRefine(checkOverlap).transform(tidy);

const week = z
	.strictObject({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours })
	.superRefine(checkWeek);

const exceptions = z.unknown().superRefine(checkCount).pipe(z.record(z.string(), hours));

const calendarShape = z.strictObject({
	timeZone: z.string().superRefine(checkZone),
	week,
	exceptions: exceptions.default({}),
	coveredUntil: z.string().superRefine(checkDate).nullish(),
});

/** The dates apart from their hours, so that a wrong date does not hide what else is wrong. */
const datesShape = z.looseObject({
	exceptions: z
		.unknown()
		.superRefine(checkCount)
		.pipe(z.record(z.string().superRefine(checkDate), z.unknown())),
});

/**
 * Checks a calendar that a person has written (R18). Intervals that touch are accepted and become one; those that overlap
 * are a problem, as is a week without working time: its deadlines would run out, whatever the exceptions say.
 *
 * @param value whatever has been stored or sent; without `exceptions` there are none
 * @param language of the problems
 * @returns the calendar with intervals in order, or everything that is wrong with it in words, a hundred at most
 * @example checkCalendar({ ...alwaysOpen('Asia/Shanghai'), timeZone: 'Mars' })
 * //=> { problems: ['Time zone: There is no time zone “Mars”. Write one like Asia/Shanghai.'] }
 */
export function checkCalendar(
	value: unknown,
	language: Language = 'en-US',
): { calendar: Calendar } | { problems: string[] } {
	const found = inspectCalendar(value);
	if ('calendar' in found) return found;
	return { problems: found.problems.map(({ code, path, detail }) => describeProblem(code, path, detail, language)) };
}

/** What is wrong, and where: the field, then the weekday or the date; nowhere where all of it is meant. */
export type CalendarProblem = {
	readonly code: ProblemCode;
	readonly path: readonly string[];
	/** What was written, or the limit. */
	readonly detail: string;
};

/**
 * Checks a calendar for a screen that shows each problem where it is.
 *
 * @param value whatever has been stored or is being written
 * @example inspectCalendar({ ...alwaysOpen('Asia/Shanghai'), timeZone: 'Mars' })
 * //=> { problems: [{ code: 'unknown_zone', path: ['timeZone'], detail: 'Mars' }] }
 */
export function inspectCalendar(value: unknown): { calendar: Calendar } | { problems: CalendarProblem[] } {
	const read = calendarShape.safeParse(value);
	const dates = datesShape.safeParse(value);
	if (read.success && (dates.success || !hasExceptions(value))) {
		const { coveredUntil, ...calendar } = read.data;
		return { calendar: typeof coveredUntil === 'string' ? { ...calendar, coveredUntil } : calendar };
	}
	const wrongDates = dates.success ? [] : dates.error.issues.filter((issue) => issue.code === 'invalid_key');
	const issues = [...(read.success ? [] : read.error.issues), ...wrongDates];
	const problems = issues.flatMap((issue) => locateIssue(issue, value));
	const left = problems.length - most.problems;
	if (left <= 0) return { problems };
	return { problems: [...problems.slice(0, most.problems), { code: 'more', path: [], detail: String(left) }] };
}

function hasExceptions(value: unknown): boolean {
	return (value as { exceptions?: unknown }).exceptions !== undefined;
}

function locateIssue(issue: z.core.$ZodIssue, value: unknown): CalendarProblem[] {
	const path = issue.path.map(String);
	// The number of an interval in its list says less than the weekday.
	const place = path.slice(0, path[0] === 'week' || path[0] === 'exceptions' ? 2 : 1);
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => ({ code: 'unknown_field', path, detail: key }));
	}
	const { found, detail } = findCode(issue, place, value);
	return [{ code: found, path: place, detail }];
}

function findCode(issue: z.core.$ZodIssue, place: readonly string[], value: unknown): Found {
	if (issue.code === 'custom' && issue.params) return issue.params as Found;
	if (issue.code === 'too_big') return { found: 'too_many_intervals', detail: String(most.intervals) };
	const [field, key] = place;
	if (issue.code === 'invalid_key') return { found: 'not_a_date', detail: key ?? '' };
	if (field === undefined) return { found: 'not_a_calendar', detail: '' };
	const written = issue.path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)?.[step], value);
	if (written === undefined || written === null)
		return { found: key === undefined ? 'missing' : 'no_hours', detail: '' };
	if (key !== undefined) return { found: 'not_intervals', detail: '' };
	const codes: Readonly<Record<string, ProblemCode>> = {
		timeZone: 'unknown_zone',
		week: 'not_a_week',
		coveredUntil: 'not_a_date',
	};
	return { found: codes[field] ?? 'not_exceptions', detail: JSON.stringify(written) };
}

function tell(context: Finding, found: ProblemCode, detail: string): void {
	context.addIssue({ code: 'custom', params: { found, detail } });
}

function checkZone(name: string, context: Finding): void {
	// A bare offset has no clock changes: whoever writes one means a place.
	if (!/^[a-z]/i.test(name) || !isZone(name)) tell(context, 'unknown_zone', name);
}

function isZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

function checkDate(text: string, context: Finding): void {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isDate(text)) tell(context, 'not_a_date', text);
}

function isDate(text: string): boolean {
	try {
		return Temporal.PlainDate.from(text).toString() === text;
	} catch {
		return false;
	}
}

function checkInterval([from, to]: Interval, context: Finding): void {
	const opens = from === '24:00' ? undefined : readClock(from);
	const closes = readClock(to);
	if (opens === undefined) tell(context, 'not_a_time', from);
	if (closes === undefined) tell(context, 'not_a_time', to);
	if (opens !== undefined && closes !== undefined && opens >= closes) tell(context, 'inverted', `${from}–${to}`);
}

function checkOverlap(intervals: readonly Interval[], context: Finding): void {
	const sorted = intervals.filter(([from, to]) => (readClock(from) ?? NaN) < (readClock(to) ?? NaN)).sort();
	// The one that reaches farthest so far may last beyond its neighbour.
	let [farthest] = sorted;
	for (const next of sorted.slice(1)) {
		if (farthest && next[0] < farthest[1]) tell(context, 'overlap', `${farthest.join('–')}, ${next.join('–')}`);
		if (!farthest || next[1] > farthest[1]) farthest = next;
	}
}

function checkWeek(days: Readonly<Record<string, readonly unknown[]>>, context: Finding): void {
	if (Object.values(days).every((day) => day.length === 0)) tell(context, 'no_working_time', '');
}

function checkCount(value: unknown, context: Finding): void {
	if (typeof value !== 'object' || value === null || Object.keys(value).length <= most.exceptions) return;
	tell(context, 'too_many_exceptions', String(most.exceptions));
}

function tidy(intervals: readonly Interval[]): Interval[] {
	return readHours(intervals).map(([from, to]) => [writeClock(from / 60_000), writeClock(to / 60_000)]);
}
