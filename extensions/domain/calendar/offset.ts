import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which the clocks of a zone are not changed. All in milliseconds. */
export type Steady = { readonly start: number; readonly end: number; readonly offset: number };

/** Nobody knows the clock changes of 2200; what lies outside keeps the offset of the edge. */
const first = Date.UTC(1900, 0, 1);
const last = Date.UTC(2200, 0, 1);

/** What has been asked for, by zone, in order of time. There are some hundred zones and two stretches a year. */
const known = new Map<string, Steady[]>();

/**
 * The stretch without a clock change in which a moment lies.
 *
 * @param timeZone IANA name
 * @param at milliseconds since 1970 in UTC
 * @returns `start` belongs to it, `end` does not; both may be infinite
 * @throws RangeError where there is no such zone
 * @example steadyAt('Europe/Berlin', Date.UTC(2024, 0, 1)).end //=> Date.UTC(2024, 2, 31, 1)
 */
export function steadyAt(timeZone: string, at: number): Steady {
	const zone = timeZone.toLowerCase();
	let list = known.get(zone);
	if (!list) known.set(zone, (list = []));
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle] as Steady).end <= at) low = middle + 1;
		else high = middle;
	}
	const found = list[low];
	if (found && found.start <= at) return found;
	const asked = askSteady(timeZone, at);
	list.splice(low, 0, asked);
	return asked;
}

function askSteady(timeZone: string, at: number): Steady {
	const moment = (time: number) => Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone);
	const offsetAt = (time: number) => moment(time).offsetNanoseconds / 1_000_000;
	if (at < first) return { start: -Infinity, end: first, offset: offsetAt(first) };
	if (at >= last) return { start: last, end: Infinity, offset: offsetAt(last) };
	// The change before a moment lies strictly before it; a stretch has its first moment.
	const start = moment(at + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity;
	const end = moment(at).getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
	return { start: Math.max(start, first), end: Math.min(end, last), offset: offsetAt(at) };
}
