import type { Status } from '../steps.js';
import { isPromoter, type Answered, type Sign } from './signs.js';

/** What stands where an answer comes in. */
export type Situation = {
	readonly answered: Answered;
	readonly signs: readonly Sign[];
	/** The issue that the answer is about. */
	readonly about: AboutIssue | null;
	/** An open issue of the customer that an earlier answer of the same cause has raised. */
	readonly running: number | null;
	/** Days after archiving within which an issue may come back; 0: it does not. */
	readonly reopen_days: number;
	readonly now: Date;
};

export type AboutIssue = {
	readonly id: number;
	readonly status: Status;
	/** Whether it had been archived before the answer came; an answer that confirms is no reason to reopen. */
	readonly archivedBefore: boolean;
	readonly archived_at: Date | null;
	readonly hasOwner: boolean;
};

/** What somebody must see to, and where it goes. */
export type Raising = { readonly act: 'open' } | { readonly act: 'add' | 'reopen'; readonly issue: number };

/** What follows from an answer. */
export type Consequence = Raising | { readonly act: 'none' } | { readonly act: 'thank' };

const day = 86_400_000;

/**
 * Decides what follows from an answer (R28). What must be seen to goes to the issue that runs for the same cause; an
 * issue that was archived before comes back while it may; otherwise a new one is opened. Never a second for one cause.
 *
 * @returns `thank` for a promoter, `none` where nothing follows
 * @example decideConsequence({ signs: [{ sign: 'low_score', figure: 3 }], about: null, running: null, … }) //=> { act: 'open' }
 */
export function decideConsequence(situation: Situation): Consequence {
	const { answered, signs, about, running } = situation;
	if (signs.length === 0) return isPromoter(answered, signs) ? { act: 'thank' } : { act: 'none' };
	if (about && about.status !== 'archived') return { act: 'add', issue: about.id };
	if (running !== null) return { act: 'add', issue: running };
	if (about && comesBack(situation, about)) return { act: 'reopen', issue: about.id };
	return { act: 'open' };
}

/** Whoever says that it is solved is dissatisfied with something else. */
function comesBack({ answered, reopen_days: days, now }: Situation, about: AboutIssue): boolean {
	if (!about.archivedBefore || !about.hasOwner || answered.solved === true || about.archived_at === null) return false;
	return now.getTime() <= about.archived_at.getTime() + days * day;
}
