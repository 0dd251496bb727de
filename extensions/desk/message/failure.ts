/** Why a message did not go, in a few words without personal data, and whether trying again may help. */
export type Failure = { readonly what: string; readonly final: boolean };

/** Answers of a mail server after which the same mail to the same address never goes. */
const refusedMail = new Set<unknown>(['EENVELOPE', 'EMESSAGE']);

/**
 * Reads what went wrong. Only codes are kept: a server's own words may hold the customer's address.
 *
 * @example readFailure(Object.assign(new Error('550 <a@b.c> unknown'), { code: 'EENVELOPE', responseCode: 550 }))
 * //=> { what: 'EENVELOPE 550', final: true }
 */
export function readFailure(error: unknown): Failure {
	if (error instanceof FinalFailure) return { what: error.message.slice(0, 64), final: true };
	const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as {
		code?: unknown;
		responseCode?: unknown;
	};
	const named = typeof code === 'string' && /^[A-Z0-9_ ]{2,40}$/.test(code) ? code : 'ERROR';
	const answered = typeof responseCode === 'number' ? ` ${responseCode}` : '';
	const final = refusedMail.has(code) && typeof responseCode === 'number' && responseCode >= 500;
	return { what: `${named}${answered}`.slice(0, 64), final };
}

/** A failure that trying again does not mend. Its message is shown to staff and holds no personal data. */
export class FinalFailure extends Error {}
