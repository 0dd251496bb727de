import type { Dialect } from './conditions.js';

/** Events from which something follows. */
const causes = [
	'step',
	'promise',
	'first_response',
	'waiting',
	'terms',
	'urgency',
	'category',
	'customer',
	'contact',
	'breach',
	'answer',
];

/** Whether something follows from an event: reactors see to it, the minute tick finds what was missed (D2). */
export function hasConsequences(sql: Dialect): string {
	const type = sql.new('type');
	// Of what customers are told only the solution moves a clock: they are asked with it.
	const asked = `(${type} = 'message' AND ${sql.new('to')} = 'solved')`;
	// A link to the survey about a solution asks as well; any other link has no clock.
	const handed = `(${type} = 'link' AND ${sql.new('to')} = 'survey' AND ${sql.new('issue')} IS NOT NULL)`;
	return `(${type} IN (${causes.map((cause) => `'${cause}'`).join(', ')}) OR ${asked} OR ${handed})`;
}
