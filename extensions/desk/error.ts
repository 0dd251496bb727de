import { createError, InvalidPayloadError } from '@directus/errors';
import type { Text } from '../domain/language.js';
import { sayRefusal } from '../domain/refusal-words.js';
import { refusalCodes, refusalStatus, type Refusal, type RefusalCode } from '../domain/refusal.js';

/**
 * Turns a refusal into the error that the host answers with: code, HTTP status, and what the client needs to know.
 *
 * @example throw refuse({ code: 'LOOP_INCOMPLETE', fields: ['owner'] }) // 422, extensions.fields = ['owner']
 */
export function refuse(refusal: Refusal): Error {
	const status = refusal.code === 'LOOP_TOKEN' && refusal.gone ? 410 : refusalStatus[refusal.code];
	const { code, ...extensions } = refusal;
	return new (createError<typeof extensions>(code, sayRefusal(refusal)['en-US'], status))(extensions);
}

const Invalid = createError<{ reason: string; words: Text }>(
	'INVALID_PAYLOAD',
	({ reason }) => `Invalid payload. ${reason}.`,
	400,
);

/** Says what is wrong with what was sent; whoever is signed in reads it in their own language. */
export function invalid(words: Text): Error {
	return new Invalid({ reason: words['en-US'], words });
}

/**
 * Says of which column something is said.
 *
 * @example about('phone', { 'zh-CN': '太长', 'en-US': 'too long' })['en-US'] //=> '"phone": too long'
 */
export function about(column: string, words: Text): Text {
	return { 'zh-CN': `“${column}”：${words['zh-CN']}`, 'en-US': `"${column}": ${words['en-US']}` };
}

/** What a trigger of the law says: a code, and after a colon the column it is about. */
const sentence = new RegExp(`\\b(${refusalCodes.join('|')})(?::([a-z_]+))?\\b`);

/**
 * Reads a refusal out of a database error.
 *
 * @returns the refusal, or nothing where the error is not the law's
 * @example readLaw(new Error('SQLITE_CONSTRAINT: LOOP_INCOMPLETE:owner')) //=> { code: 'LOOP_INCOMPLETE', fields: ['owner'] }
 */
export function readLaw(error: unknown): Refusal | undefined {
	const message = messageOf(error);
	const match = sentence.exec(message);
	if (!match) return undefined;
	const field = match[2];
	switch (match[1] as RefusalCode) {
		case 'LOOP_STEP':
			return { code: 'LOOP_STEP', from: '?', to: '?' };
		case 'LOOP_INCOMPLETE':
			return { code: 'LOOP_INCOMPLETE', fields: field ? [field] : [] };
		case 'LOOP_SERVER_FIELD':
			return { code: 'LOOP_SERVER_FIELD', fields: field ? [field] : [] };
		case 'LOOP_CONFLICT':
			return { code: 'LOOP_CONFLICT' };
		case 'LOOP_FROZEN':
			return { code: 'LOOP_FROZEN' };
		case 'LOOP_KEEP':
			return { code: 'LOOP_KEEP', what: 'row' };
		case 'LOOP_READ_ONLY':
			return { code: 'LOOP_READ_ONLY' };
		default:
			return undefined;
	}
}

/** How databases say that a value is not of its column's kind; the host would answer each with a 500. */
const unreadable = new Set<unknown>([
	'22P02',
	'22003',
	'22007',
	'22008',
	'22021',
	'22P05',
	'ER_WARN_DATA_OUT_OF_RANGE',
	'ER_TRUNCATED_WRONG_VALUE',
	'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
]);

/**
 * Turns a database's complaint about a value sent for one of our tables into a clear answer.
 *
 * @returns nothing where the error is something else
 */
export function readBadValue(error: unknown): Error | undefined {
	if (!(error instanceof Error) || !unreadable.has((error as { code?: unknown }).code)) return undefined;
	const table = /\bloop_[a-z]+\b/.exec(error.message)?.[0];
	return table ? new InvalidPayloadError({ reason: `A value for ${table} is not of its column's kind` }) : undefined;
}

/** Knex puts the whole statement with its values before the driver's own words: only those are the law's. */
function messageOf(error: unknown): string {
	if (typeof error !== 'object' || error === null) return '';
	const { sqlMessage, message } = error as { sqlMessage?: unknown; message?: unknown };
	if (typeof sqlMessage === 'string') return sqlMessage;
	return typeof message === 'string' ? message.slice(message.lastIndexOf(' - ') + 1) : '';
}
