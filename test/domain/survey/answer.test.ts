import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAnswer, parseAnswer, type Answer } from '../../../extensions/domain/survey/answer.js';
import { dimensions, satisfactionQuestions } from '../../../extensions/domain/survey/satisfaction.js';

const parse = (input: unknown) => parseAnswer(satisfactionQuestions, input);
const answerOf = (input: unknown): Answer => {
	const read = parse(input);
	if ('problems' in read) throw new Error(JSON.stringify(read.problems));
	return read.answer;
};
const problemsOf = (input: unknown) => {
	const read = parse(input);
	return 'problems' in read ? read.problems.map(({ question, code }) => `${question}:${code}`) : [];
};
/** An object in an object in an object. */
function deep(levels: number): unknown {
	let value: unknown = 1;
	for (let level = 0; level < levels; level += 1) value = { scores: value };
	return value;
}
const whole = {
	solved: 'yes',
	quality: '9',
	speed: '7',
	effect: '8',
	care: '8',
	overall: '8',
	nps: '9',
	reason: '系统稳定,客户经理专业',
	suggestion: '希望增加批量导出功能',
	contact: '138 0013 8000',
};

describe('an answer (R26)', () => {
	it('is the toolkit’s: five dimensions, a recommendation, words and a contact', () => {
		expect(answerOf(whole)).toEqual({
			overall: 8,
			nps: 9,
			reason: '系统稳定,客户经理专业',
			suggestion: '希望增加批量导出功能',
			contact: '138 0013 8000',
			solved: true,
			rating: null,
			scores: { quality: 9, speed: 7, effect: 8, care: 8, overall: 8 },
		});
		expect(Object.keys(dimensions)).toEqual(['quality', 'speed', 'effect', 'care', 'overall']);
	});

	it('is the same whether it comes as a form, as flat JSON or with its scores in scores', () => {
		const { quality, speed, effect, care, overall, ...rest } = whole;
		const nested = {
			...rest,
			solved: true,
			nps: 9,
			scores: { quality: Number(quality), speed, effect, care, overall },
		};
		const flat = { ...whole, quality: 9, overall: 8, solved: true };
		const lines = [whole, nested, flat].map((input) => canonicalAnswer(answerOf(input)));
		expect(new Set([...lines, canonicalAnswer(answerOf({ ...nested, overall: 8 }))]).size).toBe(1);
	});

	it('needs the overall satisfaction and nothing else', () => {
		expect(answerOf({ overall: 5 })).toMatchObject({
			overall: 5,
			nps: null,
			reason: null,
			solved: null,
			scores: { overall: 5 },
		});
		expect(answerOf({ scores: { overall: 5 } }).overall).toBe(5);
		expect(problemsOf({ ...whole, overall: '' })).toEqual(['overall:required']);
		expect(problemsOf({})).toEqual(['overall:required']);
		expect(problemsOf({ overall: null })).toEqual(['overall:required']);
	});

	it('takes a question left blank as left open', () => {
		expect(answerOf({ overall: '5', nps: '', reason: ' \n ', solved: '' })).toMatchObject({
			nps: null,
			reason: null,
			solved: null,
		});
	});

	it.each([
		['a score below the scale', { overall: 0 }, 'overall:range'],
		['a score above the scale', { overall: 11 }, 'overall:range'],
		['a recommendation above the scale', { overall: 5, nps: 11 }, 'nps:range'],
		['a broken number', { overall: 7.5 }, 'overall:type'],
		['a negative text', { overall: '-3' }, 'overall:type'],
		['an exponent', { overall: '1e0' }, 'overall:type'],
		['a number with blanks', { overall: ' 8' }, 'overall:type'],
		['no number', { overall: 'good' }, 'overall:type'],
		['NaN', { overall: Number.NaN }, 'overall:type'],
		['a yes for a score', { overall: true }, 'overall:type'],
		['an object for a score', { overall: { $gt: 0 } }, 'overall:type'],
		['a list: answered twice', { overall: ['8', '9'] }, 'overall:duplicate'],
		['a list of one', { overall: ['8'] }, 'overall:duplicate'],
		['a number for words', { overall: 8, reason: 5 }, 'reason:type'],
		['an object for words', { overall: 8, reason: { a: 1 } }, 'reason:type'],
		['words twice', { overall: 8, reason: ['a', 'b'] }, 'reason:duplicate'],
		['words beyond the bound', { overall: 8, reason: '长'.repeat(2001) }, 'reason:too_long'],
		['a contact beyond the bound', { overall: 8, contact: '1'.repeat(201) }, 'contact:too_long'],
		['a maybe', { overall: 8, solved: 'maybe' }, 'solved:type'],
		['a number for solved', { overall: 8, solved: 1 }, 'solved:type'],
		['two overall scores that differ', { overall: 8, scores: { overall: 9 } }, 'overall:contradiction'],
		['scores within scores, however deep', deep(20_000), 'scores:contradiction'],
		['scores that are no object', { overall: 8, scores: 'all ten' }, 'scores:type'],
		['scores that are a list', { overall: 8, scores: [8, 9] }, 'scores:type'],
		['a rating beyond five', { overall: 8, rating: 6 }, 'rating:range'],
		['a rating of words', { overall: 8, rating: 'five' }, 'rating:range'],
		['a question that nobody asked', { overall: 8, sugestion: 'typo' }, 'sugestion:unknown'],
		['a column of the row', { overall: 8, answered_at: '2020-01-01' }, 'answered_at:unknown'],
		['a prototype key', JSON.parse('{"overall":8,"__proto__":{"admin":true}}'), '__proto__:unknown'],
		['a prototype key among scores', JSON.parse('{"overall":8,"scores":{"__proto__":1}}'), '__proto__:unknown'],
		['the constructor', { overall: 8, constructor: 'x' }, 'constructor:unknown'],
		['a list for the whole', [8], 'answer:type'],
		['nothing for the whole', null, 'answer:type'],
		['a text for the whole', 'overall=8', 'answer:type'],
	])('refuses %s', (_name, input, problem) => {
		expect(problemsOf(input)).toContain(problem);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	it('names every problem at once, each with its question and words in both languages', () => {
		const read = parse({ quality: 0, overall: 'x', nps: 12, reason: 'a'.repeat(3000) });
		expect(problemsOf({ quality: 0, overall: 'x', nps: 12, reason: 'a'.repeat(3000) })).toEqual([
			'quality:range',
			'overall:type',
			'nps:range',
			'reason:too_long',
		]);
		for (const { message } of 'problems' in read ? read.problems : []) {
			expect(message['zh-CN']).toMatch(/。$/);
			expect(message['en-US']).toMatch(/\.$/);
		}
	});

	it('names only the first unknown keys of a flood', () => {
		const flood = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`k${n}`, n]));
		expect(problemsOf({ ...flood, overall: 8 })).toHaveLength(5);
	});

	it('keeps what people write and drops what only machines write', () => {
		const typed = '  第一行\r\n第二行\t<b>&"\'{{7*7}} =1+1 👍🏽 é \u0000\u0007\u202Eevil\uD800\uFEFF';
		expect(answerOf({ overall: 8, reason: typed }).reason).toBe('第一行\n第二行\t<b>&"\'{{7*7}} =1+1 👍🏽 é evil');
	});

	it('never throws, whatever comes in, and an answer that it gives is within its bounds', () => {
		const keys = fc.constantFrom(
			'overall',
			'nps',
			'quality',
			'reason',
			'contact',
			'solved',
			'scores',
			'rating',
			'other',
		);
		const input = fc.oneof(
			fc.anything(),
			fc.dictionary(keys, fc.oneof(fc.integer({ min: -2, max: 12 }), fc.string(), fc.anything())),
		);
		fc.assert(
			fc.property(input, (value) => {
				const read = parse(value);
				if ('problems' in read) return read.problems.length > 0;
				const { overall, nps, scores } = read.answer;
				return (
					overall !== null &&
					overall >= 1 &&
					overall <= 10 &&
					(nps === null || nps <= 10) &&
					scores['overall'] === overall
				);
			}),
			{ numRuns: 500 },
		);
	});
});
