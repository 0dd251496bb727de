import { describe, expect, it } from 'vitest';
import { statuses } from '../../../extensions/domain/steps.js';
import type { Answer } from '../../../extensions/domain/survey/answer.js';
import { outcome } from '../../../extensions/domain/survey/outcome.js';
import { rateFromOverall } from '../../../extensions/domain/survey/rating.js';

const answer: Answer = {
	overall: 8,
	nps: 9,
	reason: null,
	suggestion: null,
	contact: null,
	solved: true,
	rating: null,
	scores: { overall: 8 },
};

describe('the rating from the overall score', () => {
	it('halves ten steps into five', () => {
		expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((overall) => rateFromOverall(overall))).toEqual([
			1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
		]);
	});

	it('is the customer’s own where they gave one', () => {
		expect(rateFromOverall(10, 2)).toBe(2);
		expect(rateFromOverall(10, null)).toBe(5);
	});
});

describe('what an answer does to its issue (R16)', () => {
	it('archives a confirmed issue with the rating, the words and how it was confirmed', () => {
		expect(outcome('feedback', { ...answer, reason: '很快', suggestion: '多打电话' }, 'zh-CN')).toEqual({
			step: 'archive',
			changes: { status: 'archived', rating: 4, confirmed_by: 'survey', customer_words: '很快\n多打电话' },
		});
	});

	it('archives without words where none were written', () => {
		expect(outcome('feedback', { ...answer, solved: null, rating: 2 }, 'zh-CN')).toEqual({
			step: 'archive',
			changes: { status: 'archived', rating: 2, confirmed_by: 'survey' },
		});
	});

	it('sends an unsolved issue back to handling with the customer’s words', () => {
		expect(outcome('feedback', { ...answer, solved: false, suggestion: '发票还是错的' }, 'zh-CN')).toEqual({
			step: 'return',
			changes: { status: 'handling', customer_words: '发票还是错的' },
		});
	});

	it('says for the customer, in their language, that it is not solved where they wrote nothing', () => {
		const words = (['zh-CN', 'en-US'] as const).map((language) =>
			outcome('feedback', { ...answer, solved: false }, language),
		);
		expect(words[0]).toMatchObject({ changes: { customer_words: '客户在问卷中表示：问题还没有解决。' } });
		expect(words[1]).toMatchObject({
			changes: { customer_words: 'The customer said in the survey that it is not solved yet.' },
		});
	});

	it.each([undefined, ...statuses.filter((status) => status !== 'feedback')])('moves nothing at %s', (status) => {
		for (const solved of [true, false, null]) {
			expect(outcome(status, { ...answer, solved }, 'en-US')).toEqual({ step: 'none' });
		}
	});
});
