import type { Plain, Rows } from './formula.js';
import type { Kpi } from './kpi.js';

type Filter = Readonly<Record<string, unknown>>;

/** Where a person sees the rows of a figure: of deadlines the log shows those that were missed. */
export const collections: Readonly<Record<Rows, string>> = {
	issues: 'loop_issues',
	answers: 'loop_responses',
	archivings: 'loop_events',
	deadlines: 'loop_events',
	recoveries: 'loop_recoveries',
	customers: 'loop_customers',
	purchases: 'loop_purchases',
};

/** What every row of a kind must be: a survey that was due and not sent is in no rate, an archiving is a step to the archive. */
const always: Readonly<Partial<Record<Rows, Filter>>> = {
	answers: { skipped: { _null: true } },
	archivings: { type: { _eq: 'step' }, to: { _eq: 'archived' } },
	deadlines: { type: { _eq: 'breach' } },
};

/** The way from a row to its customer and to its issue. */
const ways: Readonly<Record<Rows, { readonly customer: readonly string[]; readonly issue: readonly string[] | null }>> =
	{
		issues: { customer: ['customer'], issue: [] },
		answers: { customer: ['customer'], issue: ['issue'] },
		archivings: { customer: ['issue', 'customer'], issue: ['issue'] },
		deadlines: { customer: ['issue', 'customer'], issue: ['issue'] },
		recoveries: { customer: ['customer'], issue: null },
		customers: { customer: [], issue: null },
		purchases: { customer: ['customer'], issue: null },
	};

/** Moments of a period, and its last day: `end` no longer belongs, `to` does. */
export type Bounds = { readonly start: string; readonly end: string; readonly from: string; readonly to: string };

/** Of which customers and which issues. */
export type RowScope = { readonly tier?: string | null | undefined; readonly category?: string | null | undefined };

/** The time by which the rows behind a figure are put into a period; a breach is logged at the moment of its deadline. */
export function timeBehind({ formula }: Kpi): string {
	return formula.rows === 'deadlines' ? 'at' : formula.at;
}

/**
 * The filter, in the host's own language, that finds the rows a figure is worked out from: its denominator; of deadlines
 * those that were missed.
 *
 * @param kpi the figure
 * @param bounds ISO times and days
 * @param scope of which customers and which issues; a customer has no category
 * @example rowsBehind(csat, { start, end, from, to }, {})
 * //=> { _and: [{ skipped: { _null: true } }, { answered_at: { _gte: start } }, { answered_at: { _lt: end } }, { overall: { _nnull: true } }] }
 */
export function rowsBehind(kpi: Kpi, bounds: Bounds, scope: RowScope): Filter {
	const { formula } = kpi;
	const { rows } = formula;
	const at = timeBehind(kpi);
	const { start, end, from, to } = bounds;
	const parts: Filter[] = always[rows] ? [always[rows]] : [];
	switch (formula.kind) {
		case 'stock':
			parts.push({ [at]: { _lt: end } });
			parts.push({ _or: [{ [formula.until]: { _null: true } }, { [formula.until]: { _gte: end } }] });
			break;
		case 'standing':
			parts.push({ _or: [{ [at]: { _null: true } }, { [at]: { _lte: to } }] }, ...formula.of.map(toFilter));
			break;
		case 'within':
			parts.push({ [at]: { _between: [from, to] } });
			break;
		case 'repeats':
			parts.push({ [at]: { _between: [daysBefore(to, formula.days - 1), to] } });
			break;
		default:
			parts.push({ [at]: { _gte: start } }, { [at]: { _lt: end } });
			if (formula.kind === 'share') parts.push(...formula.of.map(toFilter));
			if (formula.kind === 'mean') parts.push({ [formula.column]: { _nnull: true } });
	}
	const { customer, issue } = ways[rows];
	if (scope.tier) parts.push(nest(customer, { tier: { _eq: scope.tier } }));
	if (scope.category) parts.push(issue ? nest(issue, { category: { _eq: scope.category } }) : { id: { _null: true } });
	return { _and: parts };
}

function nest(way: readonly string[], filter: Filter): Filter {
	return way.reduceRight<Filter>((inner, name) => ({ [name]: inner }), filter);
}

function toFilter(condition: Plain): Filter {
	if ('any' in condition) return { _or: condition.any.map(toFilter) };
	if ('in' in condition) return { [condition.column]: { _in: condition.in } };
	if ('min' in condition) return { [condition.column]: { _gte: condition.min } };
	if ('max' in condition) return { [condition.column]: { _lte: condition.max } };
	if ('past' in condition) return { [condition.column]: { _lt: '$NOW' } };
	return { [condition.column]: { _nnull: true } };
}

function daysBefore(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
