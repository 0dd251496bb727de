import type { Need, Status } from './steps.js';

/** Every way in which the desk says no. One place (`desk/error.ts`) turns these into errors of the host. */
export type Refusal =
	| { code: 'LOOP_STEP'; from: string; to: string; keys?: readonly Key[] }
	| { code: 'LOOP_INCOMPLETE'; fields: readonly string[]; keys?: readonly Key[] }
	| { code: 'LOOP_CONFLICT'; status?: Status; keys?: readonly Key[] }
	| { code: 'LOOP_FROZEN'; keys?: readonly Key[] }
	| { code: 'LOOP_KEEP'; what: string; keys?: readonly Key[] }
	| { code: 'LOOP_SERVER_FIELD'; fields: readonly string[]; keys?: readonly Key[] }
	| { code: 'LOOP_PROMISE'; why: 'past' | 'back' | 'spent'; keys?: readonly Key[] }
	| { code: 'LOOP_INTERVIEWER' }
	| { code: 'LOOP_READ_ONLY' }
	| { code: 'LOOP_TOKEN'; gone: boolean }
	| { code: 'LOOP_RATE'; seconds: number }
	| { code: 'LOOP_ROOM'; needed: number; room: number };

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

/**
 * Says a refusal in words, for people who meet it as an error message.
 *
 * @example describeRefusal({ code: 'LOOP_STEP', from: 'recorded', to: 'archived' })
 * //=> 'An issue cannot go from recorded to archived. The loop is recorded, handling, feedback, archived.'
 */
export function describeRefusal(refusal: Refusal): string {
	switch (refusal.code) {
		case 'LOOP_STEP':
			return `An issue cannot go from ${refusal.from || 'nothing'} to ${refusal.to.trim() || 'nothing'}. The loop is recorded, handling, feedback, archived.`;
		case 'LOOP_INCOMPLETE':
			return `This step still needs: ${refusal.fields.join(', ')}.`;
		case 'LOOP_CONFLICT':
			return 'Someone else changed this issue a moment ago. Look at it again before you decide.';
		case 'LOOP_FROZEN':
			return 'An archived issue is frozen. Reopen it with a reason to change it.';
		case 'LOOP_KEEP':
			return `${refusal.what} stays as it is: the story of an issue is never cut short.`;
		case 'LOOP_SERVER_FIELD':
			return `The desk sets these fields itself: ${refusal.fields.join(', ')}.`;
		case 'LOOP_PROMISE':
			return promiseWords[refusal.why];
		case 'LOOP_INTERVIEWER':
			return 'Whoever handled the issue does not ask how it went: somebody else makes this call, unless the settings allow it.';
		case 'LOOP_READ_ONLY':
			return 'The log writes itself, and what a customer wrote stays as it is: nobody adds to it, changes it or deletes from it.';
		case 'LOOP_TOKEN':
			return refusal.gone ? 'This link has expired or has been used.' : 'This link is not known.';
		case 'LOOP_RATE':
			return `Too many tries. Please try again in ${refusal.seconds} seconds.`;
		case 'LOOP_ROOM':
			return `The desk needs ${refusal.needed} collections and this licence has room for ${refusal.room}. Nothing was changed.`;
	}
}

const promiseWords = {
	past: 'A time that is promised lies ahead.',
	back: 'A promise is renewed with a reason, not taken back.',
	spent: 'This promise has been renewed as often as the settings allow.',
} as const;
