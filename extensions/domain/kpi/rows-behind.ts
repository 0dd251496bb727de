import type { Condition, Rows } from './formula.js';
import type { Kpi } from './kpis.js';

type Filter = Readonly<Record<string, unknown>>;

/** Where the rows of a figure are kept. */
export const collections: Readonly<Record<Rows, string>> = { issues: 'loop_issues', answers: 'loop_responses' };

/**
 * The filter, in the host's own language, that finds the rows a figure is worked out from: its denominator.
 *
 * @param kpi the figure
 * @param span ISO times; `end` no longer belongs
 * @param scope of which customers and which issues
 * @example rowsBehind(csat, { start, end }, {})
 * //=> { _and: [{ answered_at: { _gte: start } }, { answered_at: { _lt: end } }, { overall: { _nnull: true } }] }
 */
export function rowsBehind(
	{ formula }: Kpi,
	span: { readonly start: string; readonly end: string },
	scope: { readonly tier?: string | null | undefined; readonly category?: string | null | undefined },
): Filter {
	const parts: Filter[] = [];
	if (formula.kind === 'stock') {
		parts.push({ [formula.at]: { _lt: span.end } });
		parts.push({ _or: [{ [formula.until]: { _null: true } }, { [formula.until]: { _gte: span.end } }] });
	} else {
		parts.push({ [formula.at]: { _gte: span.start } }, { [formula.at]: { _lt: span.end } });
		if (formula.kind === 'share') parts.push(...formula.of.map(toFilter));
		if (formula.kind === 'mean') parts.push({ [formula.column]: { _nnull: true } });
	}
	if (scope.tier) parts.push({ customer: { tier: { _eq: scope.tier } } });
	if (scope.category) parts.push(categoryOf(formula.rows, scope.category));
	return { _and: parts };
}

function categoryOf(rows: Rows, category: string): Filter {
	const filter = { category: { _eq: category } };
	return rows === 'issues' ? filter : { issue: filter };
}

function toFilter(condition: Condition): Filter {
	if ('in' in condition) return { [condition.column]: { _in: condition.in } };
	if ('min' in condition) return { [condition.column]: { _gte: condition.min } };
	if ('max' in condition) return { [condition.column]: { _lte: condition.max } };
	return { [condition.column]: { _nnull: true } };
}
