import type { Dialect } from './conditions.js';

/** Events from which something follows. */
const causes = ['step', 'promise', 'waiting', 'terms', 'urgency', 'category', 'customer', 'contact', 'message'];

/** Whether something follows from an event: reactors see to it, the minute tick finds what was missed (D2). */
export function hasConsequences(sql: Dialect): string {
	return `${sql.new('type')} IN (${causes.map((cause) => `'${cause}'`).join(', ')})`;
}
