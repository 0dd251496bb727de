import type { Need, Status } from './steps.js';

/** Every way in which the desk says no. One place (`desk/error.ts`) turns these into errors of the host. */
export type Refusal =
	| { code: 'LOOP_STEP'; from: string; to: string; keys?: readonly Key[] }
	| { code: 'LOOP_INCOMPLETE'; fields: readonly string[]; keys?: readonly Key[] }
	| { code: 'LOOP_CONFLICT'; status?: Status; keys?: readonly Key[] }
	| { code: 'LOOP_FROZEN'; keys?: readonly Key[] }
	| { code: 'LOOP_KEEP'; what: Kept; names?: readonly string[]; keys?: readonly Key[] }
	| { code: 'LOOP_SERVER_FIELD'; fields: readonly string[]; keys?: readonly Key[] }
	| { code: 'LOOP_PROMISE'; why: 'past' | 'back' | 'spent'; keys?: readonly Key[] }
	| { code: 'LOOP_INTERVIEWER' }
	| { code: 'LOOP_READ_ONLY' }
	| { code: 'LOOP_TOKEN'; gone: boolean }
	| { code: 'LOOP_RATE'; seconds: number }
	| { code: 'LOOP_ROOM'; needed: number; room: number };

/** What is not deleted, or not changed in a way that would lose something. */
export type Kept = 'issue' | 'customer' | 'user' | 'story' | 'named' | 'collection' | 'meta' | 'field' | 'row';

export type Key = string | number;
export type RefusalCode = Refusal['code'];

/** The HTTP status of each refusal. An unknown token is 404, one that has expired or been used up 410. */
export const refusalStatus: Readonly<Record<RefusalCode, number>> = {
	LOOP_STEP: 409,
	LOOP_INCOMPLETE: 422,
	LOOP_CONFLICT: 409,
	LOOP_FROZEN: 409,
	LOOP_KEEP: 403,
	LOOP_SERVER_FIELD: 400,
	LOOP_PROMISE: 409,
	LOOP_INTERVIEWER: 409,
	LOOP_READ_ONLY: 403,
	LOOP_TOKEN: 404,
	LOOP_RATE: 429,
	LOOP_ROOM: 409,
};

export const refusalCodes = Object.keys(refusalStatus) as RefusalCode[];

/** The columns that a missing need points at, for the form. */
export const needFields: Readonly<Record<Need, readonly string[]>> = {
	owner: ['owner'],
	resolution: ['resolution'],
	confirmation: ['rating', 'confirmed_by'],
	customer_words: ['customer_words'],
	reopen_reason: ['reopen_reason'],
};
