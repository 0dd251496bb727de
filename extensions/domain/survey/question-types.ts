import { z } from 'zod';
import { cleanText } from './clean-text.js';
import type { ProblemCode } from './problem.js';
import type { Question, QuestionOf, QuestionType } from './question.js';

/** One value of an answer. */
export type Value = string | number | boolean;

type Readers = { readonly [Type in QuestionType]: (question: QuestionOf<Type>) => z.ZodType<Value> };

const code = (problem: ProblemCode) => ({ error: problem });
const digits = z.string().regex(/^\d{1,3}$/, code('type'));
const words = { yes: true, true: true, no: false, false: false } as const;

/** How each type of question reads what came in, as a form's text or as JSON. A new type is a new row. */
const readers: Readers = {
	yes_no: () =>
		z.union([z.boolean(), z.enum(['yes', 'no', 'true', 'false']).transform((word) => words[word])], code('type')),
	scale: ({ min, max }) =>
		z
			.union([z.number().int(), digits.transform(Number)], code('type'))
			.pipe(z.number().min(min, code('range')).max(max, code('range'))),
	text: ({ max }) =>
		z
			.string(code('type'))
			.transform(cleanText)
			.pipe(z.string().max(max, code('too_long'))),
};

/** The reader of a question; its issues carry problem codes as messages. */
export function readerOf(question: Question): z.ZodType<Value> {
	const read = readers[question.type] as (question: Question) => z.ZodType<Value>;
	return read(question);
}
