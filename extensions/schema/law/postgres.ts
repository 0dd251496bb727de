import { answerGiven, answerMended, answerValues, refuseAnswerChanges } from './answers.js';
import {
	changeValues,
	eventColumns,
	cleared,
	recordedValues,
	refuseInserts,
	refuseUpdates,
	stamps,
	stepValues,
	type Dialect,
	type Refusal,
} from './conditions.js';
import { hasConsequences } from './consequences.js';
import { contactEvents, contactInserted, contactValues, refuseContactChanges } from './contacts.js';
import { keeps, unchanging } from './keeps.js';
import type { Law } from './law.js';
import { tierChanged, tierValues } from './tiers.js';

const quote = (name: string) => `"${name}"`;

const dialect: Dialect = {
	old: (column) => `OLD.${quote(column)}`,
	new: (column) => `NEW.${quote(column)}`,
	differs: (left, right) => `(${left} IS DISTINCT FROM ${right})`,
	exact: (expression) => expression,
	blank: (expression) => `btrim(COALESCE(${expression}, ''), E' \\t\\n\\x0b\\f\\r\\u00a0\\u3000') = ''`,
	stampsFollow: false,
	now: 'clock_timestamp()',
	yes: 'TRUE',
	asText: (expression, kind) =>
		kind === 'time'
			? `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
			: `CAST(${expression} AS TEXT)`,
	object: (members) =>
		`jsonb_strip_nulls(jsonb_build_object(${members.map(([name, value]) => `'${name}', ${value}`).join(', ')}))`,
	pairWhen: (condition, left, right) => `CASE WHEN ${condition} THEN jsonb_build_array(${left}, ${right}) END`,
	quote,
	listHolds: (list, word) => `position(',' || ${word} || ',' in ',' || ${list} || ',') > 0`,
};

const raise = (refusal: Refusal) => `IF ${refusal.when} THEN RAISE EXCEPTION '${refusal.message}'; END IF;`;
const insertEvent = `INSERT INTO loop_events (${eventColumns(dialect)})`;
const assign = (pairs: readonly (readonly [string, string])[]) =>
	pairs.map(([column, value]) => `NEW.${quote(column)} := ${value};`);

function trigger(name: string, when: string, table: string, body: readonly string[], each = 'ROW'): Law {
	const full = `loop_law_${name}`;
	return {
		name: full,
		table,
		create: [
			`CREATE OR REPLACE FUNCTION ${full}() RETURNS trigger LANGUAGE plpgsql AS $law$ BEGIN ${body.join(' ')} END $law$`,
			`CREATE TRIGGER ${full} ${when} ON ${table} FOR EACH ${each} EXECUTE FUNCTION ${full}()`,
		],
		drop: [`DROP TRIGGER IF EXISTS ${full} ON ${table}`],
	};
}

/** The law in PostgreSQL and CockroachDB. */
export function postgresLaw(): Law[] {
	// The stamps read NEW, so each is worked out before any is set.
	const stamped = stamps(dialect);
	const names = stamped.map(([, expression], index) => ({ name: `v${index}`, expression }));
	return [
		trigger('issue_insert', 'BEFORE INSERT', 'loop_issues', [
			...refuseInserts(dialect).map(raise),
			`NEW.status := 'recorded';`,
			`NEW.submitted_at := COALESCE(NEW.submitted_at, ${dialect.now});`,
			`NEW.status_since := COALESCE(NEW.status_since, NEW.submitted_at);`,
			'RETURN NEW;',
		]),
		trigger('issue_recorded', 'AFTER INSERT', 'loop_issues', [
			`${insertEvent} VALUES (${recordedValues(dialect)});`,
			'RETURN NULL;',
		]),
		trigger('issue_update', 'BEFORE UPDATE', 'loop_issues', [
			...refuseUpdates(dialect).map(raise),
			'IF NEW.status <> OLD.status THEN',
			`${insertEvent} VALUES (${stepValues(dialect)});`,
			`SELECT ${names.map(({ expression }) => expression).join(', ')} INTO ${stamped.map(([column]) => `NEW.${quote(column)}`).join(', ')};`,
			'ELSE',
			...changeValues(dialect).map(({ when, values }) => `IF ${when} THEN ${insertEvent} VALUES (${values}); END IF;`),
			...assign(cleared),
			'END IF;',
			'RETURN NEW;',
		]),
		trigger('event_pending', 'AFTER INSERT', 'loop_events', [
			`IF ${hasConsequences(dialect)} THEN INSERT INTO loop_pending (event) VALUES (NEW.id); END IF;`,
			'RETURN NULL;',
		]),
		trigger('contact_insert', 'AFTER INSERT', 'loop_contacts', [
			`IF ${contactInserted(dialect)} THEN ${insertEvent} VALUES (${contactValues(dialect)}); END IF;`,
			'RETURN NULL;',
		]),
		trigger('contact_guard', 'BEFORE UPDATE', 'loop_contacts', [
			...refuseContactChanges(dialect).map(raise),
			'RETURN NEW;',
		]),
		trigger('contact_update', 'AFTER UPDATE', 'loop_contacts', [
			...contactEvents(dialect).map(({ when, values }) => `IF ${when} THEN ${insertEvent} VALUES (${values}); END IF;`),
			'RETURN NULL;',
		]),
		trigger('response_recorded', 'AFTER INSERT', 'loop_responses', [
			`IF NEW.answered_at IS NOT NULL THEN ${insertEvent} VALUES (${answerValues(dialect, 'answer')}); END IF;`,
			'RETURN NULL;',
		]),
		trigger('response_update', 'BEFORE UPDATE', 'loop_responses', [
			...refuseAnswerChanges(dialect).map(raise),
			'RETURN NEW;',
		]),
		trigger('response_answered', 'AFTER UPDATE', 'loop_responses', [
			`IF ${answerGiven(dialect)} THEN ${insertEvent} VALUES (${answerValues(dialect, 'answer')}); END IF;`,
			`IF ${answerMended(dialect)} THEN ${insertEvent} VALUES (${answerValues(dialect, 'mended')}); END IF;`,
			'RETURN NULL;',
		]),
		trigger('customer_tier', 'AFTER UPDATE', 'loop_customers', [
			`IF ${tierChanged(dialect)} THEN ${insertEvent} VALUES (${tierValues(dialect)}); END IF;`,
			'RETURN NULL;',
		]),
		...unchanging.map(([name, table]) => trigger(name, 'BEFORE UPDATE', table, [`RAISE EXCEPTION 'LOOP_READ_ONLY';`])),
		...keeps.map(({ table, message, when }) =>
			trigger(`keep_${table.replace('loop_', '')}`, 'BEFORE DELETE', table, [
				`IF ${keepWhen(when)} THEN RAISE EXCEPTION '${message}'; END IF;`,
				'RETURN OLD;',
			]),
		),
		...keeps.map(({ table }) =>
			trigger(
				`truncate_${table.replace('loop_', '')}`,
				'BEFORE TRUNCATE',
				table,
				[`RAISE EXCEPTION 'LOOP_KEEP';`],
				'STATEMENT',
			),
		),
	];
}

function keepWhen(when: (typeof keeps)[number]['when']): string {
	if (when === null) return 'TRUE';
	if (typeof when === 'string') return when;
	return when.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE customer = OLD.id)`).join(' OR ');
}
