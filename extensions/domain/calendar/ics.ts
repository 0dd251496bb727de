import { Temporal } from 'temporal-polyfill';
import { convertIcsCalendar, type IcsCalendar, type IcsEvent } from 'ts-ics';
import type { Calendar, Interval } from '../calendar.js';
import type { Language } from '../language.js';
import { expandYearly } from './repetition.js';
import { describeProblem, type ProblemCode } from './problem.js';

const most = { characters: 500_000, days: 366, exceptions: 4000, problems: 100 };

/** What of a file the parser does not keep, under names that it does. */
const kept = {
	extraDates: { name: 'X-LOOP-RDATE', convert: (line: { value: string }) => line.value },
	badDate: { name: 'X-LOOP-BAD', convert: (line: { value: string }) => line.value },
	specialDay: { name: 'X-APPLE-SPECIAL-DAY', convert: (line: { value: string }) => line.value },
} as const;

type Kept = { extraDates: string; badDate: string; specialDay: string };
type Event = IcsEvent<Kept>;

/** Days worked in exchange for a holiday, as Chinese calendars mark them. */
const workedName = /[[(【\uFF08]班[\])】\uFF09]|[补補上]班/;

export type Holidays = {
	readonly exceptions: Calendar['exceptions'];
	/** What the file calls each date, for the person who confirms them. */
	readonly names: Readonly<Record<string, string>>;
	/** What was left out or doubtful, in words. */
	readonly problems: readonly string[];
};

/**
 * Reads holidays from an iCalendar file (RFC 5545): every all-day event is a holiday, each of its days, `DTEND` not
 * included. What repeats once a year is expanded; other repetitions are told as a problem. Cancelled events are left out.
 *
 * Parsing is the server's work: the parser weighs 12 kB in a bundle, so nothing that runs in the browser imports this.
 *
 * @param text the file
 * @param options `hours` of days worked in exchange for a holiday (none: such days are told as a problem); `until` the
 * last date to which repetitions are expanded (none: the end of the last year in the file); `language` of the problems
 * @example readIcs(text).exceptions //=> { '2026-05-01': [], '2026-05-02': [] }
 */
export function readIcs(
	text: string,
	{ hours = [], until, language = 'en-US' }: { hours?: readonly Interval[]; until?: string; language?: Language } = {},
): Holidays {
	const exceptions: Calendar['exceptions'] = {};
	const names: Record<string, string> = {};
	const problems: string[] = [];
	const tell = (code: ProblemCode, event?: Event, detail = '') => {
		if (problems.length < most.problems) {
			problems.push(describeProblem(code, event ? [event.summary?.trim() || event.uid || '?'] : [], detail, language));
		}
	};
	const events = parse(text);
	if (typeof events === 'string') {
		tell(events, undefined, String(most.characters));
		return { exceptions, names, problems };
	}
	const read = events.filter((event) => event.status !== 'CANCELLED').map((event) => ({ event, days: daysOf(event) }));
	const last = until ?? lastDayOf(read.flatMap(({ days }) => (typeof days === 'string' ? [] : days)));
	for (const { event, days } of read) {
		if (typeof days === 'string') {
			tell(days, event, String(most.days));
			continue;
		}
		const isWorked = event.nonStandard?.specialDay === 'ALTERNATE-WORKDAY' || workedName.test(event.summary ?? '');
		if (isWorked && hours.length === 0) {
			tell('worked_day', event, days[0]?.toString());
			continue;
		}
		const starts = expandYearly(event.recurrenceRule, days[0] as Temporal.PlainDate, Temporal.PlainDate.from(last));
		if (!starts) tell('unknown_repeat', event, event.recurrenceRule?.frequency ?? '');
		if (event.nonStandard?.extraDates) tell('unknown_repeat', event, event.nonStandard.extraDates);
		const skipped = new Set(event.exceptionDates?.map(({ date }) => readDay(date)?.toString()));
		if (skipped.has(undefined)) tell('unknown_repeat', event, 'EXDATE');
		for (const start of starts ?? days.slice(0, 1)) {
			if (skipped.has(start.toString())) continue;
			days.forEach((_, index) => {
				const date = start.add({ days: index }).toString();
				// A day that is worked after all counts more than the holiday around it.
				if (exceptions[date] && exceptions[date].length > 0) return;
				exceptions[date] = isWorked ? hours.map(([from, to]) => [from, to]) : [];
				names[date] = event.summary?.trim() ?? '';
			});
		}
	}
	const dates = Object.keys(exceptions).sort();
	if (dates.length === 0 && problems.length === 0) tell('no_days');
	if (dates.length > most.exceptions) tell('too_many_exceptions', undefined, String(most.exceptions));
	const taken = dates.slice(0, most.exceptions);
	const pick = <Value>(from: Record<string, Value>) =>
		Object.fromEntries(taken.map((date) => [date, from[date] as Value]));
	return { exceptions: pick(exceptions), names: pick(names), problems };
}

