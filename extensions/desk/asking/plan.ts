import type { Knex } from 'knex';
import { whySkip, type Skip } from '../../domain/asking/decide.js';
import { laneOf } from '../../domain/asking/occasions.js';
import { readPeople, type Candidate, type Hold, type People } from './people.js';
import type { AskingRules } from './rules.js';

/** What is decided about a customer who is due. */
export type Decision = { readonly customer: Candidate; readonly skip: Skip | null };

/**
 * Decides about customers who are due, one after the other, so that of two that are the same person one is asked.
 * Whoever has a slot on the occasion is left out.
 */
export async function decide(
	trx: Knex,
	rules: AskingRules,
	candidates: readonly Candidate[],
	place: { readonly occasion: string; readonly now: Date } & Hold,
	before: (people: People) => void = () => undefined,
): Promise<Decision[]> {
	if (candidates.length === 0) return [];
	const people = await readPeople(trx, candidates, { ...place, budget: rules.budget });
	before(people);
	return candidates
		.filter(({ id }) => !people.hasSlot(id))
		.map((customer) => {
			const skip = skipOf(customer, people, rules, place);
			if (skip === null) people.add(customer.id);
			return { customer, skip };
		});
}

/** Decides about one customer with what is known of the person. */
export function skipOf(
	customer: Candidate,
	people: People,
	rules: AskingRules,
	{ occasion, now }: { readonly occasion: string | null; readonly now: Date },
): Skip | null {
	const due = {
		reach: {
			preferred: customer.preferred_channel,
			hasEmail: customer.email_hash !== null,
			hasPhone: customer.phone_hash !== null,
		},
		optedOut: people.optedOut(customer.id),
		twice: people.twice(customer.id),
		asked: people.asked(customer.id),
	};
	return whySkip(due, { lane: laneOf(occasion), budget: rules.budget, means: rules.means }, now);
}
