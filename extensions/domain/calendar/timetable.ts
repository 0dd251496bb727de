import type { Calendar } from '../calendar.js';
import { readHours } from './hours.js';
import type { Span } from './spans.js';

/** Milliseconds of a day on a clock that nobody changes. */
export const dayLength = 86_400_000;

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** No date that JavaScript knows lies as many days from 1970. */
const farthestDay = 100_000_001;

/** What a day is worth by its own clock: spans and their sum in milliseconds since midnight. */
export type Day = { readonly spans: readonly Span[]; readonly total: number; readonly isHoliday: boolean };

/** A calendar made ready for reckoning by local clock. Days count from 1970-01-01. */
export type Timetable = {
	readonly timeZone: string;
	/** Around the clock, every day: working time is time. */
	readonly isAlwaysOpen: boolean;
	readonly day: (day: number) => Day;
	/** Working milliseconds before a local time, counted from an arbitrary day: only differences mean something. */
	readonly workedBefore: (local: number) => number;
	/** The first local time before which so much has been worked; nothing where that never happens. */
	readonly reachForward: (worked: number, from: number) => number | undefined;
	/** The last local time before which no more has been worked; nothing where that never happens. */
	readonly reachBack: (worked: number, from: number) => number | undefined;
};

/** Calendars come from the database anew each time; equal ones are made ready once. */
const made = new Map<string, Timetable>();
const mostMade = 64;

/** A calendar that nobody can change any more needs no second look at what it says. */
const madeOf = new WeakMap<Calendar, Timetable>();

/**
 * Makes a calendar ready for reckoning.
 *
 * @param calendar as `checkCalendar` lets it pass; an interval that makes no sense counts for nothing
 */
export function toTimetable(calendar: Calendar): Timetable {
	if (!Object.isFrozen(calendar)) return findTimetable(calendar);
	const timetable = madeOf.get(calendar) ?? findTimetable(calendar);
	madeOf.set(calendar, timetable);
	return timetable;
}

function findTimetable(calendar: Calendar): Timetable {
	const key = JSON.stringify([calendar.timeZone, calendar.week, calendar.exceptions]);
	let timetable = made.get(key);
	if (!timetable) {
		if (made.size >= mostMade) made.delete(made.keys().next().value as string);
		made.set(key, (timetable = makeTimetable(calendar)));
	}
	return timetable;
}

function makeTimetable({ timeZone, week, exceptions }: Calendar): Timetable {
	const usual = weekdays.map((name) => toDay(readHours(week[name] ?? [])));
	const special = new Map<number, Day>();
	for (const [date, intervals] of Object.entries(exceptions ?? {})) {
		const at = Date.parse(`${date}T00:00:00Z`) / dayLength;
		if (Number.isInteger(at)) special.set(at, toDay(readHours(intervals), intervals.length === 0));
	}
	const specialDays = Float64Array.from(special.keys()).sort();
	const usualOf = (day: number) => usual[(((day + 3) % 7) + 7) % 7] as Day;
	const dayOf = (day: number) => special.get(day) ?? usualOf(day);

	const weekSums = runningSums(usual.map((day) => day.total));
	const specialSums = runningSums([...specialDays].map((day) => dayOf(day).total - usualOf(day).total));
	const workedBeforeDay = (day: number): number => {
		const weeks = Math.floor((day + 3) / 7);
		const usually = weeks * (weekSums[7] as number) + (weekSums[day + 3 - weeks * 7] as number);
		return usually + (specialSums[countBelow(specialDays, day)] as number);
	};

	return {
		timeZone,
		isAlwaysOpen: [...usual, ...special.values()].every((day) => day.total === dayLength),
		day: dayOf,
		workedBefore: (local) => {
			const day = Math.floor(local / dayLength);
			return workedBeforeDay(day) + workedWithin(dayOf(day), local - day * dayLength);
		},
		reachForward: (worked, from) => {
			const start = Math.floor(from / dayLength);
			const day = findFirst(start, 1, (candidate) => workedBeforeDay(candidate + 1) >= worked);
			if (day === undefined) return undefined;
			let rest = worked - workedBeforeDay(day);
			for (const [opens, closes] of dayOf(day).spans) {
				if (rest <= closes - opens) return day * dayLength + opens + rest;
				rest -= closes - opens;
			}
			return undefined;
		},
		reachBack: (worked, from) => {
			const start = Math.floor(from / dayLength);
			const day = findFirst(start, -1, (candidate) => workedBeforeDay(candidate) <= worked);
			if (day === undefined) return undefined;
			let rest = worked - workedBeforeDay(day);
			for (const [opens, closes] of dayOf(day).spans) {
				if (rest < closes - opens) return day * dayLength + opens + rest;
				rest -= closes - opens;
			}
			return undefined;
		},
	};
}

function toDay(spans: readonly Span[], isHoliday = false): Day {
	return { spans, total: spans.reduce((sum, [from, to]) => sum + to - from, 0), isHoliday };
}

function workedWithin(day: Day, time: number): number {
	let worked = 0;
	for (const [opens, closes] of day.spans) {
		if (time <= opens) break;
		worked += Math.min(time, closes) - opens;
	}
	return worked;
}

function runningSums(values: readonly number[]): number[] {
	const sums = [0];
	for (const value of values) sums.push((sums.at(-1) as number) + value);
	return sums;
}

/** How many of the sorted numbers are less. */
function countBelow(sorted: Float64Array, limit: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as number) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The nearest day from `start` on, in one direction, from which on a condition holds for good. */
function findFirst(start: number, direction: 1 | -1, holds: (day: number) => boolean): number | undefined {
	let reach = 1;
	while (!holds(start + direction * (reach - 1))) {
		if (reach > 2 * farthestDay) return undefined;
		reach *= 2;
	}
	let low = Math.floor(reach / 2);
	let high = reach - 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(start + direction * middle)) high = middle;
		else low = middle + 1;
	}
	return start + direction * high;
}
