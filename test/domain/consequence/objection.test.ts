import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findObjection } from '../../../extensions/domain/consequence/objection.js';
import { defaultObjections } from '../../../extensions/domain/consequence/objections.js';

const find = (words: string) => findObjection(words, defaultObjections);

describe('an objection in words (R28)', () => {
	it.each([
		['我要投诉', '投诉'],
		['不满意，要投诉', '投诉'],
		['再不处理就投诉！', '投诉'],
		['没有解决我要投诉', '投诉'],
		['请尽快退款', '退款'],
		['还没有退款', '退款'],
		['你们不退款', '退款'],
		['一直没退款', '退款'],
		['我们以后不再合作了', '不再合作'],
		['已经委托律　师', undefined],
		['请律师来谈', '律师'],
		['我不想投诉，但是要退款', '退款'],
		['没有投诉渠道，我只好找律师', '律师'],
		['I want a refund', 'refund*'],
		['I want a REFUND!!!', 'refund*'],
		['Ｒｅｆｕｎｄ me', 'refund*'],
		['refunded only half of it', 'refund*'],
		['We are cancelling the contract', 'cancel*'],
		['Not happy. Refund, please.', 'refund*'],
		['not happy and want a refund', 'refund*'],
		['I did not like it, so I will complain', 'complain*'],
		['You did not refund me', 'refund*'],
		['still no refund', 'refund*'],
		['they never refunded us', 'refund*'],
		['why can’t I cancel?', 'cancel*'],
		['my lawyers will call', 'lawyer*'],
		['we are switching  to another one', 'switching to'],
		['I will\nsue', 'sue'],
	])('%s → %s', (words, phrase) => expect(find(words)).toBe(phrase));

	it.each([
		'没有投诉',
		'没投诉',
		'没有任何投诉',
		'从来没有投诉过',
		'无投诉',
		'零投诉',
		'不想投诉',
		'不会投诉',
		'不需要退款',
		'暂时不打算退款',
		'没有提出过投诉',
		'no complaints',
		'No complaints at all',
		'I have no complaints',
		'never had to complain',
		'I do not want a refund',
		"I don't need a refund",
		'I don’t need a refund',
		'without any complaint',
		'I would not cancel',
		'issue solved quickly',
		'The tissue is fine',
		'pursue it further',
		'很好，谢谢',
		'',
	])('%j is none', (words) => expect(find(words)).toBeUndefined());

	it('counts where one of two mentions is not negated', () => {
		expect(find('以前没有投诉，这次要投诉')).toBe('投诉');
		expect(find('I had no complaints before. Now I complain.')).toBe('complain*');
	});

	it('an English phrase is no part of a word, a Chinese one may stand anywhere', () => {
		expect(findObjection('recancel', ['cancel'])).toBeUndefined();
		expect(findObjection('cancelled', ['cancel'])).toBeUndefined();
		expect(findObjection('请给我退款吧', ['退款'])).toBe('退款');
	});

	it('takes what an admin typed as words, never as a pattern', () => {
		expect(findObjection('a(b', ['(', '[a', 'a(b'])).toBe('a(b');
		for (const phrase of ['', '*', '**', ' ']) expect(findObjection('anything', [phrase])).toBeUndefined();
	});

	it('answers whatever is written, with a phrase of the list or nothing', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 200 }),
				fc.array(fc.string({ maxLength: 12 })),
				(words, phrases) => {
					const found = findObjection(words, phrases);
					expect(found === undefined || phrases.includes(found)).toBe(true);
				},
			),
		);
	});

	it('is quick however long the words are', () => {
		expect(find(`${'没有'.repeat(20_000)}好`)).toBeUndefined();
		expect(find('no '.repeat(20_000))).toBeUndefined();
	});
});
