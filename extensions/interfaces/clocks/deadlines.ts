import type { NextDue } from '../../domain/choices.js';

/** A piece of a clock's time, and why it counts or not. */
export type Stretch = {
	readonly from: string;
	readonly to: string;
	readonly kind: 'working' | 'closed' | 'holiday' | 'pause';
};

/** One clock of an issue as `GET /loop/issues/:id/deadlines` explains it. Moments are text in UTC. */
export type Clock = {
	readonly name: NextDue;
	readonly round: number;
	readonly state: 'running' | 'paused' | 'met' | 'missed' | 'replaced';
	readonly from: string;
	/** While it is paused: when it would be due if it went on now. */
	readonly due: string;
	readonly ended_at: string | null;
	/** Working seconds that were granted. */
	readonly seconds: number;
	readonly policy: { readonly minutes: number; readonly by: string } | null;
	readonly calendar: { readonly version: string | null; readonly time_zone: string };
	readonly stretches: readonly Stretch[];
	readonly more_stretches: number;
};

export type Deadlines = {
	readonly now: string;
	readonly time_zone: string;
	readonly promise: { readonly given: number; readonly renewals: number; readonly offers: readonly string[] };
	readonly clocks: readonly Clock[];
};

/** Whether somebody still has to do something for a clock, now or when it goes on. */
export function isOpen({ state, ended_at }: Clock): boolean {
	return state === 'running' || state === 'paused' || (state === 'missed' && ended_at === null);
}

/** What became of the clocks that have ended; what was replaced in time is neither. */
export function countOutcomes(clocks: readonly Clock[]): { readonly met: number; readonly missed: number } {
	const count = (state: Clock['state']): number => clocks.filter((clock) => clock.state === state).length;
	return { met: count('met'), missed: count('missed') };
}

/**
 * The part of its time that a clock has used up, in working time.
 *
 * @param now while it runs; a clock that is paused stands where it stood when the server was asked
 * @returns from 0 to 1
 * @example shareUsed({ seconds: 7200, stretches: [{ kind: 'working', from: '…T09:00Z', to: '…T11:00Z' }], … }, new Date('…T10:00Z')) //=> 0.5
 */
export function shareUsed({ seconds, stretches, from, due }: Clock, now: Date): number {
	const working = stretches
		.filter(({ kind }) => kind === 'working')
		.map(({ from: start, to }) => Math.min(Date.parse(to), now.getTime()) - Date.parse(start));
	const used = working.filter((length) => length > 0).reduce((sum, length) => sum + length, 0);
	// A promise may lie in a time in which nobody works: then the time that passes is all there is to show.
	const share =
		seconds > 0 ? used / (seconds * 1000) : (now.getTime() - Date.parse(from)) / (Date.parse(due) - Date.parse(from));
	return Math.min(1, Math.max(0, share));
}
