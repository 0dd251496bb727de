import { describe, expect, it } from 'vitest';
import { findStep, steps, type Step } from '../../../extensions/domain/steps.js';
import { asksFor, missingOf, patchOf, startDraft, writtenIn } from '../../../extensions/interfaces/bar/draft.js';

const step = (from: string, to: string): Step => findStep(from, to)!;
const take = step('recorded', 'handling');
const solve = step('handling', 'feedback');
const archive = step('feedback', 'archived');
const giveBack = step('feedback', 'handling');
const owned = { owner: 'u1', resolution: 'done', customer_words: 'last time', rating: null, confirmed_by: null };

describe('what a step asks for', () => {
	it.each(steps)('$name asks for nothing but what it needs', (each) => {
		expect(each.needs).toEqual(expect.arrayContaining([...asksFor(each, {})]));
	});

	it('asks who takes an issue, even where someone is named already', () => {
		expect(asksFor(take, owned)).toEqual(['owner']);
	});

	it('asks for the owner of a later step only where there is none', () => {
		expect(asksFor(solve, owned)).toEqual(['resolution']);
		expect(asksFor(solve, { owner: null })).toEqual(['owner', 'resolution']);
	});

	it('offers whoever looks as the owner of an issue that nobody has', () => {
		expect(startDraft(take, { owner: null }, 'me').owner).toBe('me');
		expect(startDraft(take, owned, 'me').owner).toBe('u1');
	});

	it('starts with what is known, but words said last time do not count for this time', () => {
		expect(startDraft(solve, owned, 'me').resolution).toBe('done');
		expect(startDraft(giveBack, owned, 'me').customer_words).toBeNull();
	});
});

describe('what a draft still lacks', () => {
	const draft = startDraft(archive, owned, 'me');
	it.each([
		['how it was confirmed', { confirmed_by: null, rating: 5 }, 0, ['confirmed_by']],
		['a rating where the customer answered', { confirmed_by: 'phone', rating: null }, 3, ['rating']],
		['an attempt where nobody answered', { confirmed_by: 'no_answer', rating: null }, 0, ['attempts']],
		['nothing with a rating', { confirmed_by: 'phone', rating: 1 }, 0, []],
		['nothing with an attempt on record', { confirmed_by: 'no_answer', rating: null }, 1, []],
	])('is %s', (_what, filled, attempts, missing) => {
		expect(missingOf(['confirmation'], { ...draft, ...filled }, attempts)).toEqual(missing);
	});

	it('is a resolution that is only blanks', () => {
		expect(missingOf(['resolution'], { ...draft, resolution: ' \n' }, 0)).toEqual(['resolution']);
	});
});

describe('what a draft sends', () => {
	it('is what was asked for and nothing else', () => {
		const draft = { ...startDraft(solve, owned, 'me'), resolution: 'mended', rating: 5 };
		expect(patchOf(['resolution'], draft)).toEqual({ resolution: 'mended' });
	});

	it('has no rating where nobody answered', () => {
		const draft = { ...startDraft(archive, {}, 'me'), confirmed_by: 'no_answer', rating: 4 };
		expect(patchOf(['confirmation'], draft)).toEqual({ confirmed_by: 'no_answer' });
	});

	it('gives back what the person wrote, not what was there before', () => {
		const draft = startDraft(solve, owned, 'me');
		expect(writtenIn(['resolution'], draft, owned)).toBe('');
		expect(writtenIn(['resolution'], { ...draft, resolution: 'mended' }, owned)).toBe('mended');
	});
});
