import { z } from 'zod';
import { confirmations, sources, urgencies, waits } from '../choices.js';

/** Columns of an issue that the desk alone writes (contract, "Server-owned"). */
export const serverFields = [
	'number',
	'submitted_at',
	'first_response_due',
	'commit_due',
	'progress_due',
	'solved_at',
	'archived_at',
	'reopened',
	'next_due_at',
	'next_due',
	'breaches',
	'recorded_by',
	'response',
	'status_since',
	'returned',
	'imported',
	'terms',
	'step_by',
	'step_at',
	'step_via',
] as const;

const text = (most: number) => z.string().max(most).nullable();
/** A moment as the host takes it, or a Date where another extension writes. */
const moment = z
	.custom<string | Date>(isMoment, { error: 'not a moment such as 2024-05-01T16:00:00+08:00' })
	.nullable();
/** The host's own import of a CSV file sends digits as text. */
const stars = z.custom<number | string>(isStars, { error: 'not a whole number from 1 to 5' }).nullable();
const oneOf = <T extends Record<string, unknown>>(choices: T) => z.enum(Object.keys(choices) as [string, ...string[]]);

/** What people may write into an issue; anything else about it is the host's own affair. */
const fields = z.object({
	status: text(255),
	description: z.string().max(20_000),
	urgency: oneOf(urgencies),
	source: oneOf(sources).nullable(),
	waiting: oneOf(waits).nullable(),
	rating: stars,
	confirmed_by: oneOf(confirmations).nullable(),
	department: text(255),
	owner_name: text(255),
	resolution: text(20_000),
	root_cause: text(20_000),
	prevention: text(20_000),
	customer_words: text(20_000),
	reopen_reason: text(20_000),
	promised_at: moment,
	promise_reason: text(2000),
	expected_at: moment,
	first_response_at: moment,
	step_from: text(255),
});

/**
 * Checks the values that someone sends for an issue.
 *
 * @param patch column → value; columns that are not there are not checked
 * @returns one sentence for each wrong value, none where all is well
 * @example checkFields({ rating: 9 }) //=> ['"rating": not a whole number from 1 to 5']
 */
export function checkFields(patch: Readonly<Record<string, unknown>>): string[] {
	const parsed = fields.partial().safeParse(dropEmptyWait(patch));
	return parsed.success ? [] : parsed.error.issues.map((issue) => `"${issue.path.join('.')}": ${issue.message}`);
}

function isStars(value: unknown): boolean {
	return (typeof value === 'number' || typeof value === 'string') && /^[1-5]$/.test(String(value));
}

function isMoment(value: unknown): boolean {
	if (value instanceof Date) return !Number.isNaN(value.getTime());
	if (typeof value !== 'string') return false;
	if (value === '') return true;
	const form = /^\d{4}-\d{2}-(\d{2})([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
	const day = form.exec(value)?.[1];
	if (day === undefined || Number.isNaN(new Date(value).getTime())) return false;
	// The 31st of February must not become the 2nd of March.
	return new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(day);
}

/** An emptied drop-down sends an empty text; it means "does not wait". */
function dropEmptyWait(patch: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return patch['waiting'] === '' ? { ...patch, waiting: null } : patch;
}

/** Whether a person would call this empty. */
export function isBlank(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/**
 * Whether two column values mean the same, whatever form the database or a client gave them.
 *
 * @example isSameValue('2024-05-01T06:00:00Z', new Date('2024-05-01T14:00:00+08:00')) //=> true
 */
export function isSameValue(left: unknown, right: unknown): boolean {
	if (left === right || (isBlank(left) && isBlank(right))) return true;
	if (isBlank(left) || isBlank(right)) return false;
	if (typeof left === 'boolean' || typeof right === 'boolean') return toNumber(left) === toNumber(right);
	if (left instanceof Date || right instanceof Date || looksLikeTime(left) || looksLikeTime(right)) {
		return toTime(left) === toTime(right);
	}
	return keyOf(left) === keyOf(right);
}

function looksLikeTime(value: unknown): boolean {
	return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
}

/** A Date counts as its milliseconds; any other object is no number, whatever it says of itself. */
function toNumber(value: unknown): number {
	return typeof value === 'object' && !(value instanceof Date) ? Number.NaN : Number(value);
}

function toTime(value: unknown): number {
	const time = typeof value === 'string' ? new Date(value).getTime() : toNumber(value);
	// Some databases keep whole seconds: what differs by less is the same moment read back.
	return Math.floor(time / 1000);
}

/** A relation may be sent as a key or as an object that holds the key; one that holds more changes the other row. */
function keyOf(value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value);
	const [[name, key] = [], ...more] = Object.entries(value) as [string, string | number][];
	return (name === 'id' || name === 'key') && more.length === 0 ? String(key) : JSON.stringify(value);
}
