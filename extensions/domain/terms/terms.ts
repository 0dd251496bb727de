import { groupNames, groupOf, type Group } from '../voice/group.js';
import { findTerms } from './tokens.js';

/** What a customer wrote, and how they scored. */
export type Comment = {
	readonly reason: string | null;
	readonly suggestion: string | null;
	readonly overall: number | null;
	readonly nps: number | null;
};

export type GroupTerms = {
	readonly group: Group;
	/** Comments in this group. */
	readonly n: number;
	/** The most frequent first; `n` is in how many comments it stands. */
	readonly terms: readonly { readonly term: string; readonly n: number }[];
};

/** A word that a single customer used may be a name; two used it independently. */
const fewest = 2;

/** The words of a comment. */
export function termsOf({ reason, suggestion }: Pick<Comment, 'reason' | 'suggestion'>): string[] {
	return findTerms([reason, suggestion].filter(Boolean).join('\n'));
}

/**
 * The most frequent terms of each group of customers. A term counts once a comment, however often it stands there.
 *
 * @param comments in any order
 * @param most terms a group
 */
export function countTerms(comments: readonly Comment[], most: number): GroupTerms[] {
	const counted = new Map<Group, { n: number; terms: Map<string, number> }>(
		groupNames.map((group) => [group, { n: 0, terms: new Map() }]),
	);
	for (const comment of comments) {
		const group = groupOf(comment);
		const known = group && counted.get(group);
		if (!known) continue;
		known.n++;
		for (const term of termsOf(comment)) known.terms.set(term, (known.terms.get(term) ?? 0) + 1);
	}
	return [...counted].map(([group, { n, terms }]) => ({
		group,
		n,
		terms: [...terms]
			.filter(([, times]) => times >= fewest)
			.sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
			.slice(0, most)
			.map(([term, times]) => ({ term, n: times })),
	}));
}