function parse(text: string): Event[] | ProblemCode {
	if (text.length > most.characters) return 'too_large';
	// The parser turns the 13th month into the next January and drops dates that are added to a repetition.
	const prepared = text
		.replace(/^\uFEFF/, '')
		.replace(/\r?\n[ \t]/g, '')
		.replace(/^(DTSTART|DTEND)([;:][^\r\n]*)$/gim, (line, _, rest: string) =>
			isDateLine(rest) ? line : 'X-LOOP-BAD:1',
		)
		.replace(/^RDATE[;:]/gim, 'X-LOOP-RDATE:');
	const events = keepEvents(prepared.split(/\r?\n/));
	if (!events) return 'not_ics';
	try {
		const calendar: IcsCalendar<Kept> = convertIcsCalendar<Kept>(undefined, events, { nonStandard: kept });
		return calendar.events ?? [];
	} catch {
		return 'not_ics';
	}
}

/**
 * A calendar with nothing but the events of a file; what stands inside an event, such as an alarm, goes too. The parser
 * looks for each end from each beginning: without its ends, a file would keep the server busy for minutes.
 */
function keepEvents(lines: readonly string[]): string | undefined {
	const open: string[] = [];
	const events: string[] = [];
	for (const line of lines) {
		const [, word, name = ''] = /^(BEGIN|END):(\S+)\s*$/i.exec(line) ?? [];
		if (word?.toUpperCase() === 'BEGIN') open.push(name.toUpperCase());
		const isEvent = open.length === 2 && open[0] === 'VCALENDAR' && open[1] === 'VEVENT';
		if (isEvent) events.push(line);
		if (word?.toUpperCase() === 'END' && open.pop() !== name.toUpperCase()) return undefined;
	}
	if (open.length > 0 || !lines.some((line) => /^BEGIN:VCALENDAR\s*$/i.test(line))) return undefined;
	return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-', ...events, 'END:VCALENDAR'].join('\r\n');
}

function isDateLine(rest: string): boolean {
	const date = /:(\d{8})\s*$/.exec(rest)?.[1];
	return date === undefined || toDate(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`) !== undefined;
}

function toDate(text: string): Temporal.PlainDate | undefined {
	try {
		return Temporal.PlainDate.from(text);
	} catch {
		return undefined;
	}
}

function daysOf(event: Event): Temporal.PlainDate[] | ProblemCode {
	if (!event.start || event.nonStandard?.badDate) return 'bad_days';
	const start = readDay(event.start.date);
	if (!start) return 'bad_days';
	if (event.start.type !== 'DATE') return 'not_all_day';
	const count = countDays(event, start);
	if (!(count >= 1)) return 'bad_days';
	if (count > most.days) return 'too_long';
	return Array.from({ length: count }, (_, index) => start.add({ days: index }));
}

function countDays(event: Event, start: Temporal.PlainDate): number {
	if (event.duration) return (event.duration.weeks ?? 0) * 7 + (event.duration.days ?? 0);
	if (!event.end) return 1;
	const end = readDay(event.end.date);
	if (!end) return NaN;
	const days = start.until(end).days;
	// Some programs write the day itself as its end.
	return days === 0 ? 1 : days;
}

/** The parser gives a date as midnight in UTC. */
function readDay(date: Date): Temporal.PlainDate | undefined {
	return Number.isNaN(date.getTime()) ? undefined : toDate(date.toISOString().slice(0, 10));
}

function lastDayOf(days: readonly Temporal.PlainDate[]): string {
	const years = days.map((day) => day.year);
	return `${years.reduce((latest, year) => Math.max(latest, year), 1970)}-12-31`;
}
