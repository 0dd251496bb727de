import { answerGiven, answerMended, answerValues, refuseAnswerChanges } from './answers.js';
import {
	changeValues,
	cleared,
	eventColumns,
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
	differs: (left, right) => `(${left} IS NOT ${right})`,
	exact: (expression) => expression,
	blank: (expression) => `trim(COALESCE(${expression}, ''), char(9, 10, 11, 12, 13, 32, 160, 12288)) = ''`,
	stampsFollow: true,
	now: `CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)`,
	yes: `json('true')`,
	asText: (expression, kind) =>
		kind === 'time'
			? `strftime('%Y-%m-%dT%H:%M:%SZ', ${expression} / 1000.0, 'unixepoch')`
			: `CAST(${expression} AS TEXT)`,
	object: (members) =>
		`json_patch('{}', json_object(${members.map(([name, value]) => `'${name}', ${asJson(value)}`).join(', ')}))`,
	pairWhen: (condition, left, right) => `json(CASE WHEN ${condition} THEN json_array(${left}, ${right}) END)`,
	quote,
	listHolds: (list, word) => `instr(',' || ${list} || ',', ',' || ${word} || ',') > 0`,
};

function asJson(expression: string): string {
	return expression.startsWith('json') ? `json(${expression})` : expression;
}

const raise = (refusal: Refusal) => `SELECT RAISE(ABORT, '${refusal.message}') WHERE ${refusal.when};`;
const insertEvent = `INSERT INTO loop_events (${eventColumns(dialect)})`;
const setAll = (pairs: readonly (readonly [string, string])[]) =>
	pairs.map(([column, value]) => `${quote(column)} = ${value}`).join(', ');

function trigger(name: string, when: string, table: string, body: readonly string[], condition = ''): Law {
	const full = `loop_law_${name}`;
	return {
		name: full,
		table,
		create: [`CREATE TRIGGER ${full} ${when} ON ${table} FOR EACH ROW ${condition} BEGIN ${body.join(' ')} END`],
		drop: [`DROP TRIGGER IF EXISTS ${full}`],
	};
}

/** A REPLACE deletes without asking the delete triggers: refuse it as what it is, a second row of the same key. */
const replaced = (table: string, column: string, but = '') =>
	`SELECT RAISE(ABORT, 'UNIQUE constraint failed: ${table}.${column}') WHERE EXISTS (SELECT 1 FROM ${table} WHERE ${column} = NEW.${column}${but});`;

/** What an answer is recognised by: one row each. */
const responseKeys = ['id', 'event', 'cause'] as const;

