import { addWorkingTime, explainWorkingTime, type Calendar } from '../calendar.js';

/** Whether it is working time: surveys go out then and keep quiet otherwise. */
export function isOpen(calendar: Calendar, now: Date): boolean {
	return explainWorkingTime(calendar, now, new Date(now.getTime() + 1))[0]?.kind === 'working';
}

/**
 * When working time begins again.
 *
 * @returns nothing where it never does
 */
export function nextOpening(calendar: Calendar, now: Date): Date | null {
	// The first millisecond of work is used up a millisecond after opening.
	const at = addWorkingTime(calendar, now, 0.001).getTime() - 1;
	return Number.isNaN(at) ? null : new Date(at);
}
