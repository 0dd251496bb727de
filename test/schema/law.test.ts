import { describe, expect, it } from 'vitest';
import { confirmations } from '../../extensions/domain/choices.js';
import { tracked } from '../../extensions/domain/issue/tracked.js';
import { refusalCodes } from '../../extensions/domain/refusal.js';
import { statuses, steps, type Step } from '../../extensions/domain/steps.js';
import { collections } from '../../extensions/schema/collections.js';
import { keeps } from '../../extensions/schema/law/keeps.js';
import { untracked } from '../../extensions/schema/untracked.js';
import { lawFor, lawInForce, type Law } from '../../extensions/schema/law/law.js';

const dialects = { sqlite: 'better-sqlite3', postgres: 'pg', mysql: 'mysql2' } as const;
const issueColumns = collections.find(({ collection }) => collection === 'loop_issues')!.fields;

const whole = (law: readonly Law[]) => law.flatMap(({ create }) => create).join('\n');
const on = (law: readonly Law[], table: string, what: string) =>
	law.filter((each) => each.table === table && each.create.some((sql) => sql.includes(what)));

it('every client of the host that can hold the law has one, and no other', () => {
	for (const client of ['sqlite3', 'better-sqlite3', 'pg', 'postgres', 'cockroachdb', 'mysql', 'mysql2']) {
		expect(lawFor(client)?.length, client).toBeGreaterThan(0);
	}
	for (const client of ['oracledb', 'mssql', 'redshift', '']) expect(lawFor(client), client).toBeUndefined();
});

