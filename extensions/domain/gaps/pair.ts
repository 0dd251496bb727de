import { z } from 'zod';

const pair = z.object({ expected: z.number(), experienced: z.number() });

/** What was expected and what was experienced, as an answer keeps it (R30). */
export type Pair = z.infer<typeof pair>;

/** @returns nothing where the value is no whole pair */
export function readPair(value: unknown): Pair | null {
	const read = pair.safeParse(value);
	return read.success ? read.data : null;
}

/**
 * The score that an answer gives to a question; of a pair the experience.
 *
 * @example scoreOf({ expected: 9, experienced: 6 }) //=> 6
 */
export function scoreOf(value: unknown): number | null {
	return typeof value === 'number' ? value : (readPair(value)?.experienced ?? null);
}
