import { addWorkingTime, workingTimeBetween, type Calendar } from '../calendar.js';
import { fromWall, toWall } from '../words/wall-time.js';

/** Times of the day that people promise. */
const today = ['12:00', '16:00', '18:00'];
const later = ['10:00', '16:00'];

const minute = 60_000;
const day = 86_400_000;
/** Nobody promises what is due at once. */
const notBefore = 30 * minute;
/** The longest holidays end before this. */
const farthest = 15;

/**
 * Moments that are worth promising with one click: up to two later today and two on the next day on which people work.
 *
 * @param calendar in force
 * @param timeZone of the organisation: the times of day are those on its walls
 * @returns in order of time; where nobody works at such times, what is two working hours away
 * @example offerPromises(alwaysOpen('UTC'), 'UTC', new Date('2024-05-01T09:00Z'))
 * //=> today 16:00 and 18:00, tomorrow 10:00 and 16:00
 */
export function offerPromises(calendar: Calendar, timeZone: string, now: Date): Date[] {
	const place = { calendar, timeZone, now };
	const first = on(place, 0, today).slice(-2);
	for (let days = 1; days <= farthest; days += 1) {
		const next = on(place, days, later);
		if (next.length > 0) return [...first, ...next];
	}
	return first.length > 0 ? first : [addWorkingTime(calendar, now, 2 * 3600)];
}

type Place = { readonly calendar: Calendar; readonly timeZone: string; readonly now: Date };

/** The times of a day at which somebody is still at work. */
function on({ calendar, timeZone, now }: Place, days: number, times: readonly string[]): Date[] {
	const date = toWall(now, timeZone).slice(0, 10);
	const other = new Date(Date.parse(`${date}T12:00:00Z`) + days * day).toISOString().slice(0, 10);
	return times.flatMap((time) => {
		const at = fromWall(`${other}T${time}`, timeZone);
		if (!at || at.getTime() - now.getTime() < notBefore) return [];
		return workingTimeBetween(calendar, new Date(at.getTime() - minute), at) > 0 ? [at] : [];
	});
}