describe.each(Object.entries(dialects))('the law in %s', (family, client) => {
	const law = lawFor(client)!;
	const text = whole(law);
	const updates = on(law, 'loop_issues', 'UPDATE')
		.map((each) => whole([each]))
		.join('\n');

	it('asks the database for its own triggers by their name', () => {
		expect(lawInForce[family]).toContain(`LIKE 'loop_law_%'`);
		for (const { name } of law) expect(name).toMatch(/^loop_law_[a-z_]{1,50}$/);
	});

	it('has no name twice, and forgets under the name that it was told', () => {
		expect(new Set(law.map(({ name }) => name)).size).toBe(law.length);
		for (const { name, table, create, drop } of law) {
			expect(create.at(-1)).toMatch(new RegExp(`CREATE TRIGGER ${name} .*ON ${table}\\b`));
			expect(drop).toHaveLength(1);
			expect(drop[0]).toMatch(new RegExp(`DROP TRIGGER IF EXISTS ${name}\\b`));
		}
	});

	it('has no hole where a word should stand', () => {
		expect(text).not.toMatch(/undefined|\[object|NaN|[^<]=>|\$\{/);
		expect(text.split('(').length).toBe(text.split(')').length);
	});

	it.each(keeps)('refuses deletes from $table', ({ table, message }) => {
		const [keep, ...more] = on(law, table, 'BEFORE DELETE');
		expect(more).toEqual([]);
		expect(whole([keep!])).toContain(message);
	});

	it.each(['loop_issues', 'loop_events', 'loop_customers', 'loop_contacts', 'loop_responses'])(
		'protects %s',
		(table) => {
			expect(law.filter((each) => each.table === table)).not.toHaveLength(0);
		},
	);

	it('refuses every change of the log', () => {
		expect(whole(on(law, 'loop_events', 'BEFORE UPDATE'))).toContain('LOOP_READ_ONLY');
		expect(whole(on(law, 'loop_events', 'BEFORE DELETE'))).toContain('LOOP_READ_ONLY');
	});

	it('refuses every change of what was asked', () => {
		expect(whole(on(law, 'loop_survey_versions', 'BEFORE UPDATE'))).toContain('LOOP_READ_ONLY');
		expect(whole(on(law, 'loop_survey_versions', 'BEFORE DELETE'))).toContain('LOOP_READ_ONLY');
	});

	it('refuses every change of a seal', () => {
		expect(whole(on(law, 'loop_seals', 'BEFORE UPDATE'))).toContain('LOOP_READ_ONLY');
		expect(whole(on(law, 'loop_seals', 'BEFORE DELETE'))).toContain('LOOP_READ_ONLY');
	});

	it('stands on tables that are there', () => {
		const names = [...collections.map(({ collection }) => collection), ...untracked.map(({ table }) => table)];
		for (const { table } of law) expect(names).toContain(table);
	});

	it('says nothing but the refusals of the domain, and after a colon a column that is there', () => {
		const columns = [...issueColumns.map(({ field }) => field), 'attempts'];
		const said = [...text.matchAll(/\b(LOOP_[A-Z_]+)(?::([a-z_]+))?/g)];
		expect(said.length).toBeGreaterThan(0);
		for (const [, code, column] of said) {
			expect(refusalCodes).toContain(code);
			if (column) expect(columns).toContain(column);
		}
	});

	it('names every code that an update of an issue can meet', () => {
		for (const code of ['LOOP_CONFLICT', 'LOOP_STEP', 'LOOP_FROZEN', 'LOOP_SERVER_FIELD', 'LOOP_INCOMPLETE']) {
			expect(updates).toContain(`'${code}`);
		}
	});

	it('knows each step of the table, and no other pair', () => {
		const known = statuses.flatMap((from) =>
			statuses
				.filter((to) => {
					const old = `OLD.${quoted(family, 'status')}`;
					const fresh = `COALESCE(NEW.${quoted(family, 'status')}, '')`;
					const [left, right] =
						family === 'mysql' ? [`CAST(${old} AS BINARY)`, `CAST(${fresh} AS BINARY)`] : [old, fresh];
					return updates.includes(`(${left} = '${from}' AND ${right} = '${to}')`);
				})
				.map((to) => `${from} ${to}`),
		);
		expect(known.sort()).toEqual(steps.map(({ from, to }) => `${from} ${to}`).sort());
	});

	it.each<Step>(steps)('refuses $name without what it needs', ({ needs }) => {
		for (const need of needs) {
			const words = need === 'confirmation' ? ['confirmed_by', 'rating', 'attempts'] : [need];
			for (const word of words) expect(updates).toContain(`LOOP_INCOMPLETE:${word}'`);
		}
	});

	it('knows every way of confirming', () => {
		for (const word of Object.keys(confirmations)) expect(updates).toContain(`'${word}'`);
	});

	it('freezes every column of an archived issue but those with a rule of their own', () => {
		const ruled = ['id', 'status', 'archived_at', 'status_since', 'breaches'];
		const free = [...ruled, 'step_from', 'step_by', 'step_at', 'step_via'];
		const frozen = updates.slice(updates.indexOf('LOOP_CONFLICT'), updates.lastIndexOf('LOOP_SERVER_FIELD'));
		for (const { field, schema } of issueColumns) {
			if (schema && !free.includes(field)) expect(frozen, field).toContain(`NEW.${quoted(family, field)}`);
		}
	});

	it.each(tracked.filter(({ kind }) => kind === 'hidden'))('never writes what $column says', ({ event }) => {
		expect(updates).toContain(`'${event}', NULL, NULL, `);
	});

	it.each(tracked)('writes an event for a change of $column', ({ column, event }) => {
		expect(updates).toContain(`'${event}', `);
		expect(updates).toContain(`OLD.${quoted(family, column)}`);
	});

	it('keeps a contact in its story, and what a customer wrote as they sent it', () => {
		const guard = whole(on(law, 'loop_contacts', 'BEFORE UPDATE'));
		expect(guard).toContain(`OLD.${quoted(family, 'issue')} IS NOT NULL AND NEW.${quoted(family, 'issue')} IS NULL`);
		expect(guard).toContain('LOOP_KEEP');
		expect(guard).toContain('LOOP_READ_ONLY');
		expect(guard).toContain('FROM loop_posts');
		for (const column of ['summary', 'customer_feedback', 'method', 'direction', 'kind', 'at', 'customer'])
			expect(guard, column).toContain(`NEW.${quoted(family, column)}`);
		for (const column of ['follow_up', 'follow_up_owner', 'follow_up_due', 'follow_up_done_at'])
			expect(guard, column).not.toContain(quoted(family, column));
	});

	it('clears what steers a step, so that it steers no other', () => {
		for (const column of ['step_from', 'step_by', 'step_at', 'step_via']) {
			expect(updates).toMatch(new RegExp(`${escape(quoted(family, column))} :?= NULL`));
		}
	});
});

it('in PostgreSQL nobody empties a protected table at once', () => {
	for (const { table } of keeps) expect(on(lawFor('pg')!, table, 'BEFORE TRUNCATE')).toHaveLength(1);
});

it('in PostgreSQL a trigger that fires for a replica alone is not in force', () => {
	expect(lawInForce['postgres']).toContain(`tgenabled IN ('O', 'A')`);
});

describe('in SQLite nobody replaces a protected row, which would ask no delete trigger,', () => {
	const keys = keeps.flatMap(({ table }) => {
		const found = collections.find(({ collection }) => collection === table);
		return (found?.fields ?? [])
			.filter(({ schema }) => schema?.['is_primary_key'] || schema?.['is_unique'])
			.map(({ field }) => [table, field] as const);
	});
	const says = (table: string, what: string, column: string) =>
		expect(whole(on(lawFor('sqlite3')!, table, what))).toContain(`'UNIQUE constraint failed: ${table}.${column}'`);

	it('and every key of such a row is known here', () => {
		expect(keys).toContainEqual(['loop_responses', 'cause']);
		expect(keys).toContainEqual(['loop_issues', 'response']);
		expect(keys).toContainEqual(['loop_contacts', 'id']);
	});

	it.each(keys)('%s by its %s at an insert', (table, column) => says(table, 'BEFORE INSERT', column));

	it.each(keys.filter(([table, column]) => table !== 'loop_events' && `${table}.${column}` !== 'loop_issues.id'))(
		'%s by its %s at a change',
		(table, column) => says(table, 'BEFORE UPDATE', column),
	);
});

function quoted(family: string, name: string): string {
	return family === 'mysql' ? `\`${name}\`` : `"${name}"`;
}

function escape(text: string): string {
	return text.replaceAll(/[`"]/g, '\\$&');
}
