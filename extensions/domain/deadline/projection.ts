import type { NextDue } from '../choices.js';
import type { Clock } from './clocks.js';

/** What the columns of an issue say of its clocks; the columns only repeat what the clocks say. */
export type Projection = {
	readonly first_response_due: Date | null;
	readonly commit_due: Date | null;
	readonly progress_due: Date | null;
	readonly next_due: NextDue | null;
	readonly next_due_at: Date | null;
};

/**
 * The deadlines of an issue as its row shows them, and the one that is due next. What was missed and is not done yet
 * stays the next one; what waits for somebody else is not.
 */
export function projectClocks(clocks: readonly Clock[]): Projection {
	const last = (name: Clock['name']) => clocks.filter((clock) => clock.name === name).at(-1)?.due ?? null;
	const [next] = clocks.filter(isOpen).sort((one, other) => one.due.getTime() - other.due.getTime());
	return {
		first_response_due: last('first_response'),
		commit_due: last('commit'),
		progress_due: last('progress'),
		next_due: next?.name ?? null,
		next_due_at: next?.due ?? null,
	};
}

/** Whether somebody still has to do something for this clock. */
export function isOpen({ state, ended_at }: Clock): boolean {
	return state === 'running' || (state === 'missed' && ended_at === null);
}
