import type { z } from 'zod';

/** What can be wrong with a field of a public form. */
export type InputCode =
	| 'required'
	| 'type'
	| 'range'
	| 'too_long'
	| 'duplicate'
	| 'unknown'
	| 'phone'
	| 'email'
	| 'reach'
	| 'busy'
	| FileCode;

/** What can be wrong with a file that somebody attached. */
export type FileCode = 'file_type' | 'file_size' | 'file_empty' | 'file_count';

export type InputProblem = { readonly field: string; readonly code: InputCode };

const codes: ReadonlySet<string> = new Set<InputCode>([
	'required',
	'type',
	'range',
	'too_long',
	'phone',
	'email',
	'reach',
]);

/** Unknown fields that are named before we stop counting. */
const mostUnknown = 5;

/** Turns a complaint of the schema into problems of fields; a schema's own message may be one of our codes. */
export function describeInput(issue: z.core.$ZodIssue): InputProblem[] {
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.slice(0, mostUnknown).map((key) => ({ field: key.slice(0, 40), code: 'unknown' }));
	}
	const field = String(issue.path[0] ?? 'form');
	if (issue.code === 'invalid_type' && Array.isArray(issue.input)) return [{ field, code: 'duplicate' }];
	return [{ field, code: codes.has(issue.message) ? (issue.message as InputCode) : 'type' }];
}
