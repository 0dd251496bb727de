import type { Text } from '../language.js';
import type { Condition, Question } from './question.js';
import type { Value } from './question-types.js';

/** The answers that a condition can look at. */
export type Range =
	| { readonly kind: 'truth' }
	| { readonly kind: 'keys'; readonly keys: readonly string[] }
	| { readonly kind: 'numbers'; readonly min: number; readonly max: number };

/** What can be asked of the answer to a question; nothing where it cannot be a condition. */
export function rangeOf(question: Question): Range | null {
	switch (question.type) {
		case 'yes_no':
		case 'consent':
			return { kind: 'truth' };
		case 'choice':
		case 'choices':
			return { kind: 'keys', keys: question.choices.map(({ key }) => key) };
		case 'scale':
			return { kind: 'numbers', min: question.min, max: question.max };
		case 'rating':
			return { kind: 'numbers', min: 1, max: 5 };
		case 'nps':
			return { kind: 'numbers', min: 0, max: 10 };
		default:
			return null;
	}
}

/**
 * Whether a question is asked, given what earlier ones were answered. What was left open, or was not asked itself,
 * meets no condition.
 *
 * @param answers key → answer of the questions that were asked
 * @example isShown({ …, show_if: { question: 'nps', is: 'at_most', value: 6 } }, new Map([['nps', 3]])) //=> true
 */
export function isShown({ show_if: condition }: Question, answers: ReadonlyMap<string, Value>): boolean {
	return !condition || meets(condition, answers.get(condition.question));
}

function meets({ is, value }: Condition, answer: Value | undefined): boolean {
	if (answer === undefined) return false;
	if (Array.isArray(answer)) return is === 'equals' && answer.includes(value);
	if (is === 'equals') return answer === value;
	if (typeof answer !== 'number' || typeof value !== 'number') return false;
	return is === 'at_most' ? answer <= value : answer >= value;
}

/**
 * The answers that meet a condition, as a form sends them.
 *
 * @param earlier the question that the condition looks at
 * @example meetingValues({ question: 'nps', is: 'at_most', value: 1 }, nps) //=> ['0', '1']
 */
export function meetingValues(condition: Condition, earlier: Question): string[] {
	const range = rangeOf(earlier);
	const { is, value } = condition;
	if (range?.kind === 'truth') return [value === true ? 'yes' : 'no'];
	if (range?.kind !== 'numbers') return [String(value)];
	const all = Array.from({ length: range.max - range.min + 1 }, (_, step) => range.min + step);
	return all.filter((step) => meets({ question: '', is, value }, step)).map(String);
}

/**
 * A condition in words.
 *
 * @param questions among which the one that it looks at is
 * @example describeCondition({ question: 'nps', is: 'at_most', value: 6 }, questions)['en-US']
 * //=> 'Only if “Would you recommend us” is at most 6'
 */
export function describeCondition({ question: key, is, value }: Condition, questions: readonly Question[]): Text {
	const earlier = questions.find((question) => question.key === key);
	const label: Text = earlier?.label ?? { 'zh-CN': key, 'en-US': key };
	const said = sayValue(earlier, value);
	const zh = { equals: earlier?.type === 'choices' ? '选了' : '为', at_most: '不高于', at_least: '不低于' }[is];
	const en = {
		equals: earlier?.type === 'choices' ? 'includes' : 'is',
		at_most: 'is at most',
		at_least: 'is at least',
	}[is];
	return {
		'zh-CN': `仅当“${label['zh-CN']}”${zh}${said['zh-CN']}时`,
		'en-US': `Only if “${label['en-US']}” ${en} ${said['en-US']}`,
	};
}

function sayValue(question: Question | undefined, value: Condition['value']): Text {
	const quoted = (text: Text): Text => ({ 'zh-CN': `“${text['zh-CN']}”`, 'en-US': `“${text['en-US']}”` });
	if (question?.type === 'yes_no') return quoted(value === true ? question.yes : question.no);
	if (question?.type === 'consent') return ticked;
	if (question?.type === 'choice' || question?.type === 'choices') {
		const choice = question.choices.find(({ key }) => key === value);
		if (choice) return quoted(choice.label);
	}
	return { 'zh-CN': ` ${String(value)} `, 'en-US': String(value) };
}

const ticked: Text = { 'zh-CN': '“同意”', 'en-US': 'ticked' };
