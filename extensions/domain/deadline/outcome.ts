import type { Clock } from './clocks.js';

/** What became of a deadline; one that is open is missed from the moment on at which it is due. */
export type Outcome = {
	/** Names it among all deadlines of its issue. */
	readonly key: string;
	readonly due: Date;
	readonly outcome: 'met' | 'missed' | 'open';
};

/**
 * Names a clock among all clocks of its issue: one that is due again (a later report of progress, a renewed promise)
 * started at another moment.
 *
 * @example nameClock({ name: 'commit', from: new Date('2024-05-01T00:00:00Z') }) //=> 'commit@scs5c0'
 */
export function nameClock({ name, from }: Pick<Clock, 'name' | 'from'>): string {
	return `${name}@${Math.floor(from.getTime() / 1000).toString(36)}`;
}

/** The deadlines of an issue that are over or run; what waits, or was replaced in time, is none of them (D13). */
export function readOutcomes(clocks: readonly Clock[]): Outcome[] {
	return clocks.flatMap((clock): Outcome[] => {
		const { state, due } = clock;
		if (state === 'paused' || state === 'replaced') return [];
		// Some databases keep whole seconds, in which a round may end and the next one begin.
		return [{ key: `${nameClock(clock)}/${clock.round}`, due, outcome: state === 'running' ? 'open' : state }];
	});
}
