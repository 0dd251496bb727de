import type { Pause } from '../calendar.js';
import { mergeSpans, type Span } from './spans.js';
import type { Timetable } from './timetable.js';
import { goBack, goForward, measure } from './working-time.js';

/**
 * Puts pauses in order, as milliseconds since 1970; each moment of them counts once. A pause that ends before it
 * begins is none, nor is one whose end is not known yet: its end is the moment up to which the story is told.
 *
 * @param pauses in any order
 */
export function readPauses(pauses: readonly Pause[]): Span[] {
	return mergeSpans(pauses.map(([from, to]): Span => [toTime(from), toTime(to)]));
}

/** What comes from a story may lack an end whatever its type says. */
function toTime(moment: Date | null | undefined): number {
	return moment?.getTime() ?? NaN;
}

/**
 * What of a span is not paused, in order of time.
 *
 * @param pauses in order, as `readPauses` gives them
 * @example cutOut([0, 10], [[2, 4], [8, 20]]) //=> [[0, 2], [4, 8]]
 */
export function cutOut([from, to]: Span, pauses: readonly Span[]): Span[] {
	const left: Span[] = [];
	let at = from;
	for (const [start, end] of pauses) {
		if (end <= at) continue;
		if (start >= to) break;
		if (start > at) left.push([at, start]);
		at = end;
	}
	if (at < to) left.push([at, to]);
	return left;
}

/** `measure` without what is paused. */
export function measurePausing(timetable: Timetable, from: number, to: number, pauses: readonly Span[]): number {
	return cutOut([from, to], pauses).reduce((sum, [start, end]) => sum + measure(timetable, start, end), 0);
}

/** `goForward` without what is paused; not a number where a pause never ends. */
export function goForwardPausing(timetable: Timetable, from: number, amount: number, pauses: readonly Span[]): number {
	if (amount === 0) return from;
	let rest = amount;
	for (const [start, end] of cutOut([from, Infinity], pauses)) {
		const available = end === Infinity ? Infinity : measure(timetable, start, end);
		if (rest <= available) return goForward(timetable, start, rest);
		rest -= available;
	}
	return NaN;
}

/** `goBack` without what is paused. */
export function goBackPausing(timetable: Timetable, from: number, amount: number, pauses: readonly Span[]): number {
	let rest = amount;
	for (const [start, end] of cutOut([-Infinity, from], pauses).reverse()) {
		const available = start === -Infinity ? Infinity : measure(timetable, start, end);
		if (rest <= available) return goBack(timetable, end, rest);
		rest -= available;
	}
	return NaN;
}
