import type { Question } from './question.js';

/**
 * The names under which the answer to a question comes in: a form has a field for each part of it.
 *
 * @example fieldsOf({ type: 'expectation', key: 'speed', … }) //=> ['speed', 'speed_expected', 'speed_experienced']
 */
export function fieldsOf(question: Question): string[] {
	const { key, type } = question;
	if (type === 'expectation') return [key, `${key}_expected`, `${key}_experienced`];
	return type === 'nps' && question.reasons ? [key, 'reason'] : [key];
}
