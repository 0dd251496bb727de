import type { Language } from '../language.js';
import type { Question, QuestionOf, QuestionType } from './question.js';
import type { Pair, Value } from './question-types.js';

type Sayers = {
	readonly [Type in QuestionType]: (value: Value, question: QuestionOf<Type>, language: Language) => string;
};

const outOf = (most: number) => (value: Value) => `${plain(value)} / ${most}`;

/** How an answer to each type of question is told in one line. */
const sayers: Sayers = {
	scale: (value, { max }) => outOf(max)(value),
	rating: outOf(5),
	nps: outOf(10),
	expectation: (value, _question, language) => {
		if (!isPair(value)) return plain(value);
		const { expected, experienced } = value;
		const said = {
			'zh-CN': `期望 ${expected}，体验 ${experienced}`,
			'en-US': `expected ${expected}, experienced ${experienced}`,
		};
		return said[language];
	},
	yes_no: (value, { yes, no }, language) => (value === true ? yes : no)[language],
	choice: (value, question, language) => nameChoice(plain(value), question, language),
	choices: (value, question, language) => {
		const keys: readonly string[] = Array.isArray(value) ? value : [plain(value)];
		return keys.map((key) => nameChoice(key, question, language)).join({ 'zh-CN': '、', 'en-US': ', ' }[language]);
	},
	text: plain,
	consent: (value, _question, language) =>
		value === true
			? { 'zh-CN': '同意', 'en-US': 'agreed' }[language]
			: { 'zh-CN': '未同意', 'en-US': 'not agreed' }[language],
	contact: plain,
};

/**
 * Tells an answer in one line, for lists and for whoever reads it to the customer.
 *
 * @param value as it stands among the scores
 * @example sayAnswer(speed, { expected: 9, experienced: 6 }, 'en-US') //=> 'expected 9, experienced 6'
 */
export function sayAnswer(question: Question, value: Value, language: Language): string {
	const say = sayers[question.type] as (value: Value, question: Question, language: Language) => string;
	return say(value, question, language);
}

function nameChoice(
	key: string,
	{ choices }: { readonly choices: QuestionOf<'choice'>['choices'] },
	language: Language,
): string {
	return choices.find((choice) => choice.key === key)?.label[language] ?? key;
}

function isPair(value: Value): value is Pair {
	return typeof value === 'object' && 'expected' in value;
}

function plain(value: Value): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
