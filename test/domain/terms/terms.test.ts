import { describe, expect, it } from 'vitest';
import { countTerms } from '../../../extensions/domain/terms/terms.js';
import { findTerms } from '../../../extensions/domain/terms/tokens.js';
import { groupOf } from '../../../extensions/domain/voice/group.js';
import { maskText } from '../../../extensions/domain/voice/private-text.js';

describe('the terms of a comment', () => {
	it.each([
		['响应太慢，态度不满意', ['响应', '太慢', '态度', '不满意']],
		['发票开错了', ['发票', '错']],
		['The engineer came late and the engineer did not explain', ['engineer', 'came', 'late', 'not explain']],
		['It doesn’t work', ['not work']],
		['Great service, GREAT price', ['great', 'service', 'price']],
		['我们的 invoice 还没有到', ['invoice']],
		['客服没有回电话，售后推诿', ['客服', '电话', '售后', '推诿']],
		['', []],
		['👍👍 123 …', []],
	])('%s: %j', (comment, terms) => {
		expect(findTerms(comment)).toEqual(terms);
	});

	it.each([
		'请打 138 0013 8000',
		'call +86 (138) 0013-8000',
		'tel: 021－6888－1234',
		'mail zhou.li@example.com please',
		'身份证 11010519491231002X',
		'https://example.com/users/42?token=abcdef',
		'微信号 zhou_li_2024',
	])('hold nothing of “%s” by which somebody could be reached', (comment) => {
		expect(maskText(comment)).toContain('***');
		expect(findTerms(comment).join(' ')).not.toMatch(/\d|zhou|example/);
	});

	it.each(['等了 45 分钟', '2024 年买的', 'version 12.4.0', '订了 3 台，坏了 2 台'])(
		'a comment keeps what is no personal number: %s',
		(comment) => {
			expect(maskText(comment)).toBe(comment);
		},
	);
});

describe('terms by group', () => {
	const comment = (reason: string, overall: number | null, nps: number | null = null) => ({
		reason,
		suggestion: null,
		overall,
		nps,
	});

	it('count a comment once, the most frequent first, and leave out what one customer alone says', () => {
		const told = countTerms(
			[
				comment('物流 物流 物流 慢', 3),
				comment('物流 慢', 5),
				comment('物流', 9, 2),
				comment('王小明 服务', 2),
				comment('服务 专业', 10),
				comment('服务 专业', 9),
				comment('服务', null),
			],
			5,
		);
		expect(told).toEqual([
			{
				group: 'low',
				n: 4,
				terms: [
					{ term: '物流', n: 3 },
					{ term: '慢', n: 2 },
				],
			},
			{ group: 'middle', n: 0, terms: [] },
			{
				group: 'high',
				n: 2,
				terms: [
					{ term: '专业', n: 2 },
					{ term: '服务', n: 2 },
				],
			},
		]);
	});

	it.each([
		[9, 9, 'high'],
		[7, 8, 'middle'],
		[9, 6, 'low'],
		[null, 9, 'high'],
		[6, null, 'low'],
		[null, null, null],
	])('overall %s and NPS %s are %s', (overall, nps, group) => {
		expect(groupOf({ overall, nps })).toBe(group);
	});
});
