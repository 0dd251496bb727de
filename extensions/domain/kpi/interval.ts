import type { Formula, Tally } from './formula.js';
import { studentT, z95 } from './student.js';

/** From where to where the truth lies in 95 of 100 cases, in the unit of the figure. */
export type Interval = readonly [low: number, high: number];

/**
 * How far a figure may be trusted (95 %): Wilson for shares, Wilson's way with its own variance for NPS, Student's t for means.
 *
 * @returns nothing for counts, for quantiles, and where the spread is unknown: a mean of one value, or of values that are all alike
 * @example intervalOf(satisfactionRate, { n: 10, sum: 8, squares: 8 }) //=> [49.0, 94.3]
 */
export function intervalOf(formula: Formula, tally: Tally): Interval | null {
	const { n, sum, squares } = tally;
	if (n === 0) return null;
	switch (formula.kind) {
		case 'share':
			return formula.minus.length === 0 ? shareInterval(n, sum) : differenceInterval(n, sum, squares);
		case 'within':
			return shareInterval(n, sum);
		case 'standing':
			return formula.heard === null ? null : shareInterval(n, sum);
		case 'repeats':
			return formula.growth ? null : shareInterval(n, sum);
		case 'mean':
			return meanInterval(tally, formula.times);
		case 'hours':
			return meanInterval(tally, 1);
		default:
			return null;
	}
}

/** Wilson's interval of a share, in percent. */
function shareInterval(n: number, part: number): Interval {
	const p = part / n;
	const z2 = z95 ** 2 / n;
	const middle = p + z2 / 2;
	const reach = z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
	return [percent((middle - reach) / (1 + z2)), percent((middle + reach) / (1 + z2))];
}

/**
 * Of one share less another, as in NPS. Each answer is 1, 0 or −1: `sum` of them, `either` of them not 0. Wilson's way: those values
 * of the truth that lie no further from what was seen than chance allows. Answers that are all 0 are no proof that there is nothing else.
 */
function differenceInterval(n: number, sum: number, either: number): Interval {
	const d = sum / n;
	const z2 = z95 ** 2 / n;
	const spread = either === 0 ? z2 / 2 / (1 + z2) : either / n;
	const reach = Math.sqrt(Math.max(0, z2 * (spread * (1 + z2) - d ** 2)));
	return [percent((d - reach) / (1 + z2)), percent((d + reach) / (1 + z2))];
}

/** @param times the factor of the unit */
export function meanInterval({ n, sum, squares }: Tally, times: number): Interval | null {
	if (n < 2) return null;
	const mean = sum / n;
	const variance = (squares - n * mean ** 2) / (n - 1);
	// Sums of squares leave a little dust where all values are alike.
	if (variance <= (1e-9 * squares) / n) return null;
	const reach = studentT(n - 1) * Math.sqrt(variance / n);
	return [(mean - reach) * times, (mean + reach) * times];
}

function percent(share: number): number {
	return share * 100;
}
