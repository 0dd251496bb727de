import { describe, expect, it } from 'vitest';
import { findTrouble } from '../../../extensions/domain/message/trouble.js';

describe('why a message was given up', () => {
	it.each([
		['EENVELOPE 550', 'the address may be wrong'],
		['EAUTH 535', 'refused our login'],
		['ECONNECTION', 'could not be reached'],
		['ETIMEDOUT', 'could not be reached'],
		['HTTP 410', 'the webhook refused it'],
		['private address', 'the webhook is not set up'],
		['ERROR', 'it did not go out'],
		[null, 'it did not go out'],
	])('%s is said as “%s”', (code, words) => {
		expect(findTrouble(code)['en-US']).toContain(words);
	});
});
