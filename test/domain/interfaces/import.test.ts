import { describe, expect, it } from 'vitest';
import { tableNames } from '../../../extensions/domain/import/tables.js';
import { mayBeStored, readFailure } from '../../../extensions/interfaces/import/failure.js';
import { kindNames } from '../../../extensions/interfaces/import/kinds.js';

describe('what can be imported', () => {
	it('is offered whole, customers first', () => {
		expect(kindNames).toEqual(tableNames);
		expect(kindNames[0]).toBe('customers');
	});
});

describe('a file that was not taken', () => {
	it.each([
		['the desk says why', 400, 'INVALID_PAYLOAD', 'said'],
		['the desk says it is too large', 413, 'CONTENT_TOO_LARGE', 'said'],
		['a server in between says it is too large', 413, null, 'too_large'],
		['there were too many requests', 429, 'REQUESTS_EXCEEDED', 'too_many'],
		['the person may not', 403, 'FORBIDDEN', 'forbidden'],
		['the person is signed out', 401, 'TOKEN_EXPIRED', 'signed_out'],
		['a server in between lost patience', 504, null, 'late'],
		['the connection broke', null, null, 'cut_off'],
		['something failed', 500, 'INTERNAL_SERVER_ERROR', 'failed'],
	])('is told apart: %s', (_why, status, code, why) => {
		expect(readFailure({ status, code, message: '' }).why).toBe(why);
	});

	it.each([
		['said', false],
		['too_many', false],
		['too_large', false],
		['cut_off', true],
		['late', true],
		['failed', true],
	] as const)('may be stored in part only where the desk may have gone on: %s', (why, stored) => {
		expect(mayBeStored({ why, message: '' })).toBe(stored);
	});
});
