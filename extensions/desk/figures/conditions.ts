import type { Knex } from 'knex';
import type { Condition, Rows } from '../../domain/kpi/formula.js';
import { hoursBefore } from '../../schema/earlier.js';
import { familyOf } from '../family.js';
import { toColumn } from '../time.js';
import { columnOf } from './rows.js';

type Bound = { readonly sql: string; readonly bindings: readonly Knex.Value[] };

/** In which database, at what time, of which rows. */
type Asking = { readonly knex: Knex; readonly rows: Rows; readonly now: Date };

/**
 * How many rows meet every condition, as a column that any database understands. An issue archived twice is one issue.
 *
 * @param conditions all must hold
 * @param name of the column
 */
export function countWhere(asking: Asking, conditions: readonly Condition[], name: string): Knex.Raw {
	const { knex, rows } = asking;
	const { sql, bindings } = all(asking, conditions);
	if (rows === 'archivings') {
		return knex.raw(`count(distinct case when ${sql} then ?? end) as ??`, [...bindings, 'loop_events.issue', name]);
	}
	return knex.raw(`coalesce(sum(case when ${sql} then 1 else 0 end), 0) as ??`, [...bindings, name]);
}

/** All conditions as one, for a `where`. */
export function whereAll(asking: Asking, conditions: readonly Condition[]): Knex.Raw {
	const { sql, bindings } = all(asking, conditions);
	return asking.knex.raw(sql, [...bindings]);
}

function all(asking: Asking, conditions: readonly Condition[]): Bound {
	return join(
		conditions.map((condition) => sqlOf(asking, condition)),
		' and ',
	);
}

function join(parts: readonly Bound[], word: ' and ' | ' or '): Bound {
	if (parts.length === 0) return { sql: '1 = 1', bindings: [] };
	return { sql: parts.map(({ sql }) => sql).join(word), bindings: parts.flatMap(({ bindings }) => bindings) };
}

function sqlOf(asking: Asking, condition: Condition): Bound {
	const { knex, rows, now } = asking;
	if ('any' in condition) {
		const { sql, bindings } = join(
			condition.any.map((each) => sqlOf(asking, each)),
			' or ',
		);
		return { sql: `(${sql})`, bindings };
	}
	if ('issueBefore' in condition) return issueBefore(asking, condition);
	if ('reopened' in condition) return reopened;
	const column = columnOf(rows, condition.column);
	if ('in' in condition) {
		return { sql: `?? in (${condition.in.map(() => '?').join(', ')})`, bindings: [column, ...condition.in] };
	}
	if ('min' in condition) return { sql: '?? >= ?', bindings: [column, condition.min] };
	if ('max' in condition) return { sql: '?? <= ?', bindings: [column, condition.max] };
	if ('past' in condition) return { sql: '?? < ?', bindings: [column, toColumn(knex, now)] };
	if ('notAfter' in condition) return { sql: '?? <= ??', bindings: [column, columnOf(rows, condition.notAfter)] };
	return { sql: '?? is not null', bindings: [column] };
}

/** Some databases keep whole seconds: of two issues within one, that with the lower number came first. */
function issueBefore(
	{ knex, rows }: Asking,
	{ issueBefore: wanted, at, days, alike }: Extract<Condition, { issueBefore: boolean }>,
): Bound {
	const own = (column: string): string => columnOf(rows, column);
	const same = ['customer', ...alike];
	const since = hoursBefore[familyOf(knex)]?.(days * 24) ?? '??';
	const sameMoment = rows === 'issues' ? ' or (b.submitted_at = ?? and b.id < ??)' : '';
	return {
		sql:
			`${wanted ? '' : 'not '}exists (select 1 from loop_issues b where ${same.map((name) => `b.${name} = ??`).join(' and ')}` +
			` and b.submitted_at >= ${since} and (b.submitted_at < ??${sameMoment}))`,
		bindings: [...same.map(own), own(at), own(at), ...(rows === 'issues' ? [own(at), own('id')] : [])],
	};
}

/** The events of one issue have their numbers in order: each waits for the row. */
const reopened: Bound = {
	sql: 'exists (select 1 from loop_events r where r.issue = ?? and r.type = ? and r.?? = ? and r.id > ??)',
	bindings: ['loop_events.issue', 'step', 'from', 'archived', 'loop_events.id'],
};
