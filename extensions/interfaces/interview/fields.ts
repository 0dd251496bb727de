import type { Text } from '../../domain/language.js';
import { isShown } from '../../domain/survey/condition.js';
import type { Question, QuestionOf, QuestionType } from '../../domain/survey/question.js';
import type { Field, Given, Option, Values } from './asked.js';

const sides = {
	expected: { 'zh-CN': '期望', 'en-US': 'Expected' },
	experienced: { 'zh-CN': '实际感受', 'en-US': 'Experienced' },
	agrees: { 'zh-CN': '同意', 'en-US': 'Agrees' },
	disagrees: { 'zh-CN': '不同意', 'en-US': 'Does not agree' },
	reason: { 'zh-CN': '推荐/不推荐的原因', 'en-US': 'The reason' },
} as const satisfies Readonly<Record<string, Text>>;

const truths = (yes: Text, no: Text): Option[] => [
	{ value: true, label: yes, digit: 1 },
	{ value: false, label: no, digit: 2 },
];

type Parts<Type extends QuestionType> = (question: QuestionOf<Type>, values: Values) => readonly Partial<Field>[];

const ends = ({ low, high }: { readonly low: Text; readonly high: Text }): Partial<Field> => ({ low, high });

/** How each type of question is asked in a call. A new type is a new row. */
const types: { readonly [Type in QuestionType]: Parts<Type> } = {
	yes_no: ({ yes, no }) => [{ kind: 'one', options: truths(yes, no) }],
	consent: ({ statement }) => [{ kind: 'one', label: statement, options: truths(sides.agrees, sides.disagrees) }],
	scale: (question) => [{ kind: 'scale', ...ends(question), options: numbers(question.min, question.max) }],
	rating: (question) => [{ kind: 'scale', ...ends(question), options: numbers(1, 5) }],
	nps: (question, values) => [
		{ kind: 'scale', ...ends(question), options: numbers(0, 10) },
		...(question.reasons ? [reasonOf(question.reasons, values[question.key])] : []),
	],
	expectation: (question) =>
		(['expected', 'experienced'] as const).map((side) => ({
			key: `${question.key}_${side}`,
			kind: 'scale' as const,
			...ends(question),
			label: join(question.label, sides[side]),
			options: numbers(1, 10),
		})),
	choice: ({ choices }) => [{ kind: 'one', options: listed(choices) }],
	choices: ({ choices }) => [{ kind: 'many', options: listed(choices) }],
	text: ({ lines }) => [{ lines }],
	contact: () => [{}],
};

/**
 * The inputs of an interview, in the order in which they are asked; what a condition hides is not asked.
 *
 * @param values what has been said so far
 * @example fieldsOf([{ key: 'nps', type: 'nps', … }], {}) //=> [{ key: 'nps', kind: 'scale', options: [0 … 10], … }]
 */
export function fieldsOf(questions: readonly Question[], values: Values): Field[] {
	const answers = new Map<string, Given>();
	return questions.flatMap((question) => {
		if (!isShown(question, answers)) return [];
		const given = values[question.key];
		if (given !== undefined) answers.set(question.key, given);
		const parts = types[question.type] as (question: Question, values: Values) => readonly Partial<Field>[];
		return parts(question, values).map((part) => ({ ...plain(question), ...part }));
	});
}

function plain({ key, label, hint, required }: Question): Field {
	const none = { options: [], low: null, high: null, lines: 1, kind: 'words' } as const;
	return { key, question: key, label, hint: hint ?? null, required, ...none };
}

/** The answer as the server reads it: what was said to questions that are asked. */
export function answerOf(fields: readonly Field[], values: Values): Record<string, Given> {
	return Object.fromEntries(
		fields.flatMap(({ key }) => {
			const given = values[key];
			const empty = given === undefined || given === '' || (Array.isArray(given) && given.length === 0);
			return empty ? [] : [[key, given] as const];
		}),
	);
}

function numbers(min: number, max: number): Option[] {
	return Array.from({ length: max - min + 1 }, (_, index) => {
		const n = min + index;
		return { value: n, digit: n, label: { 'zh-CN': String(n), 'en-US': String(n) } };
	});
}

function listed(choices: QuestionOf<'choice'>['choices']): Option[] {
	return choices.map(({ key, label }, index) => ({ value: key, label, digit: index + 1 }));
}

/** The reason as it is asked by the score given. */
function reasonOf(reasons: NonNullable<QuestionOf<'nps'>['reasons']>, score: Given | undefined): Partial<Field> {
	const group = typeof score !== 'number' ? null : score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
	return { key: 'reason', label: group ? reasons[group] : sides.reason, hint: null, required: false, lines: 3 };
}

function join(one: Text, other: Text): Text {
	return { 'zh-CN': `${one['zh-CN']} · ${other['zh-CN']}`, 'en-US': `${one['en-US']} · ${other['en-US']}` };
}
