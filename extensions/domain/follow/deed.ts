import { z } from 'zod';
import { describeInput, type InputProblem } from '../report/problem.js';
import type { Status } from '../steps.js';
import { cleanText } from '../survey/clean-text.js';

/** What a customer can do on the page of their issue. */
export const deeds = ['message', 'confirm', 'not_solved', 'reopen'] as const;

export type Deed =
	| { readonly action: 'message'; readonly words: string }
	| ({ readonly action: 'not_solved' | 'reopen'; readonly words: string } & Seen)
	| ({ readonly action: 'confirm'; readonly rating: number; readonly words: string | null } & Seen);

/** Where the issue stood on the page that the customer looked at; a program need not say. */
type Seen = { readonly seen?: string | undefined };

/** One word for an issue at a step in a round: an answer to an earlier round is none to this one. */
export function seenOf(issue: {
	readonly status: Status;
	readonly returned: number;
	readonly reopened: number;
}): string {
	return `${issue.status}.${issue.returned + issue.reopened}`;
}

/** Characters that a customer may write at once. */
export const mostWords = 5000;

const words = z
	.string('type')
	.max(mostWords * 2, 'too_long')
	.transform(cleanText)
	.pipe(z.string().max(mostWords, 'too_long'));
const star = z
	.union([z.number().int(), z.string().regex(/^\d$/).transform(Number)], 'type')
	.pipe(z.number().min(1, 'range').max(5, 'range'));

const schema = z.strictObject({
	action: z.enum(deeds, 'type'),
	words: words.optional(),
	rating: z.preprocess((value) => (value === '' ? undefined : value), star.optional()),
	seen: z.string('type').max(40, 'type').optional(),
	lang: z.string().max(20).optional(),
});

/**
 * Reads what a customer sent by the page of their issue (R20, R21).
 *
 * @param input the fields of a form, or JSON
 * @returns what they want, or every problem with the field it belongs to
 * @example readDeed({ action: 'confirm', rating: '5' }) //=> { deed: { action: 'confirm', rating: 5, words: null } }
 */
export function readDeed(input: unknown): { deed: Deed } | { problems: InputProblem[] } {
	const read = schema.safeParse(input, { reportInput: true });
	if (!read.success) return { problems: read.error.issues.flatMap(describeInput) };
	const { action, words = '', rating, seen } = read.data;
	if (action === 'confirm') {
		if (rating === undefined) return { problems: [{ field: 'rating', code: 'required' }] };
		return { deed: { action, rating, words: words === '' ? null : words, seen } };
	}
	if (words === '') return { problems: [{ field: 'words', code: 'required' }] };
	return { deed: action === 'message' ? { action, words } : { action, words, seen } };
}
