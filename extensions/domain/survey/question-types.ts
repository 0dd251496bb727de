import { z } from 'zod';
import { cleanText } from './clean-text.js';
import { isEmpty, type Given } from './given.js';
import { longest } from './longest.js';
import type { ProblemCode } from './problem.js';
import type { Question, QuestionOf, QuestionType } from './question.js';

/** What was expected and what was experienced, 1 to 10 each (R30). */
export type Pair = { readonly expected: number; readonly experienced: number };

/** One value of an answer. */
export type Value = string | number | boolean | readonly string[] | Pair;

/** What a question's fields say: its value by key, none where it was left open. */
type Read = { readonly values: Readonly<Record<string, Value>> } | { readonly problem: ProblemCode };

type Reader<Type extends QuestionType> = (question: QuestionOf<Type>, given: Given) => Read;

const code = (problem: ProblemCode) => ({ error: problem });
const digits = z.string().regex(/^\d{1,3}$/, code('type'));
const truths = { yes: true, true: true, no: false, false: false } as const;

const truth = z.union(
	[z.boolean(), z.enum(['yes', 'no', 'true', 'false']).transform((word) => truths[word])],
	code('type'),
);
const score = (min: number, max: number) =>
	z
		.union([z.number().int(), digits.transform(Number)], code('type'))
		.pipe(z.number().min(min, code('range')).max(max, code('range')));
const typed = (max: number) =>
	z
		.string(code('type'))
		.transform(cleanText)
		.pipe(z.string().max(max, code('too_long')));
const chosen = (choices: readonly { readonly key: string }[]) =>
	z.string(code('type')).refine((key) => choices.some((choice) => choice.key === key), code('range'));

/** How each type of question reads what came in, as a form's text or as JSON. A new type is a new row. */
const readers: { readonly [Type in QuestionType]: Reader<Type> } = {
	yes_no: ({ key }, given) => readOne(key, given, truth),
	scale: ({ key, min, max }, given) => readOne(key, given, score(min, max)),
	rating: ({ key }, given) => readOne(key, given, score(1, 5)),
	choice: ({ key, choices }, given) => readOne(key, given, chosen(choices)),
	choices: readMany,
	expectation: readPair,
	nps: ({ key, reasons }, given) => {
		const read = readOne(key, given, score(0, 10));
		const why = reasons ? readOne('reason', given, typed(longest.reason)) : { values: {} };
		if ('problem' in read || 'problem' in why) return 'problem' in read ? read : why;
		return { values: { ...read.values, ...why.values } };
	},
	text: ({ key, max }, given) => readOne(key, given, typed(max)),
	contact: ({ key }, given) => readOne(key, given, typed(longest.contact)),
	consent: ({ key, required }, given) => {
		const read = readOne(key, given, truth);
		return required && 'values' in read && read.values[key] === false ? { problem: 'required' } : read;
	},
};

/** Reads the answer to a question out of what came in. */
export function readAnswerTo(question: Question, given: Given): Read {
	const read = readers[question.type] as (question: Question, given: Given) => Read;
	return read(question, given);
}

/** Reads one value; a list means that it came more than once. */
export function readField<Kind extends Value>(
	value: unknown,
	schema: z.ZodType<Kind>,
): { readonly value: Kind | undefined } | { readonly problem: ProblemCode } {
	if (isEmpty(value)) return { value: undefined };
	if (Array.isArray(value)) return { problem: 'duplicate' };
	const read = schema.safeParse(value);
	if (!read.success) return { problem: (read.error.issues[0]?.message ?? 'type') as ProblemCode };
	return { value: read.data === '' ? undefined : read.data };
}

function readOne(field: string, given: Given, schema: z.ZodType<Value>): Read {
	const read = readField(given.get(field), schema);
	if ('problem' in read) return read;
	return { values: read.value === undefined ? {} : { [field]: read.value } };
}

/** Several choices; they are kept in the order in which they stand in the survey. */
function readMany({ key, choices, most }: QuestionOf<'choices'>, given: Given): Read {
	const value = given.get(key);
	if (isEmpty(value) || (Array.isArray(value) && value.length === 0)) return { values: {} };
	const list = z.array(chosen(choices)).safeParse(Array.isArray(value) ? value : [value]);
	if (!list.success) return { problem: (list.error.issues[0]?.message ?? 'type') as ProblemCode };
	const picked = new Set(list.data);
	if (picked.size < list.data.length) return { problem: 'duplicate' };
	if (most !== undefined && picked.size > most) return { problem: 'too_many' };
	return { values: { [key]: choices.map((choice) => choice.key).filter((each) => picked.has(each)) } };
}

const pairSchema = z.strictObject({ expected: z.unknown().optional(), experienced: z.unknown().optional() });

/** Two scores side by side; half a pair says nothing about the gap. */
function readPair({ key }: QuestionOf<'expectation'>, given: Given): Read {
	const whole = given.get(key);
	const object = pairSchema.safeParse(isEmpty(whole) ? {} : whole);
	if (!object.success) return { problem: Array.isArray(whole) ? 'duplicate' : 'type' };
	const both = (['expected', 'experienced'] as const).map((side) => {
		const [flat, nested] = [given.get(`${key}_${side}`), object.data[side]];
		if (isEmpty(flat)) return readField(nested, score(1, 10));
		return isEmpty(nested) ? readField(flat, score(1, 10)) : ({ problem: 'contradiction' } as const);
	});
	const wrong = both.find((side) => 'problem' in side);
	if (wrong) return wrong;
	const [expected, experienced] = both.map((side) => ('value' in side ? side.value : undefined));
	if (expected === undefined && experienced === undefined) return { values: {} };
	if (expected === undefined || experienced === undefined) return { problem: 'half' };
	return { values: { [key]: { expected, experienced } } };
}
