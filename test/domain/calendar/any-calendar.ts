import fc from 'fast-check';
import type { Calendar, Interval, Pause } from '../../../extensions/domain/calendar';

const clock = (minutes: number) =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Hours of a day: none, some, or all of it, to the minute. */
export const anyHours: fc.Arbitrary<Interval[]> = fc.oneof(
	{ arbitrary: fc.constant<Interval[]>([['00:00', '24:00']]), weight: 1 },
	{
		arbitrary: fc.constant<Interval[]>([
			['09:00', '12:00'],
			['13:00', '18:00'],
		]),
		weight: 1,
	},
	{
		arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 7 }).map((points) => {
			const sorted = points.sort((a, b) => a - b);
			const intervals: Interval[] = [];
			for (let i = 0; i + 1 < sorted.length; i += 2) intervals.push([clock(sorted[i]!), clock(sorted[i + 1]!)]);
			return intervals;
		}),
		weight: 6,
	},
);

/** A calendar of a zone, with exceptions among the dates given; its week may have no working time at all. */
export function anyCalendarOf(timeZone: string, dates: readonly string[]): fc.Arbitrary<Calendar> {
	return fc.record({
		timeZone: fc.constant(timeZone),
		week: fc.record({
			mon: anyHours,
			tue: anyHours,
			wed: anyHours,
			thu: anyHours,
			fri: anyHours,
			sat: anyHours,
			sun: anyHours,
		}),
		exceptions: fc.dictionary(fc.constantFrom(...dates), fc.oneof(anyHours, fc.constant<Interval[]>([])), {
			maxKeys: 2,
			noNullPrototype: true,
		}),
	});
}

/** Pauses between two minutes, some of them inverted. */
export function anyPauses(start: number, minutes: number): fc.Arbitrary<Pause[]> {
	const moment = fc.integer({ min: 0, max: minutes }).map((minute) => new Date(start + minute * 60_000));
	return fc.array(fc.tuple(moment, moment), { maxLength: 3 });
}
