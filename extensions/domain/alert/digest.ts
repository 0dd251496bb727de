import { workingTimeBetween, type Calendar } from '../calendar.js';
import type { AfterHours } from './after-hours.js';

/** Alarms of one person that no mail has told yet, counted. */
export type Waiting = {
	readonly all: number;
	/** Of these, alarms of critical issues. */
	readonly critical: number;
	/** Of these, such that a deadline has passed. */
	readonly criticalLate: number;
};

export type DigestRules = {
	/** Minutes between two mails to one person; what comes meanwhile goes into one. */
	readonly minutes: number;
	readonly afterHours: AfterHours;
	readonly calendar: Calendar;
};

/** Which alarms go into a mail now: all, those of critical issues, those of critical issues that are late, or none. */
export type DigestPart = 'all' | 'critical' | 'critical_late' | 'none';

/**
 * Decides whether a person gets a mail about deadlines now, and what goes into it: the first alarm at once, the next
 * ones together when the window is over, and outside working time only what cannot wait.
 *
 * @param waiting what no mail has told yet
 * @param last when the last mail to this person was put together, or nothing
 * @example decideDigest({ all: 3, critical: 1, criticalLate: 0 }, atNight, { afterHours: 'critical', … }, null) //=> 'critical'
 */
export function decideDigest(waiting: Waiting, now: Date, rules: DigestRules, last: Date | null): DigestPart {
	if (waiting.all === 0) return 'none';
	if (last && now.getTime() - last.getTime() < rules.minutes * 60_000) return 'none';
	if (isWorkingTime(rules.calendar, now)) return 'all';
	return {
		everything: 'all' as const,
		critical: waiting.critical > 0 ? ('critical' as const) : ('none' as const),
		critical_breach: waiting.criticalLate > 0 ? ('critical_late' as const) : ('none' as const),
		nothing: 'none' as const,
	}[rules.afterHours];
}

/**
 * Whether people work at that moment.
 *
 * @example isWorkingTime(nineToFive, new Date('2024-05-10T17:00:00Z')) //=> false, it has just closed
 */
export function isWorkingTime(calendar: Calendar, at: Date): boolean {
	return workingTimeBetween(calendar, at, new Date(at.getTime() + 1)) > 0;
}
