import type { skips } from '../choices.js';
import { chooseWays, type Means, type Reach } from '../message/channel.js';
import { mayAsk, type Asked, type Budget } from './budget.js';
import type { Lane } from './occasions.js';

/** Why a survey that was due is not sent (D14). */
export type Skip = keyof typeof skips;

/** What there is to know of a customer who is due. */
export type Due = {
	readonly reach: Reach;
	/** Whether the person wants no surveys, under whichever of their customers they said so. */
	readonly optedOut: boolean;
	/** Whether the same person is asked on this occasion already, under another customer. */
	readonly twice: boolean;
	/** What the person has been asked before, under all their customers. */
	readonly asked: readonly Asked[];
};

/**
 * Decides whether a customer who is due is asked (R27). The first reason that holds is the one that is kept.
 *
 * @returns nothing where the customer is asked
 */
export function whySkip(
	due: Due,
	rules: { readonly lane: Lane; readonly budget: Budget; readonly means: Means },
	now: Date,
): Skip | null {
	if (due.optedOut) return 'opted_out';
	if (chooseWays(due.reach, rules.means, false).channels.length === 0) return 'no_address';
	if (due.twice) return 'duplicate';
	return mayAsk(rules.budget, rules.lane, due.asked, now) ? null : 'too_soon';
}
