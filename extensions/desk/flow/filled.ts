import { z } from 'zod';

/** What the host writes where a template of a flow finds nothing. */
const nothing = ['', 'undefined', 'null'];

/**
 * A text that a flow fills in: what a template did not find counts as left out, not as a word.
 *
 * @param most characters
 * @example filledText(255).parse('undefined') //=> undefined
 */
export function filledText(most: number) {
	return z
		.union([z.string().max(most), z.number().transform(String)])
		.nullish()
		.transform((value) => (nothing.includes(value?.trim() ?? '') ? undefined : value?.trim()));
}
