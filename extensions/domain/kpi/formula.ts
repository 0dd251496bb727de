import { quantileOf } from './quantile.js';

/**
 * The rows that figures are made of: issues, answers to surveys (`loop_responses`), archivings (an issue each time it is
 * archived), deadlines that are over, recoveries, customers and purchases.
 */
export type Rows = 'issues' | 'answers' | 'archivings' | 'deadlines' | 'recoveries' | 'customers' | 'purchases';

/** What a column must say for a row to count. All conditions of a list must hold. */
export type Plain =
	| { readonly column: string; readonly in: readonly string[] }
	| { readonly column: string; readonly min: number }
	| { readonly column: string; readonly max: number }
	| { readonly column: string; readonly known: true }
	| { readonly column: string; readonly past: true }
	| { readonly any: readonly Plain[] };

/** What must hold beside the row's own columns. */
export type Condition =
	| Plain
	| { readonly column: string; readonly notAfter: string }
	/** The customer submitted an issue in the days before `at`, one that agrees with the row in the columns of `alike`; or did not. */
	| {
			readonly issueBefore: boolean;
			readonly at: string;
			readonly days: number;
			readonly alike: readonly string[];
	  }
	/** The issue was opened again after this archiving. */
	| { readonly reopened: true };

type Flow = { readonly rows: Rows; readonly at: string };

/**
 * How a figure comes about, as data, so that a database, a slow model in a test and later the rollups read the same words.
 * `at` names the time that puts a row into a period.
 *
 * - `count`: how many rows.
 * - `stock`: how many issues stand between `at` and `until` at the end of the period.
 * - `share`: of the rows that meet `of`, the percentage that meets `part`, less that which meets `minus`.
 * - `mean`: the mean of a column where it is known, times a factor.
 * - `hours`: the mean time from `since` to `at`.
 * - `quantile`: the time from `since` to `at` below which the part `q` lies.
 * - `standing`: the customers there are at the end of the period; with `heard`, the percentage that answered in so many days to it.
 * - `within`: of the customers who began in the period and at least so many days ago, the percentage that got to `by` within them.
 * - `repeats`: of the customers who bought in the days to the end of the period, the percentage that bought again; with `growth`,
 *   the relative change of that on as many days before.
 */
export type Formula =
	| (Flow & { readonly kind: 'count' })
	| { readonly kind: 'stock'; readonly rows: 'issues'; readonly at: string; readonly until: string }
	| (Flow & {
			readonly kind: 'share';
			readonly of: readonly Plain[];
			readonly part: readonly Condition[];
			readonly minus: readonly Condition[];
	  })
	| (Flow & { readonly kind: 'mean'; readonly column: string; readonly times: number })
	| (Flow & { readonly kind: 'hours'; readonly since: string })
	| (Flow & { readonly kind: 'quantile'; readonly since: string; readonly q: number })
	| {
			readonly kind: 'standing';
			readonly rows: 'customers';
			readonly at: 'since';
			readonly of: readonly Plain[];
			/** Days; nothing: they are only counted. */
			readonly heard: number | null;
	  }
	| {
			readonly kind: 'within';
			readonly rows: 'customers';
			readonly at: 'since';
			readonly by: string;
			readonly days: number;
	  }
	| {
			readonly kind: 'repeats';
			readonly rows: 'purchases';
			readonly at: 'purchased_at';
			readonly days: number;
			readonly growth: boolean;
	  };

/** What a figure is worked out from. Tallies of separate rows may be added. */
export type Tally = {
	/** Size of the denominator. */
	readonly n: number;
	/** Sum of the numerator: rows, points or hours. */
	readonly sum: number;
	/** Sum of the squares of the numerator, row by row: how widely it is spread. */
	readonly squares: number;
	/** Every value, where the order of all of them counts. */
	readonly values?: readonly number[];
	/** Whole and part as they are now, where the figure is a change: `n` and `sum` are those of before. */
	readonly now?: { readonly n: number; readonly sum: number };
};

export const noTally: Tally = { n: 0, sum: 0, squares: 0 };

/** The tally of two separate sets of rows together. */
export function addTallies(a: Tally, b: Tally): Tally {
	const values = a.values || b.values ? { values: [...(a.values ?? []), ...(b.values ?? [])] } : {};
	const now =
		a.now || b.now ? { now: { n: (a.now?.n ?? 0) + (b.now?.n ?? 0), sum: (a.now?.sum ?? 0) + (b.now?.sum ?? 0) } } : {};
	return { n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares, ...values, ...now };
}

/**
 * Works a figure out. Without a denominator there is no figure: `null`, never 0 (D3).
 *
 * @param formula how the figure comes about
 * @param tally what was counted
 * @returns counts, percent, points or hours
 * @example workOut({ kind: 'mean', rows: 'answers', at: 'answered_at', column: 'overall', times: 10 }, { n: 2, sum: 17, squares: 145 }) //=> 85
 */
export function workOut(formula: Formula, tally: Tally): number | null {
	const { n, sum, now } = tally;
	if (n === 0) return null;
	switch (formula.kind) {
		case 'count':
		case 'stock':
			return n;
		case 'standing':
			return formula.heard === null ? n : (sum / n) * 100;
		case 'share':
		case 'within':
			return (sum / n) * 100;
		case 'mean':
			return (sum / n) * formula.times;
		case 'hours':
			return sum / n;
		case 'quantile':
			return quantileOf(tally.values ?? [], formula.q);
		case 'repeats':
			if (!formula.growth) return (sum / n) * 100;
			return sum === 0 || !now || now.n === 0 ? null : (now.sum / now.n / (sum / n) - 1) * 100;
	}
}
