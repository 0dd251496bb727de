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

const quote = (name: string) => `\`${name}\``;

/** Its own comparisons take no notice of case, accents and spaces at the end. */
const exact = (expression: string) => `CAST(${expression} AS BINARY)`;

/** TRIM takes one character only: the others that a person would not see, in hex, with the full-width space. */
const unseen = ['09', '0A', '0B', '0C', '0D', 'C2A0', 'E38080'];

const dialect: Dialect = {
	old: (column) => `OLD.${quote(column)}`,
	new: (column) => `NEW.${quote(column)}`,
	differs: (left, right) => `NOT (${exact(left)} <=> ${exact(right)})`,
	exact,
	blank: (expression) =>
		`TRIM(${unseen.reduce((text, sign) => `REPLACE(${text}, _utf8mb4 X'${sign}', '')`, `COALESCE(${expression}, '')`)}) = ''`,
	stampsFollow: false,
	// The host keeps the digits of UTC, whatever the zone of the session.
	now: 'UTC_TIMESTAMP()',
	yes: 'TRUE',
	asText: (expression, kind) =>
		kind === 'time' ? `DATE_FORMAT(${expression}, '%Y-%m-%dT%H:%i:%sZ')` : `CAST(${expression} AS CHAR)`,
	object: (members) =>
		`JSON_MERGE_PATCH('{}', JSON_OBJECT(${members.map(([name, value]) => `'${name}', ${value}`).join(', ')}))`,
	pairWhen: (condition, left, right) => `CASE WHEN ${condition} THEN JSON_ARRAY(${left}, ${right}) END`,
	quote,
	listHolds: (list, word) => `FIND_IN_SET(${word}, ${list}) > 0`,
};

const signal = (message: string) => `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${message}';`;
const raise = (refusal: Refusal) => `IF ${refusal.when} THEN ${signal(refusal.message)} END IF;`;
const insertEvent = `INSERT INTO loop_events (${eventColumns(dialect)})`;

function trigger(name: string, when: string, table: string, body: readonly string[]): Law {
	const full = `loop_law_${name}`;
	return {
		name: full,
		table,
		create: [`CREATE TRIGGER ${full} ${when} ON ${table} FOR EACH ROW BEGIN ${body.join(' ')} END`],
		drop: [`DROP TRIGGER IF EXISTS ${full}`],
	};
}

/** The law in MySQL and MariaDB. */
export function mysqlLaw(): Law[] {
	const stamped = stamps(dialect);
	return [
		trigger('issue_insert', 'BEFORE INSERT', 'loop_issues', [
			...refuseInserts(dialect).map(raise),
			`SET NEW.status = 'recorded', NEW.submitted_at = COALESCE(NEW.submitted_at, ${dialect.now}), NEW.status_since = COALESCE(NEW.status_since, NEW.submitted_at);`,
		]),
		trigger('issue_recorded', 'AFTER INSERT', 'loop_issues', [`${insertEvent} VALUES (${recordedValues(dialect)});`]),
		trigger('issue_update', 'BEFORE UPDATE', 'loop_issues', [
			...refuseUpdates(dialect).map(raise),
			'IF NEW.status <> OLD.status THEN',
			`${insertEvent} VALUES (${stepValues(dialect)});`,
			// The stamps read step_at, which is cleared last.
			`SET ${stamped.map(([column, value]) => `NEW.${quote(column)} = ${value}`).join(', ')};`,
			'ELSE',
			...changeValues(dialect).map(({ when, values }) => `IF ${when} THEN ${insertEvent} VALUES (${values}); END IF;`),
			`SET ${cleared.map(([column, value]) => `NEW.${quote(column)} = ${value}`).join(', ')};`,
			'END IF;',
		]),
		trigger('event_pending', 'AFTER INSERT', 'loop_events', [
			`IF ${hasConsequences(dialect)} THEN INSERT INTO loop_pending (event) VALUES (NEW.id); END IF;`,
		]),
		trigger('contact_insert', 'AFTER INSERT', 'loop_contacts', [
			`IF ${contactInserted(dialect)} THEN ${insertEvent} VALUES (${contactValues(dialect)}); END IF;`,
		]),
		trigger('contact_guard', 'BEFORE UPDATE', 'loop_contacts', [...refuseContactChanges(dialect).map(raise)]),
		trigger('contact_update', 'AFTER UPDATE', 'loop_contacts', [
			...contactEvents(dialect).map(({ when, values }) => `IF ${when} THEN ${insertEvent} VALUES (${values}); END IF;`),
		]),
		trigger('response_recorded', 'AFTER INSERT', 'loop_responses', [
			`IF NEW.answered_at IS NOT NULL THEN ${insertEvent} VALUES (${answerValues(dialect, 'answer')}); END IF;`,
		]),
		trigger('response_update', 'BEFORE UPDATE', 'loop_responses', [...refuseAnswerChanges(dialect).map(raise)]),
		trigger('response_answered', 'AFTER UPDATE', 'loop_responses', [
			`IF ${answerGiven(dialect)} THEN ${insertEvent} VALUES (${answerValues(dialect, 'answer')}); END IF;`,
			`IF ${answerMended(dialect)} THEN ${insertEvent} VALUES (${answerValues(dialect, 'mended')}); END IF;`,
		]),
		trigger('customer_tier', 'AFTER UPDATE', 'loop_customers', [
			`IF ${tierChanged(dialect)} THEN ${insertEvent} VALUES (${tierValues(dialect)}); END IF;`,
		]),
		...unchanging.map(([name, table]) => trigger(name, 'BEFORE UPDATE', table, [signal('LOOP_READ_ONLY')])),
		...keeps.map(({ table, message, when }) =>
			trigger(`keep_${table.replace('loop_', '')}`, 'BEFORE DELETE', table, [
				`IF ${keepWhen(when)} THEN ${signal(message)} END IF;`,
			]),
		),
	];
}

function keepWhen(when: (typeof keeps)[number]['when']): string {
	if (when === null) return 'TRUE';
	if (typeof when === 'string') return when;
	return when.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE customer = OLD.id)`).join(' OR ');
}
