import { describe, expect, it } from 'vitest';
import { deeds, mostWords, readDeed, seenOf } from '../../../extensions/domain/follow/deed';

describe('what a customer sends by the page of their issue', () => {
	it.each([
		[
			{ action: 'message', words: ' Hello\r\nthere\u202E ' },
			{ action: 'message', words: 'Hello\nthere' },
		],
		[
			{ action: 'confirm', rating: '5' },
			{ action: 'confirm', rating: 5, words: null },
		],
		[
			{ action: 'confirm', rating: 1, words: 'ok', seen: 'feedback.0' },
			{ action: 'confirm', rating: 1, words: 'ok', seen: 'feedback.0' },
		],
		[
			{ action: 'not_solved', rating: '', words: 'no', lang: 'en-US' },
			{ action: 'not_solved', words: 'no' },
		],
		[
			{ action: 'reopen', words: 'again' },
			{ action: 'reopen', words: 'again' },
		],
	])('reads %j', (input, deed) => {
		expect(readDeed(input)).toEqual({
			deed: { ...deed, ...(deed.action === 'message' ? {} : { seen: undefined, ...deed }) },
		});
	});

	it.each(deeds.filter((deed) => deed !== 'confirm'))('asks for words with “%s”', (action) => {
		expect(readDeed({ action, words: ' \u200F ' })).toEqual({ problems: [{ field: 'words', code: 'required' }] });
	});

	it.each([
		[{ action: 'confirm', words: 'ok' }, 'rating', 'required'],
		[{ action: 'confirm', rating: 0 }, 'rating', 'range'],
		[{ action: 'archive', words: 'ok' }, 'action', 'type'],
		[{ action: 'message', words: 'a'.repeat(mostWords + 1) }, 'words', 'too_long'],
		[{ action: 'message', words: ['a', 'b'] }, 'words', 'duplicate'],
		[{ action: 'message', words: 'a', status: 'archived' }, 'status', 'unknown'],
		[7, 'form', 'type'],
		[null, 'form', 'type'],
	])('refuses %j', (input, field, code) => {
		expect(readDeed(input)).toEqual({ problems: [{ field, code }] });
	});

	it('takes as many characters as it says', () => {
		expect(readDeed({ action: 'message', words: 'a'.repeat(mostWords) })).toHaveProperty('deed');
	});

	it('tells one round from the next', () => {
		const rounds = [
			seenOf({ status: 'feedback', returned: 0, reopened: 0 }),
			seenOf({ status: 'feedback', returned: 1, reopened: 0 }),
			seenOf({ status: 'feedback', returned: 1, reopened: 1 }),
			seenOf({ status: 'archived', returned: 1, reopened: 1 }),
		];
		expect(new Set(rounds).size).toBe(4);
	});
});
