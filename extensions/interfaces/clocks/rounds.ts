import type { Clock } from './deadlines.js';

/** What was done from recording, or from when the work began again, until the next time that it did. */
export type Round = { readonly index: number; readonly clocks: readonly Clock[] };

/** The rounds of an issue, the latest first; in each its clocks in the order in which they started. */
export function readRounds(clocks: readonly Clock[]): Round[] {
	const indexes = [...new Set(clocks.map(({ round }) => round))].sort((one, other) => other - one);
	return indexes.map((index) => ({ index, clocks: clocks.filter(({ round }) => round === index) }));
}

/** The promises of an issue: kept, broken, or renewed before they were due. One that runs is none of these yet. */
export function countPromises(clocks: readonly Clock[]): { kept: number; broken: number; renewed: number } {
	const count = (state: Clock['state']): number =>
		clocks.filter((clock) => clock.name === 'promised' && clock.state === state).length;
	return { kept: count('met'), broken: count('missed'), renewed: count('replaced') };
}
