import { isBlank, isSameValue } from '../issue/fields.js';
import type { Refusal } from '../refusal.js';
import { promisesSince, roundStarts, type Story } from './story.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Whether a time may be promised (D13): it lies ahead, it may be renewed with a reason and not endlessly, and it is
 * never taken back.
 *
 * @param change the issue as stored, the columns as sent, its story, how often a promise may be renewed, the time
 * @returns a refusal, or nothing
 * @example decidePromise({ issue, patch: { promised_at: '2020-01-01T00:00:00Z' }, … }) //=> { code: 'LOOP_PROMISE', why: 'past' }
 */
export function decidePromise(change: {
	readonly issue: Row;
	readonly patch: Row;
	readonly story: Story;
	readonly renewals: number;
	readonly now: Date;
}): Refusal | undefined {
	const { issue, patch, story, renewals, now } = change;
	const [before, wanted] = [issue['promised_at'], patch['promised_at']];
	if (wanted === undefined || isSameValue(before, wanted)) return undefined;
	if (issue['status'] === 'feedback' || issue['status'] === 'archived') return undefined;
	if (isBlank(wanted)) return { code: 'LOOP_PROMISE', why: 'back' };
	if (new Date(wanted as string | Date) <= now) return { code: 'LOOP_PROMISE', why: 'past' };
	const given = countPromises(story);
	if (given === 0) return undefined;
	if (given > renewals) return { code: 'LOOP_PROMISE', why: 'spent' };
	return isBlank(patch['promise_reason']) ? { code: 'LOOP_INCOMPLETE', fields: ['promise_reason'] } : undefined;
}

/**
 * How often a time has been promised since the work began, or began again: the first promise is none that is renewed.
 *
 * @example countPromises(story) //=> 1, so that the next one is a renewal
 */
export function countPromises(story: Story): number {
	const starts = roundStarts(story);
	const from = starts.at(-1)?.at ?? new Date(0);
	return promisesSince(story, { index: starts.length - 1, from }).length;
}
