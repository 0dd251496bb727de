const first = 30_000;
const longest = 3_600_000;

/**
 * How long to wait after a failed try: twice as long each time, an hour at most, spread by a fifth either way
 * so that what failed together does not come back together.
 *
 * @param attempts tries so far, from 1
 * @param dice from 0 to 1
 * @returns milliseconds
 * @example retryAfter(3, 0.5) //=> 120000
 */
export function retryAfter(attempts: number, dice: number): number {
	const doubled = Math.min(longest, first * 2 ** Math.min(attempts - 1, 20));
	return Math.round(doubled * (0.8 + 0.4 * dice));
}
