import type { Refusal } from '../refusal.js';
import { isBlank, serverFields } from './fields.js';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Whether an issue may be recorded as it was sent (the loop: → recorded needs customer and description).
 *
 * @param input column → value as the client sent it
 * @returns a refusal, or nothing
 * @example refuseRecord({ customer: 'c1', description: 'Late', status: 'archived' })
 * //=> { code: 'LOOP_STEP', from: '', to: 'archived' }
 */
export function refuseRecord(input: Row): Refusal | undefined {
	const status = input['status'];
	if (!isBlank(status) && status !== 'recorded') return { code: 'LOOP_STEP', from: '', to: asWord(status) };
	const owned = serverFields.filter((field) => !isBlank(input[field]) && !isZero(field, input[field]));
	if (owned.length > 0) return { code: 'LOOP_SERVER_FIELD', fields: owned };
	const missing = ['customer', 'description'].filter((field) => isBlank(input[field]));
	if (missing.length > 0) return { code: 'LOOP_INCOMPLETE', fields: missing };
	return undefined;
}

/** A copied row brings its counters as they start: nothing was set. */
function isZero(field: string, value: unknown): boolean {
	const counts = ['reopened', 'returned', 'breaches', 'imported'].includes(field);
	return counts && typeof value !== 'object' && Number(value) === 0;
}

/** What was sent as a status, to be named in a refusal: a text as it is, anything else as JSON. */
export function asWord(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
