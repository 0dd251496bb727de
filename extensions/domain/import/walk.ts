import { findStep, statuses, type Status, type StepName } from '../steps.js';
import type { ProblemCode } from './problem.js';
import type { Progress } from './synonyms.js';

export type WalkStep = { readonly name: StepName; readonly from: Status; readonly to: Status; readonly at: Date };

export type Walk = {
	readonly steps: readonly WalkStep[];
	readonly notes: readonly ProblemCode[];
	/** Where the table would have the issue stand. */
	readonly target: Status;
};

export type Walker = {
	/** Where the issue stands in the desk; `recorded` where it is new. */
	readonly status: Status;
	readonly isNew: boolean;
	/** Recorded by the desk itself, whose own clock says when something happened: a table cannot put it back. */
	readonly ours: boolean;
	/** Whether the desk has taken it back from feedback or from the archive: the table tells of the time before. */
	readonly cameBack: boolean;
	/** What the table says; null where it says nothing. */
	readonly progress: Progress | null;
	/** The customer's rating in the table, or on record. */
	readonly rating: number | null;
	readonly submittedAt: Date;
	readonly solvedAt: Date | null;
	readonly now: Date;
};

/**
 * Decides how an imported issue walks through the loop (R16, R41): step by step to where the table says it is, at the
 * table's times, never past what the loop needs and never back.
 *
 * @example decideWalk({ status: 'recorded', progress: 'done', rating: null, … }).steps.map(({ to }) => to)
 * //=> ['handling', 'feedback'], with the note `no_rating`
 */
export function decideWalk(walker: Walker): Walk {
	const { status, progress, rating } = walker;
	const target = targetOf(progress, rating) ?? status;
	const from = statuses.indexOf(status);
	const to = statuses.indexOf(target);
	if (to < from || (walker.cameBack && to > from)) return { steps: [], notes: ['desk_is_ahead'], target };
	const notes: ProblemCode[] = [];
	const steps = statuses.slice(from, to).flatMap((left, index) => {
		const next = statuses[from + index + 1];
		const step = next && findStep(left, next);
		return step ? [{ name: step.name, from: left, to: next, at: timeOf(step.name, walker, target) }] : [];
	});
	if (steps.some(({ name }) => name === 'solve') && !walker.solvedAt) notes.push('no_solution_time');
	if (progress === 'done' && rating === null && steps.length > 0) notes.push('no_rating');
	return { steps, notes, target };
}

/** Done means archived only with the customer's rating: nothing sinks without an answer. */
function targetOf(progress: Progress | null, rating: number | null): Status | undefined {
	if (progress === null) return undefined;
	if (progress !== 'done') return progress;
	return rating === null ? 'feedback' : 'archived';
}

/** A new issue was taken up when it was submitted, for all that the table tells; one that the desk knows, just now. */
function timeOf(step: StepName, { isNew, ours, submittedAt, solvedAt, now }: Walker, target: Status): Date {
	if (ours) return now;
	if (step !== 'take') return solvedAt ?? now;
	if (isNew) return submittedAt;
	return target === 'handling' ? now : (solvedAt ?? now);
}
