import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAnswer, parseAnswer } from '../../../extensions/domain/survey/answer.js';
import { estimateMinutes, questionTypes } from '../../../extensions/domain/survey/kinds.js';
import { checkQuestions, type Question } from '../../../extensions/domain/survey/question.js';
import { sayAnswer } from '../../../extensions/domain/survey/say-answer.js';
import { everyType, wholeAnswer, wholeScores } from './any-survey';

const problemsOf = (change: Record<string, unknown>, base: Record<string, unknown> = wholeAnswer) => {
	const read = parseAnswer(everyType, { ...base, ...change });
	return 'problems' in read ? read.problems.map(({ question, code }) => `${question}:${code}`) : [];
};
const answerOf = (input: unknown, questions: readonly Question[] = everyType) => {
	const read = parseAnswer(questions, input);
	if ('problems' in read) throw new Error(JSON.stringify(read.problems));
	return read.answer;
};

describe('every type of question', () => {
	it('is in the survey that these tests ask, which is a good one', () => {
		expect([...new Set(everyType.map(({ type }) => type))].sort()).toEqual([...questionTypes].sort());
		expect(checkQuestions(JSON.parse(JSON.stringify(everyType)))).toEqual({ questions: everyType });
	});

	it('is read from a form into the value that figures rely on', () => {
		expect(answerOf(wholeAnswer)).toEqual({
			overall: 8,
			nps: 9,
			reason: '省心',
			suggestion: null,
			contact: '138 0013 8000',
			solved: null,
			rating: null,
			scores: wholeScores,
		});
	});

	it('is the same as JSON, flat or with its scores in scores', () => {
		const { overall, nps, reason, contact, scores } = answerOf(wholeAnswer);
		const lines = [wholeAnswer, { nps, reason, contact, ...scores }, { overall, nps, reason, contact, scores }];
		expect(new Set(lines.map((input) => canonicalAnswer(answerOf(input)))).size).toBe(1);
	});

	it.each([
		['a rating of six', { stars: '6' }, 'stars:range'],
		['a rating of none', { stars: 0 }, 'stars:range'],
		['half a star', { stars: 3.5 }, 'stars:type'],
		['a rating in words', { stars: 'good' }, 'stars:type'],
		['eleven of ten', { nps: '11' }, 'nps:range'],
		['a recommendation as a truth', { nps: true }, 'nps:type'],
		['a reason without end', { reason: 'a'.repeat(2001) }, 'nps:too_long'],
		['a reason as an object', { reason: {} }, 'nps:type'],
		['an expectation beyond the scale', { speed_expected: '11' }, 'speed:range'],
		['an experience of zero', { speed_experienced: '0' }, 'speed:range'],
		['half a pair', { speed_experienced: '' }, 'speed:half'],
		['one side twice', { speed_expected: ['9', '8'] }, 'speed:duplicate'],
		[
			'a pair with a third side',
			{ speed_expected: '', speed_experienced: '', speed: { expected: 1, experienced: 2, x: 3 } },
			'speed:type',
		],
		['a pair as a number', { speed_expected: '', speed_experienced: '', speed: 7 }, 'speed:type'],
		['a pair told twice', { speed: { expected: 1, experienced: 1 } }, 'speed:contradiction'],
		['a choice that is not offered', { source: 'moon' }, 'source:range'],
		['a choice by its words', { source: 'A friend' }, 'source:range'],
		['two where one is asked', { source: ['web', 'fair'] }, 'source:duplicate'],
		['a choice of the prototype', { source: 'constructor' }, 'source:range'],
		['one of several that is not offered', { liked: ['web', 'moon'] }, 'liked:range'],
		['the same one twice', { liked: ['web', 'web'] }, 'liked:duplicate'],
		['more than may be chosen', { liked: ['web', 'fair', 'friend'] }, 'liked:too_many'],
		['several as an object', { liked: { web: true } }, 'liked:type'],
		['several as a number', { liked: [1] }, 'liked:type'],
		['a consent in other words', { agree: 'on' }, 'agree:type'],
		['words beyond the bound', { words: 'a'.repeat(301) }, 'words:too_long'],
		['a contact beyond the bound', { contact: 'a'.repeat(201) }, 'contact:too_long'],
		['a contact as a list', { contact: ['a', 'b'] }, 'contact:duplicate'],
		['a field of no question', { speed_hoped: '1' }, 'speed_hoped:unknown'],
	])('refuses %s', (_name, change, problem) => {
		expect(problemsOf(change)).toEqual([problem]);
	});

	it('says that what is required is missing, all at once', () => {
		expect(problemsOf({}, {})).toEqual(
			['overall', 'stars', 'nps', 'speed', 'again', 'source', 'liked'].map((key) => `${key}:required`),
		);
	});

	it('wants a consent that is required to be given, not refused', () => {
		const must = everyType.map((question) => (question.key === 'agree' ? { ...question, required: true } : question));
		const read = parseAnswer(must, { ...wholeAnswer, agree: 'no' });
		expect(read).toMatchObject({ problems: [{ question: 'agree', code: 'required' }] });
	});

	it('is told in one line, in both languages', () => {
		const { scores } = answerOf(wholeAnswer);
		const tell = (language: 'zh-CN' | 'en-US') =>
			everyType.flatMap((question) => {
				const value = scores[question.key];
				return value === undefined ? [] : [sayAnswer(question, value, language)];
			});
		expect(tell('en-US')).toEqual([
			'8 / 10',
			'4 / 5',
			'expected 9, experienced 6',
			'Yes',
			'A friend',
			'Web site, A fair',
			'谢谢',
			'agreed',
		]);
		expect(tell('zh-CN')).toContain('期望 9，体验 6');
		expect(tell('zh-CN')).toContain('官网、展会');
	});

	it('never throws, whatever comes in, and gives only answers that were offered', () => {
		const fields = Object.keys({ ...wholeAnswer, ...wholeScores, mend: 1, scores: 1 });
		const value = fc.oneof(
			fc.constantFrom(...Object.values(wholeAnswer)),
			fc.integer({ min: -1, max: 12 }),
			fc.anything(),
		);
		const input = fc.dictionary(fc.constantFrom(...fields), value);
		fc.assert(
			fc.property(input, (given) => {
				const read = parseAnswer(everyType, { ...wholeAnswer, ...given });
				if ('problems' in read) return read.problems.length > 0;
				const again = parseAnswer(
					everyType,
					JSON.parse(JSON.stringify({ ...read.answer.scores, ...columns(read.answer) })),
				);
				return 'answer' in again && canonicalAnswer(again.answer) === canonicalAnswer(read.answer);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('a question that is asked only sometimes', () => {
	it('is required where it is asked, and nowhere else', () => {
		expect(problemsOf({ overall: '6' })).toEqual(['mend:required']);
		expect(problemsOf({ overall: '7' })).toEqual([]);
		expect(answerOf({ ...wholeAnswer, overall: '6', mend: '退款' }).scores['mend']).toBe('退款');
	});

	it('drops what was filled in where it is hidden, however wrong', () => {
		expect(answerOf({ ...wholeAnswer, mend: 'x'.repeat(9999) }).scores).not.toHaveProperty('mend');
		expect(answerOf({ ...wholeAnswer, agree: '' }).contact).toBeNull();
	});

	const chain: readonly Question[] = [
		everyType[0] as Question,
		{
			...(everyType[5] as Question),
			key: 'a',
			required: false,
			show_if: { question: 'overall', is: 'at_least', value: 5 },
		},
		{
			...(everyType[7] as Question),
			key: 'b',
			required: false,
			show_if: { question: 'a', is: 'equals', value: false },
		},
		{ ...(everyType[8] as Question), key: 'c', show_if: { question: 'b', is: 'equals', value: 'fair' } },
	];

	it.each([
		[
			{ overall: 5, a: false, b: ['fair'], c: 'x' },
			{ overall: 5, a: false, b: ['fair'], c: 'x' },
		],
		[{ overall: 4, a: false, b: ['fair'], c: 'x' }, { overall: 4 }],
		[
			{ overall: 9, a: true, b: ['fair'], c: 'x' },
			{ overall: 9, a: true },
		],
		[{ overall: 9, b: ['fair'], c: 'x' }, { overall: 9 }],
		[
			{ overall: 9, a: false, b: ['web'], c: 'x' },
			{ overall: 9, a: false, b: ['web'] },
		],
	])('hides what hangs on it: %j', (given, scores) => {
		expect(answerOf(given, chain).scores).toEqual(scores);
	});
});

it('a survey is estimated in whole minutes, at least one', () => {
	expect(estimateMinutes([])).toBe(1);
	expect(estimateMinutes(everyType)).toBe(2);
	expect(estimateMinutes([...everyType, ...everyType])).toBeGreaterThan(estimateMinutes(everyType));
});

function columns({ nps, reason, contact }: { nps: number | null; reason: string | null; contact: string | null }) {
	return { nps, reason, contact };
}
