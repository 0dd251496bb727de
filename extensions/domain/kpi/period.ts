import { Temporal } from 'temporal-polyfill';
import type { PeriodName } from './period-names.js';

/** Whole days of the organisation's zone, both included: `YYYY-MM-DD`. */
export type Period = { readonly from: string; readonly to: string };

/** From the first moment to the one that no longer belongs. */
export type Span = { readonly start: Date; readonly end: Date };

/** The stretches of time by which a series may go. */
export const bucketUnits = ['day', 'week', 'month'] as const;

export type BucketUnit = (typeof bucketUnits)[number];

export type Bucket = { readonly key: string; readonly period: Period };

/**
 * The day that it is somewhere.
 *
 * @param now the time
 * @param timeZone IANA name
 * @example dayOf(new Date('2024-04-30T16:30:00Z'), 'Asia/Shanghai') //=> '2024-05-01'
 */
export function dayOf(now: Date, timeZone: string): string {
	return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** How many days a period has. */
export function countDays(period: Period): number {
	return Temporal.PlainDate.from(period.from).until(period.to).days + 1;
}

/**
 * The period of equal length just before.
 *
 * @example periodBefore({ from: '2024-05-01', to: '2024-05-31' }) //=> { from: '2024-03-31', to: '2024-04-30' }
 */
export function periodBefore(period: Period): Period {
	const from = Temporal.PlainDate.from(period.from);
	return {
		from: from.subtract({ days: countDays(period) }).toString(),
		to: from.subtract({ days: 1 }).toString(),
	};
}

/**
 * A day some days later.
 *
 * @param day `YYYY-MM-DD`
 * @param days negative ones go back
 * @example addDays('2024-02-28', 2) //=> '2024-03-01'
 */
export function addDays(day: string, days: number): string {
	return Temporal.PlainDate.from(day).add({ days }).toString();
}

/**
 * So many days up to a day, which is the last of them.
 *
 * @example periodTo('2024-12-31', 365) //=> { from: '2024-01-02', to: '2024-12-31' }
 */
export function periodTo(to: string, days: number): Period {
	return { from: addDays(to, 1 - days), to };
}

/**
 * The moments between which a period lies. A day is as long as it is: 23 or 25 hours where the clocks change.
 *
 * @param period whole days
 * @param timeZone IANA name
 * @example spanOf({ from: '2024-03-10', to: '2024-03-10' }, 'America/New_York')
 * //=> { start: 2024-03-10T05:00:00Z, end: 2024-03-11T04:00:00Z }
 */
export function spanOf(period: Period, timeZone: string): Span {
	return {
		start: startOfDay(Temporal.PlainDate.from(period.from), timeZone),
		end: startOfDay(Temporal.PlainDate.from(period.to).add({ days: 1 }), timeZone),
	};
}

/**
 * Cuts a period into days, ISO weeks or months. What hangs over the edges is cut off; nothing is left out.
 *
 * @param period whole days
 * @param unit by what to cut
 * @returns in order of time; keys `2024-05-01`, `2024-W18`, `2024-05`
 * @example cut({ from: '2024-04-30', to: '2024-05-02' }, 'month').map((bucket) => bucket.key) //=> ['2024-04', '2024-05']
 */
export function cut(period: Period, unit: BucketUnit): Bucket[] {
	const last = Temporal.PlainDate.from(period.to);
	const buckets: Bucket[] = [];
	let from = Temporal.PlainDate.from(period.from);
	while (Temporal.PlainDate.compare(from, last) <= 0) {
		const end = endOfBucket(from, unit);
		const to = Temporal.PlainDate.compare(end, last) < 0 ? end : last;
		buckets.push({ key: keyOf(from, unit), period: { from: from.toString(), to: to.toString() } });
		from = to.add({ days: 1 });
	}
	return buckets;
}

/**
 * The days that a name stands for. They end today, so that a month half gone is compared with as many days before it.
 *
 * @param name such as `last_30_days` or `this_month`
 * @param today `YYYY-MM-DD` in the organisation's zone
 * @example namedPeriod('this_quarter', '2024-05-10') //=> { from: '2024-04-01', to: '2024-05-10' }
 */
export function namedPeriod(name: PeriodName, today: string): Period {
	const day = Temporal.PlainDate.from(today);
	const month = day.with({ day: 1 });
	const quarter = month.subtract({ months: (month.month - 1) % 3 });
	switch (name) {
		case 'last_7_days':
			return { from: day.subtract({ days: 6 }).toString(), to: today };
		case 'last_30_days':
			return { from: day.subtract({ days: 29 }).toString(), to: today };
		case 'last_90_days':
			return { from: day.subtract({ days: 89 }).toString(), to: today };
		case 'last_365_days':
			return { from: day.subtract({ days: 364 }).toString(), to: today };
		case 'this_month':
			return { from: month.toString(), to: today };
		case 'last_month':
			return { from: month.subtract({ months: 1 }).toString(), to: month.subtract({ days: 1 }).toString() };
		case 'this_quarter':
			return { from: quarter.toString(), to: today };
		case 'last_quarter':
			return { from: quarter.subtract({ months: 3 }).toString(), to: quarter.subtract({ days: 1 }).toString() };
		case 'this_year':
			return { from: month.with({ month: 1 }).toString(), to: today };
	}
}

function startOfDay(date: Temporal.PlainDate, timeZone: string): Date {
	return new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
}

function endOfBucket(date: Temporal.PlainDate, unit: BucketUnit): Temporal.PlainDate {
	if (unit === 'day') return date;
	if (unit === 'week') return date.add({ days: 7 - date.dayOfWeek });
	return date.with({ day: date.daysInMonth });
}

function keyOf(date: Temporal.PlainDate, unit: BucketUnit): string {
	if (unit === 'day') return date.toString();
	if (unit === 'month') return date.toPlainYearMonth().toString();
	return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}
