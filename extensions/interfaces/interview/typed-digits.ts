import type { Option } from './asked.js';

/** Milliseconds within which two digits are one number. */
const together = 700;

/** A digit that was typed, and when. */
export type Typed = { readonly digits: string; readonly at: number };

/**
 * Reads which option typed digits choose: 1 and then 0 is ten where there is a ten.
 *
 * @param before what had been typed
 * @param now milliseconds
 * @returns what has been typed by now, and the option, where there is one
 * @example typeDigit(options1to10, { digits: '1', at: 0 }, '0', 300) //=> { typed: { digits: '10', at: 300 }, option: ten }
 */
export function typeDigit(
	options: readonly Option[],
	before: Typed | null,
	digit: string,
	now: number,
): { readonly typed: Typed; readonly option: Option | undefined } {
	const find = (digits: string) => options.find((option) => String(option.digit) === digits);
	const longer = before && now - before.at < together ? before.digits + digit : digit;
	const option = find(longer);
	if (option) return { typed: { digits: longer, at: now }, option };
	return { typed: { digits: digit, at: now }, option: find(digit) };
}
