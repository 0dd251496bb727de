import { z } from 'zod';
import { readEmail } from '../email.js';
import { readPhone } from '../phone.js';
import { cleanText } from '../survey/clean-text.js';
import { describeInput, type InputProblem } from './problem.js';

/** An issue as somebody outside raises it (R20). */
export type Report = {
	readonly name: string;
	readonly phone: string | null;
	readonly email: string | null;
	readonly description: string;
	/** Key of a category, where they chose one. */
	readonly category: string | null;
};

/** Characters that each field may have. */
export const reportBounds = { name: 100, phone: 40, email: 254, description: 5000 } as const;

const line = (most: number) =>
	z
		.string('type')
		.max(most * 4, 'too_long')
		.transform((typed) => cleanText(typed).replace(/\s+/g, ' '))
		.pipe(z.string().max(most, 'too_long'));
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? '');

const schema = z
	.strictObject({
		name: line(reportBounds.name).pipe(z.string().min(1, 'required')),
		phone: optional(line(reportBounds.phone)).refine((phone) => phone === '' || readPhone(phone), 'phone'),
		email: optional(line(reportBounds.email)).refine((email) => email === '' || readEmail(email), 'email'),
		description: z
			.string('type')
			.max(reportBounds.description * 2, 'too_long')
			.transform(cleanText)
			.pipe(z.string().min(1, 'required').max(reportBounds.description, 'too_long')),
		category: optional(line(64)),
		lang: z.string('type').max(20, 'type').optional(),
	})
	.superRefine(({ phone, email }, context) => {
		if (phone === '' && email === '') context.addIssue({ code: 'custom', path: ['phone'], message: 'reach' });
	});

/**
 * Reads a report as it came in: name, a phone number or an e-mail address (one is enough), what is wrong, and perhaps
 * a category. A `lang` beside them is for whoever answers.
 *
 * @param input the fields of a form, or JSON
 * @param categories keys that may be chosen
 * @returns the report, or every problem with the field it belongs to
 * @example parseReport({ name: '周敏', phone: '138 0013 8000', description: '打不开' }, [])
 * //=> { report: { name: '周敏', phone: '138 0013 8000', email: null, description: '打不开', category: null } }
 */
export function parseReport(
	input: unknown,
	categories: readonly string[],
): { report: Report } | { problems: InputProblem[] } {
	const given = typeof input === 'object' && input !== null ? { name: '', description: '', ...input } : input;
	const read = schema.safeParse(given, { reportInput: true });
	if (!read.success) return { problems: read.error.issues.flatMap(describeInput) };
	const { name, phone, email, description, category } = read.data;
	if (category !== '' && !categories.includes(category)) return { problems: [{ field: 'category', code: 'range' }] };
	return { report: { name, description, phone: phone || null, email: email || null, category: category || null } };
}
