import { z } from 'zod';
import type { Text } from '../language.js';

const text: z.ZodType<Text> = z.object({ 'zh-CN': z.string().min(1).max(300), 'en-US': z.string().min(1).max(300) });

/** Names that mean something else in an answer, or to JavaScript itself. */
const taken = new Set(['scores', 'rating', 'lang', 'language', 'score', 'constructor', 'prototype']);

const common = {
	key: z
		.string()
		.regex(/^[a-z][a-z0-9_]{0,39}$/)
		.refine((key) => !taken.has(key), 'this key is taken'),
	label: text,
	hint: text.optional(),
	required: z.boolean().default(false),
	/** Asked only when the survey is about an issue. */
	about: z.literal('issue').optional(),
};

const questionSchema = z.discriminatedUnion('type', [
	z.object({ ...common, type: z.literal('yes_no'), yes: text, no: text }),
	z
		.object({
			...common,
			type: z.literal('scale'),
			min: z.number().int(),
			max: z.number().int(),
			low: text,
			high: text,
		})
		.refine(({ min, max }) => min >= 0 && max > min && max - min <= 10, 'a scale has two to eleven steps'),
	z.object({
		...common,
		type: z.literal('text'),
		max: z.number().int().min(1).max(4000),
		lines: z.number().int().min(1).max(12),
	}),
]);

export type Question = z.infer<typeof questionSchema>;
export type QuestionType = Question['type'];
export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>;

/** Questions that have columns and figures of their own must keep their scale, else figures would lie. */
const scales: Readonly<Record<string, readonly [min: number, max: number]>> = { overall: [1, 10], nps: [0, 10] };

const questionsSchema = z
	.array(questionSchema)
	.min(1)
	.max(40)
	.refine(
		(questions) => new Set(questions.map(({ key }) => key)).size === questions.length,
		'two questions share a key',
	)
	.refine((questions) => questions.some(({ key }) => key === 'overall'), 'the overall satisfaction must be asked')
	.refine((questions) => questions.every(keepsScale), 'overall goes from 1 to 10 and nps from 0 to 10');

/**
 * Reads the questions of a survey as an admin may have edited them.
 *
 * @param stored the JSON of `loop_surveys.questions`
 * @returns the questions, or why they make no sense
 */
export function readQuestions(stored: unknown): { questions: Question[] } | { problems: string[] } {
	const read = questionsSchema.safeParse(stored);
	if (read.success) return { questions: read.data };
	return { problems: read.error.issues.map(({ path, message }) => `${path.join('.') || 'questions'}: ${message}`) };
}

function keepsScale(question: Question): boolean {
	const scale = scales[question.key];
	if (!scale) return true;
	return question.type === 'scale' && question.min === scale[0] && question.max === scale[1];
}
