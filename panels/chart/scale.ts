import { nice, ticks } from 'd3-array';

/** From where to where values go, and the round values between them that are written beside the chart. */
export type Scale = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

/**
 * A scale that holds every value and zero, with round ends and whole ticks.
 *
 * @param values `null` where one is unknown
 * @param count about how many ticks there is room for
 * @example toScale([3, null, 17], 4) //=> { low: 0, high: 20, ticks: [0, 5, 10, 15, 20] }
 */
export function toScale(values: readonly (number | null)[], count: number): Scale {
	const known = values.filter((value) => value !== null);
	const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
	const [low, high] = nice(Math.floor(least), Math.max(Math.ceil(most), Math.floor(least) + 1), count);
	return { low, high, ticks: ticks(low, high, count).filter(Number.isInteger) };
}

/**
 * A scale that is as wide as its values, with a little air: it shows how a figure moved, not how large it is.
 *
 * @example toTightScale([90, null, 100]) //=> { low: 89, high: 101, ticks: [] }
 */
export function toTightScale(values: readonly (number | null)[]): Scale {
	const known = values.filter((value) => value !== null);
	if (known.length === 0) return { low: 0, high: 1, ticks: [] };
	const [low, high] = [Math.min(...known), Math.max(...known)];
	const air = (high - low) * 0.1 || 1;
	return { low: low - air, high: high + air, ticks: [] };
}

/**
 * Where a value lies on its scale.
 *
 * @returns 0 at its low end, 1 at its high end
 * @example placeOn({ low: 0, high: 20, ticks: [] }, 5) //=> 0.25
 */
export function placeOn({ low, high }: Scale, value: number): number {
	return (value - low) / (high - low);
}