/** The law in SQLite. NEW cannot be set there, so the stamps follow in an update of their own. */
export function sqliteLaw(): Law[] {
	return [
		trigger('issue_insert', 'BEFORE INSERT', 'loop_issues', [
			...refuseInserts(dialect).map(raise),
			replaced('loop_issues', 'id'),
			replaced('loop_issues', 'number'),
			replaced('loop_issues', 'response'),
		]),
		trigger('issue_recorded', 'AFTER INSERT', 'loop_issues', [
			`${insertEvent} VALUES (${recordedValues(dialect)});`,
			`UPDATE loop_issues SET status = COALESCE(status, 'recorded'), status_since = COALESCE(submitted_at, ${dialect.now}), submitted_at = COALESCE(submitted_at, ${dialect.now}) WHERE id = NEW.id AND status_since IS NULL;`,
		]),
		trigger('issue_update', 'BEFORE UPDATE', 'loop_issues', [
			...refuseUpdates(dialect).map(raise),
			replaced('loop_issues', 'number', ' AND id <> OLD.id'),
			replaced('loop_issues', 'response', ' AND id <> OLD.id'),
		]),
		trigger('customer_insert', 'BEFORE INSERT', 'loop_customers', [
			replaced('loop_customers', 'id'),
			replaced('loop_customers', 'number'),
		]),
		trigger('customer_update', 'BEFORE UPDATE OF id, number', 'loop_customers', [
			replaced('loop_customers', 'id', ' AND id <> OLD.id'),
			replaced('loop_customers', 'number', ' AND id <> OLD.id'),
		]),
		trigger(
			'issue_step',
			'AFTER UPDATE OF status',
			'loop_issues',
			[
				`${insertEvent} VALUES (${stepValues(dialect)});`,
				`UPDATE loop_issues SET ${setAll(stamps(dialect))} WHERE id = NEW.id;`,
			],
			'WHEN NEW.status <> OLD.status',
		),
		trigger(
			'issue_change',
			'AFTER UPDATE',
			'loop_issues',
			[
				...changeValues(dialect).map(({ when, values }) => `${insertEvent} SELECT ${values} WHERE ${when};`),
				`UPDATE loop_issues SET ${setAll(cleared)} WHERE id = NEW.id AND (${cleared.map(([column]) => `${column} IS NOT NULL`).join(' OR ')});`,
			],
			'WHEN NEW.status = OLD.status',
		),
		trigger('event_insert', 'BEFORE INSERT', 'loop_events', [replaced('loop_events', 'id')]),
		trigger(
			'event_pending',
			'AFTER INSERT',
			'loop_events',
			['INSERT INTO loop_pending (event) VALUES (NEW.id);'],
			`WHEN ${hasConsequences(dialect)}`,
		),
		trigger('contact_key', 'BEFORE INSERT', 'loop_contacts', [replaced('loop_contacts', 'id')]),
		trigger('contact_rekey', 'BEFORE UPDATE OF id', 'loop_contacts', [
			replaced('loop_contacts', 'id', ' AND id <> OLD.id'),
		]),
		trigger(
			'contact_insert',
			'AFTER INSERT',
			'loop_contacts',
			[`${insertEvent} VALUES (${contactValues(dialect)});`],
			`WHEN ${contactInserted(dialect)}`,
		),
		trigger('contact_guard', 'BEFORE UPDATE', 'loop_contacts', refuseContactChanges(dialect).map(raise)),
		trigger(
			'contact_update',
			'AFTER UPDATE',
			'loop_contacts',
			contactEvents(dialect).map(({ when, values }) => `${insertEvent} SELECT ${values} WHERE ${when};`),
		),
		trigger(
			'response_insert',
			'BEFORE INSERT',
			'loop_responses',
			responseKeys.map((column) => replaced('loop_responses', column)),
		),
		trigger(
			'response_rekey',
			`BEFORE UPDATE OF ${responseKeys.join(', ')}`,
			'loop_responses',
			responseKeys.map((column) => replaced('loop_responses', column, ' AND id <> OLD.id')),
		),
		trigger(
			'response_recorded',
			'AFTER INSERT',
			'loop_responses',
			[`${insertEvent} VALUES (${answerValues(dialect, 'answer')});`],
			'WHEN NEW.answered_at IS NOT NULL',
		),
		trigger('response_update', 'BEFORE UPDATE', 'loop_responses', refuseAnswerChanges(dialect).map(raise)),
		trigger('response_answered', 'AFTER UPDATE', 'loop_responses', [
			`${insertEvent} SELECT ${answerValues(dialect, 'answer')} WHERE ${answerGiven(dialect)};`,
			`${insertEvent} SELECT ${answerValues(dialect, 'mended')} WHERE ${answerMended(dialect)};`,
		]),
		trigger(
			'customer_tier',
			'AFTER UPDATE OF tier',
			'loop_customers',
			[`${insertEvent} VALUES (${tierValues(dialect)});`],
			`WHEN ${tierChanged(dialect)}`,
		),
		trigger('seal_insert', 'BEFORE INSERT', 'loop_seals', [
			replaced('loop_seals', 'seq'),
			replaced('loop_seals', 'event'),
		]),
		// Of two who make the same version at once the second finds it made.
		trigger('version_insert', 'BEFORE INSERT', 'loop_survey_versions', [
			`SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM loop_survey_versions WHERE id = NEW.id OR (survey = NEW.survey AND (version = NEW.version OR hash = NEW.hash)));`,
		]),
		...unchanging.map(([name, table]) =>
			trigger(name, 'BEFORE UPDATE', table, [`SELECT RAISE(ABORT, 'LOOP_READ_ONLY');`]),
		),
		...keeps.map(({ table, message, when }) =>
			trigger(`keep_${table.replace('loop_', '')}`, 'BEFORE DELETE', table, [
				`SELECT RAISE(ABORT, '${message}') ${keepWhen(when)};`,
			]),
		),
	];
}

function keepWhen(when: (typeof keeps)[number]['when']): string {
	if (when === null) return '';
	if (typeof when === 'string') return `WHERE ${when}`;
	return `WHERE ${when.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE customer = OLD.id)`).join(' OR ')}`;
}
