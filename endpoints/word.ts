import { ForbiddenError } from '@directus/errors';
import { z } from 'zod';

/**
 * A word that a caller looks for: a key, a number, a name. None of ours holds a control character, and PostgreSQL takes
 * a NUL for no text at all.
 *
 * @param most characters of it
 * @example wordOf(64).safeParse('a\u0000b').success //=> false
 */
export function wordOf(most: number, least = 1): z.ZodString {
	return z
		.string()
		.trim()
		.min(least)
		.max(most)
		.regex(/^\P{Cc}*$/u, 'holds control characters');
}

/** The key of a survey, a tier or a category, as long as one can be. */
export const keyWord = wordOf(64);

/**
 * The key that a staff route is about, where it is a word.
 *
 * @throws Forbidden (403) for what cannot be a key, as for a row that is not there
 */
export function readWord(value: unknown): string {
	const read = keyWord.safeParse(value);
	if (!read.success) throw new ForbiddenError();
	return read.data;
}
