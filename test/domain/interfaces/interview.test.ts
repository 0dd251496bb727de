import { describe, expect, it } from 'vitest';
import type { Field } from '../../../extensions/interfaces/interview/asked.js';
import { answerOf, fieldsOf } from '../../../extensions/interfaces/interview/fields.js';
import { typeDigit, type Typed } from '../../../extensions/interfaces/interview/typed-digits.js';
import type { Question } from '../../../extensions/domain/survey/question.js';
import { parseAnswer } from '../../../extensions/domain/survey/answer.js';
import { satisfactionQuestions } from '../../../extensions/domain/survey/satisfaction.js';

const label = { 'zh-CN': '问', 'en-US': 'Asked' };
const choices = ['fast', 'kind'].map((key) => ({ key, label }));
const nps = { key: 'nps', type: 'nps', label, required: false, low: label, high: label };
const one = (asked: object, values = {}): Field[] =>
	fieldsOf([{ key: 'q', label, low: label, high: label, ...asked } as Question], values);

describe('the inputs of an interview', () => {
	it('ask every question of the toolkit, and what they give is an answer', () => {
		const fields = fieldsOf(satisfactionQuestions, {});
		expect(fields.map(({ key }) => key)).toEqual(satisfactionQuestions.map(({ key }) => key));
		const given = { solved: true, overall: 8, nps: 10, reason: '好' };
		const read = parseAnswer(satisfactionQuestions, { ...answerOf(fields, given), language: 'zh-CN' });
		expect(read).toMatchObject({ answer: { solved: true, overall: 8, nps: 10, reason: '好' } });
	});

	it.each([
		['yes_no', { yes: label, no: label }, [['q', 'one', 2]]],
		['scale', { min: 1, max: 10 }, [['q', 'scale', 10]]],
		['rating', {}, [['q', 'scale', 5]]],
		['nps', {}, [['q', 'scale', 11]]],
		['choice', { choices }, [['q', 'one', 2]]],
		['choices', { choices }, [['q', 'many', 2]]],
		[
			'expectation',
			{},
			[
				['q_expected', 'scale', 10],
				['q_experienced', 'scale', 10],
			],
		],
		['text', {}, [['q', 'words', 0]]],
		['contact', {}, [['q', 'words', 0]]],
		['consent', { statement: label }, [['q', 'one', 2]]],
	] as const)('ask a question of type %s', (type, more, expected) => {
		expect(one({ type, ...more }).map(({ key, kind, options }) => [key, kind, options.length])).toEqual(expected);
	});

	it('ask for the reason as the score has it', () => {
		const text = (word: string) => ({ 'zh-CN': word, 'en-US': word });
		const reasons = { promoter: text('+'), passive: text('='), detractor: text('-') };
		const asks = (nps?: number) => one({ key: 'nps', type: 'nps', reasons }, { nps }).at(-1)?.label['en-US'];
		expect([9, 10, 7, 8, 0, 6].map(asks)).toEqual(['+', '+', '=', '=', '-', '-']);
	});

	it.each([
		[{ is: 'at_most', value: 6 }, { nps: 6 }, true],
		[{ is: 'at_most', value: 6 }, { nps: 7 }, false],
		[{ is: 'at_least', value: 9 }, { nps: 9 }, true],
		[{ is: 'equals', value: 'a' }, { nps: 'a' }, true],
		[{ is: 'equals', value: 'a' }, { nps: ['b', 'a'] }, true],
		[{ is: 'equals', value: true }, { nps: false }, false],
		[{ is: 'at_most', value: 6 }, {}, false],
	] as const)('with the condition %j after %j: asked is %s', (condition, values, asked) => {
		const follow = { key: 'q', type: 'text', label, lines: 1, max: 10, show_if: { question: 'nps', ...condition } };
		expect(fieldsOf([nps, follow] as Question[], values)).toHaveLength(asked ? 2 : 1);
	});

	it('send nothing that is no longer asked, and nothing that was left open', () => {
		const fields = one({ type: 'text' });
		expect(answerOf(fields, { q: '', hidden: 3 })).toEqual({});
		expect(answerOf(fields, { q: 'x', hidden: 3 })).toEqual({ q: 'x' });
	});
});

describe('digits', () => {
	const { options } = one({ type: 'scale', min: 0, max: 10 })[0]!;
	const type = (presses: readonly (readonly [digit: string, at: number])[]) => {
		let typed: Typed | null = null;
		const chosen: unknown[] = [];
		for (const [digit, at] of presses) {
			const read = typeDigit(options, typed, digit, at);
			typed = read.typed;
			chosen.push(read.option?.value);
		}
		return chosen;
	};

	it.each([
		[[['7', 0]], [7]],
		[[['0', 0]], [0]],
		[
			[
				['1', 0],
				['0', 300],
			],
			[1, 10],
		],
		[
			[
				['1', 0],
				['0', 1500],
			],
			[1, 0],
		],
		[
			[
				['1', 0],
				['2', 300],
			],
			[1, 2],
		],
		[
			[
				['1', 0],
				['0', 300],
				['0', 600],
			],
			[1, 10, 0],
		],
	] as const)('%j choose %j', (presses, chosen) => expect(type(presses)).toEqual(chosen));
});
