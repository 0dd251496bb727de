import { rangeOf } from './condition.js';
import { fieldsOf } from './fields.js';
import type { QuestionFault } from './question-problem.js';
import type { Question } from './question.js';

type Found = { readonly path: readonly (string | number)[]; readonly code: QuestionFault };

/** Questions that have columns and figures of their own must keep their scale, else figures would lie. */
const scales: Readonly<Record<string, readonly [min: number, max: number, fault: QuestionFault]>> = {
	overall: [1, 10, 'overall_scale'],
	nps: [0, 10, 'nps_scale'],
};

/**
 * Finds what is wrong with questions together, each of which is well by itself: keys that meet, scales that figures
 * rely on, conditions that look ahead or at what nobody can answer.
 */
export function checkList(questions: readonly Question[]): Found[] {
	const found: Found[] = [];
	const asked = new Set<string>();
	const before = new Map<string, Question>();
	for (const [index, question] of questions.entries()) {
		const fields = fieldsOf(question);
		if (fields.some((field) => asked.has(field))) found.push({ path: [index, 'key'], code: 'key_twice' });
		for (const code of checkKey(question)) found.push({ path: [index, 'key'], code });
		const wrong = checkCondition(question, before);
		if (wrong) found.push({ path: [index, 'show_if'], code: wrong });
		for (const field of fields) asked.add(field);
		before.set(question.key, question);
	}
	if (!before.has('overall') && !before.has('nps')) found.push({ path: [], code: 'nothing_counts' });
	return found;
}

/**
 * What a survey must ask so that its answer can confirm a solution (R16): the overall satisfaction, always.
 *
 * @param trigger when the survey is sent
 */
export function checkTrigger(questions: readonly Question[], trigger: unknown): Found[] {
	if (trigger !== 'solved') return [];
	const index = questions.findIndex(({ key }) => key === 'overall');
	const overall = questions[index];
	if (!overall) return [{ path: [], code: 'overall_missing' }];
	return overall.required && !overall.show_if ? [] : [{ path: [index, 'required'], code: 'overall_open' }];
}

function checkKey(question: Question): QuestionFault[] {
	const { key, type } = question;
	const scale = scales[key];
	const faults: QuestionFault[] = [];
	if (type === 'nps' && key !== 'nps') faults.push('key_nps');
	if (type === 'contact' && key !== 'contact') faults.push('key_contact');
	if (scale && !(key === 'nps' && type === 'nps')) {
		const keeps = type === 'scale' && question.min === scale[0] && question.max === scale[1];
		if (!keeps) faults.push(scale[2]);
	}
	return faults;
}

function checkCondition({ show_if: condition }: Question, before: ReadonlyMap<string, Question>): QuestionFault | null {
	if (!condition) return null;
	const earlier = before.get(condition.question);
	if (!earlier) return 'condition_unknown';
	const range = rangeOf(earlier);
	if (!range) return 'condition_kind';
	const { is, value } = condition;
	if (range.kind === 'numbers') {
		const fits = typeof value === 'number' && Number.isInteger(value) && value >= range.min && value <= range.max;
		return fits ? null : 'condition_value';
	}
	if (is !== 'equals') return 'condition_value';
	// A box that nobody ticked says nothing.
	if (earlier.type === 'consent') return value === true ? null : 'condition_value';
	const fits = range.kind === 'truth' ? typeof value === 'boolean' : range.keys.includes(String(value));
	return fits ? null : 'condition_value';
}
