import type { Knex } from 'knex';
import type { Rows } from '../../domain/kpi/formula.js';
import { collections } from '../../domain/kpi/rows-behind.js';

/** What a series may be told apart by, besides time. */
export const dimensions = ['tier', 'category', 'department', 'owner', 'channel'] as const;

export type Dimension = (typeof dimensions)[number];

/** Which rows are looked at. */
export type Scope = { readonly tier?: string | undefined; readonly category?: string | undefined };

type Source = {
	/** Where each dimension stands; `null` where such rows have none. */
	readonly keys: Readonly<Record<Dimension, string | null>>;
	/** The columns by which the row's issue and customer are found; the issue comes first. */
	readonly issue?: string;
	readonly customer?: string;
};

const ofIssue = {
	tier: 'loop_customers.tier',
	category: 'loop_issues.category',
	department: 'loop_issues.department',
	owner: 'loop_issues.owner',
	channel: null,
} as const;

const ofCustomer = {
	tier: 'loop_customers.tier',
	category: null,
	department: null,
	owner: 'loop_customers.owner',
	channel: null,
} as const;

/** An answer has the tier of its customer, and the category, department and owner of its issue. */
const sources: Readonly<Record<Rows, Source>> = {
	issues: { keys: ofIssue, customer: 'loop_issues.customer' },
	answers: {
		keys: { ...ofIssue, channel: 'loop_responses.channel' },
		issue: 'loop_responses.issue',
		customer: 'loop_responses.customer',
	},
	archivings: { keys: ofIssue, issue: 'loop_events.issue', customer: 'loop_issues.customer' },
	deadlines: { keys: ofIssue, issue: 'loop_deadlines.issue', customer: 'loop_issues.customer' },
	recoveries: {
		keys: { ...ofCustomer, owner: 'loop_recoveries.owner' },
		customer: 'loop_recoveries.customer',
	},
	customers: { keys: ofCustomer },
	purchases: { keys: ofCustomer, customer: 'loop_purchases.customer' },
};

/** Where the database reads the rows of a figure. */
const tables: Readonly<Record<Rows, string>> = { ...collections, deadlines: 'loop_deadlines' };

/** A column of the rows that a figure is made of. */
export function columnOf(rows: Rows, column: string): string {
	return `${tables[rows]}.${column}`;
}

/**
 * A query over the rows that a figure is made of, told apart where a dimension is asked for. A survey that was due and not sent is
 * no row of any figure.
 *
 * @param knex a connection
 * @param rows what is looked at
 * @param scope which of them
 * @param dimension adds `key` to what is selected
 */
export function rowsOf(knex: Knex, rows: Rows, scope: Scope, dimension: Dimension | null): Knex.QueryBuilder {
	const { keys, issue, customer } = sources[rows];
	const query: Knex.QueryBuilder = knex(tables[rows]);
	const wanted = [dimension && keys[dimension], scope.tier && keys.tier, scope.category && keys.category];
	const needs = (table: string): boolean => wanted.some((column) => column?.startsWith(`${table}.`));
	const needsCustomer = customer !== undefined && needs('loop_customers');
	if (issue !== undefined && (needs('loop_issues') || (needsCustomer && customer.startsWith('loop_issues.')))) {
		query.leftJoin('loop_issues', 'loop_issues.id', issue);
	}
	if (needsCustomer) query.leftJoin('loop_customers', 'loop_customers.id', customer);
	if (rows === 'answers') query.whereNull('loop_responses.skipped');
	if (rows === 'archivings') query.where({ 'loop_events.type': 'step', 'loop_events.to': 'archived' });
	for (const name of ['tier', 'category'] as const) {
		const [column, value] = [keys[name], scope[name]];
		// What has no category is in none.
		if (value !== undefined) query.where(column === null ? knex.raw('1 = 0') : { [column]: value });
	}
	if (dimension !== null) query.select({ key: keys[dimension] ?? knex.raw('null') });
	return query;
}

/** Groups a query by its dimension. */
export function groupByKey(query: Knex.QueryBuilder, rows: Rows, dimension: Dimension | null): Knex.QueryBuilder {
	const key = dimension && sources[rows].keys[dimension];
	return key ? query.groupBy(key) : query;
}
