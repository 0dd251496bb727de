import type { Knex } from 'knex';
import type { Condition, Rows } from '../../domain/kpi/formula.js';

/** What a series may be told apart by, besides time. */
export const dimensions = ['tier', 'category', 'department', 'owner'] as const;

export type Dimension = (typeof dimensions)[number];

/** Which rows are looked at. */
export type Scope = { readonly tier?: string | undefined; readonly category?: string | undefined };

const tables: Readonly<Record<Rows, string>> = { issues: 'loop_issues', answers: 'loop_responses' };

const keys: Readonly<Record<Dimension, string>> = {
	tier: 'loop_customers.tier',
	category: 'loop_issues.category',
	department: 'loop_issues.department',
	owner: 'loop_issues.owner',
};

/** A column of the rows that a figure is made of. */
export function columnOf(rows: Rows, column: string): string {
	return `${tables[rows]}.${column}`;
}

/**
 * A query over the rows that a figure is made of, grouped where a dimension is asked for.
 *
 * @param knex a connection
 * @param rows issues or answers; an answer has the tier of its customer and the category, department and owner of its issue
 * @param scope which of them
 * @param dimension adds `key` to what is selected
 */
export function rowsOf(knex: Knex, rows: Rows, scope: Scope, dimension: Dimension | null): Knex.QueryBuilder {
	const query: Knex.QueryBuilder = knex(tables[rows]);
	if (rows === 'answers' && (scope.category !== undefined || (dimension !== null && dimension !== 'tier'))) {
		query.leftJoin('loop_issues', 'loop_issues.id', 'loop_responses.issue');
	}
	if (scope.tier !== undefined || dimension === 'tier') {
		query.leftJoin('loop_customers', 'loop_customers.id', `${tables[rows]}.customer`);
	}
	if (scope.tier !== undefined) query.where(keys.tier, scope.tier);
	if (scope.category !== undefined) query.where(keys.category, scope.category);
	if (dimension !== null) query.select({ key: keys[dimension] });
	return query;
}

/** Groups a query by its dimension. */
export function groupByKey(query: Knex.QueryBuilder, dimension: Dimension | null): Knex.QueryBuilder {
	return dimension === null ? query : query.groupBy(keys[dimension]);
}

/**
 * How many rows meet every condition, as a column that any database understands.
 *
 * @param name of the column
 */
export function countWhere(knex: Knex, rows: Rows, conditions: readonly Condition[], name: string): Knex.Raw {
	const parts = conditions.map((condition) => sqlOf(rows, condition));
	const when = parts.length === 0 ? '1 = 1' : parts.map((part) => part.sql).join(' and ');
	const bindings = parts.flatMap((part) => part.bindings);
	return knex.raw(`coalesce(sum(case when ${when} then 1 else 0 end), 0) as ??`, [...bindings, name]);
}

function sqlOf(rows: Rows, condition: Condition): { sql: string; bindings: (string | number)[] } {
	const column = columnOf(rows, condition.column);
	if ('in' in condition) {
		return { sql: `?? in (${condition.in.map(() => '?').join(', ')})`, bindings: [column, ...condition.in] };
	}
	if ('min' in condition) return { sql: '?? >= ?', bindings: [column, condition.min] };
	if ('max' in condition) return { sql: '?? <= ?', bindings: [column, condition.max] };
	return { sql: '?? is not null', bindings: [column] };
}
