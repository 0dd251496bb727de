import { z } from 'zod';
import { checkList } from './check-list.js';
import { describeQuestionProblem, type QuestionFault, type QuestionProblem } from './question-problem.js';
import type { Text } from '../language.js';

const fault = (code: QuestionFault) => ({ error: code });
const words = z
	.string(fault('text_missing'))
	.refine((text) => text.trim() !== '', fault('text_missing'))
	.max(300, fault('text_long'));
const text: z.ZodType<Text> = z.object({ 'zh-CN': words, 'en-US': words }, fault('text_missing'));

const key = z.string(fault('key_shape')).regex(/^[a-z][a-z0-9_]{0,39}$/, fault('key_shape'));
const whole = z.number(fault('number')).int(fault('number'));

/** Names that mean something else in an answer, or to JavaScript itself. */
const taken = new Set(['scores', 'rating', 'lang', 'language', 'score', 'constructor', 'prototype']);

/** A question that is asked only where an earlier one was answered in a certain way. */
const conditionSchema = z.object({
	question: key,
	is: z.enum(['equals', 'at_most', 'at_least'], fault('condition_value')),
	value: z.union([z.number(), z.boolean(), z.string().max(40)], fault('condition_value')),
});

const common = {
	key: key.refine((name) => !taken.has(name), fault('key_taken')),
	label: text,
	hint: text.optional(),
	required: z.boolean(fault('number')).default(false),
	/** Asked only when the survey is about an issue. */
	about: z.literal('issue', fault('type_unknown')).optional(),
	show_if: conditionSchema.optional(),
};

const ends = { low: text, high: text };
/** Names that a question's own parts have on the page. */
const parts = new Set(['hint', 'ends', 'problem', 'label']);
const choiceList = z
	.array(
		z.object({ key: key.refine((name) => !parts.has(name), fault('key_taken')), label: text }),
		fault('choices_few'),
	)
	.min(2, fault('choices_few'))
	.max(20, fault('choices_many'))
	.refine((choices) => new Set(choices.map((choice) => choice.key)).size === choices.length, fault('choice_twice'));

const questionSchema = z.discriminatedUnion(
	'type',
	[
		z.object({ ...common, type: z.literal('yes_no'), yes: text, no: text }),
		z
			.object({ ...common, type: z.literal('scale'), min: whole, max: whole, ...ends })
			.refine(({ min, max }) => min >= 0 && max > min && max - min <= 10, fault('steps')),
		z.object({ ...common, type: z.literal('rating'), ...ends }),
		z.object({
			...common,
			type: z.literal('nps'),
			...ends,
			/** How the reason is asked, by the score given; without it, it is not asked. */
			reasons: z.object({ promoter: text, passive: text, detractor: text }, fault('text_missing')).optional(),
		}),
		z.object({ ...common, type: z.literal('choice'), choices: choiceList }),
		z.object({
			...common,
			type: z.literal('choices'),
			choices: choiceList,
			/** The most that may be chosen. */
			most: whole.min(1, fault('number')).max(20, fault('number')).optional(),
		}),
		z.object({ ...common, type: z.literal('expectation'), ...ends }),
		z.object({
			...common,
			type: z.literal('text'),
			max: whole.min(1, fault('number')).max(4000, fault('number')),
			lines: whole.min(1, fault('number')).max(12, fault('number')),
		}),
		/** `statement` is what the customer agrees to. */
		z.object({ ...common, type: z.literal('consent'), statement: text }),
		z.object({ ...common, type: z.literal('contact') }),
	],
	fault('type_unknown'),
);

export type Question = z.infer<typeof questionSchema>;
export type QuestionType = Question['type'];
export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>;
export type Condition = z.infer<typeof conditionSchema>;

const questionsSchema = z
	.array(questionSchema, fault('none'))
	.min(1, fault('none'))
	.max(40, fault('many'))
	.superRefine((questions, context) => {
		for (const { path, code } of checkList(questions))
			context.addIssue({ code: 'custom', path: [...path], message: code });
	});

/**
 * Checks the questions of a survey as an admin may have edited them.
 *
 * @param stored the JSON of `loop_surveys.questions`
 * @returns the questions, or every problem with where it is and what to do, in both languages
 */
export function checkQuestions(stored: unknown): { questions: Question[] } | { problems: QuestionProblem[] } {
	const read = questionsSchema.safeParse(stored);
	if (read.success) return { questions: read.data };
	return { problems: read.error.issues.map(({ path, message }) => describeQuestionProblem(path, message)) };
}

/**
 * Reads the questions of a survey.
 *
 * @returns the questions, or in one line each why they make no sense
 */
export function readQuestions(stored: unknown): { questions: Question[] } | { problems: string[] } {
	const read = checkQuestions(stored);
	if ('questions' in read) return read;
	return { problems: read.problems.map(({ path, message }) => `${path || 'questions'}: ${message['en-US']}`) };
}
