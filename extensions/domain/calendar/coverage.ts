import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar.js';

/** Next year's holidays are published some weeks before it begins; that leaves time to enter them. */
export const coverageNotice = 60;

export type Coverage = {
	/** Days after today for which holidays are known; negative once the calendar has run out. */
	readonly daysLeft: number;
	readonly state: 'good' | 'ending' | 'past';
};

/**
 * How long a calendar's holidays are known for (D9): a warning is due with fewer than 60 days left.
 *
 * @param today `YYYY-MM-DD` in the calendar's zone
 * @returns nothing where the calendar sets no such date
 * @example measureCoverage({ ...calendar, coveredUntil: '2026-12-31' }, '2026-12-01') //=> { daysLeft: 30, state: 'ending' }
 */
export function measureCoverage(calendar: Pick<Calendar, 'coveredUntil'>, today: string): Coverage | undefined {
	if (calendar.coveredUntil === undefined) return undefined;
	const until = Temporal.PlainDate.from(calendar.coveredUntil);
	const daysLeft = Temporal.PlainDate.from(today).until(until, { largestUnit: 'days' }).days;
	if (daysLeft < 0) return { daysLeft, state: 'past' };
	return { daysLeft, state: daysLeft < coverageNotice ? 'ending' : 'good' };
}
