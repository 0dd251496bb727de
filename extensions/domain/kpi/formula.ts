/** The rows that figures are made of: issues, and answers to surveys (`loop_responses`). */
export type Rows = 'issues' | 'answers';

/** What must hold for a row to count. All conditions of a list must hold. */
export type Condition =
	| { readonly column: string; readonly in: readonly string[] }
	| { readonly column: string; readonly min: number }
	| { readonly column: string; readonly max: number }
	| { readonly column: string; readonly known: true };

/**
 * How a figure comes about, as data, so that a database, a slow model in a test and later the rollups read the same words.
 * `at` names the time that puts a row into a period.
 *
 * - `count`: how many rows.
 * - `stock`: how many issues stand between `at` and `until` at the end of the period.
 * - `share`: of the rows that meet `of`, the percentage that meets `part`, less that which meets `minus`.
 * - `mean`: the mean of a column where it is known, times a factor.
 * - `hours`: the mean time from `since` to `at`.
 */
export type Formula =
	| { readonly kind: 'count'; readonly rows: Rows; readonly at: string }
	| { readonly kind: 'stock'; readonly rows: 'issues'; readonly at: string; readonly until: string }
	| {
			readonly kind: 'share';
			readonly rows: Rows;
			readonly at: string;
			readonly of: readonly Condition[];
			readonly part: readonly Condition[];
			readonly minus: readonly Condition[];
	  }
	| { readonly kind: 'mean'; readonly rows: Rows; readonly at: string; readonly column: string; readonly times: number }
	| { readonly kind: 'hours'; readonly rows: Rows; readonly at: string; readonly since: string };

/** What a figure is worked out from. Tallies of separate rows may be added. */
export type Tally = {
	/** Size of the denominator. */
	readonly n: number;
	/** Sum of the numerator: rows, points or milliseconds. */
	readonly sum: number;
};

export const noTally: Tally = { n: 0, sum: 0 };

/** The tally of two separate sets of rows together. */
export function addTallies(a: Tally, b: Tally): Tally {
	return { n: a.n + b.n, sum: a.sum + b.sum };
}

const hour = 3_600_000;

/**
 * Works a figure out. Without a denominator there is no figure: `null`, never 0 (D3).
 *
 * @param formula how the figure comes about
 * @param tally what was counted
 * @returns counts, percent, points or hours
 * @example workOut({ kind: 'mean', rows: 'answers', at: 'answered_at', column: 'overall', times: 10 }, { n: 2, sum: 17 }) //=> 85
 */
export function workOut(formula: Formula, tally: Tally): number | null {
	if (tally.n === 0) return null;
	switch (formula.kind) {
		case 'count':
		case 'stock':
			return tally.n;
		case 'share':
			return (tally.sum / tally.n) * 100;
		case 'mean':
			return (tally.sum / tally.n) * formula.times;
		case 'hours':
			return tally.sum / tally.n / hour;
	}
}
