import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSurvey } from '../../../extensions/domain/survey/check-survey.js';
import { describeCondition } from '../../../extensions/domain/survey/condition.js';
import { questionTypes } from '../../../extensions/domain/survey/kinds.js';
import * as list from '../../../extensions/domain/survey/question-list.js';
import { checkQuestions, type Question } from '../../../extensions/domain/survey/question.js';
import { shippedSurveys } from '../../../extensions/domain/survey/shipped.js';
import { tcsiIndices } from '../../../extensions/domain/survey/tcsi.js';
import { showRules } from '../../../endpoints/pages/show-rules.js';
import { editorFields, readPart, writePart } from '../../../extensions/interfaces/questions/editor-fields.js';
import { everyType } from './any-survey';

const keysOf = (questions: readonly Question[]) => questions.map(({ key }) => key);
const at = (key: string) => everyType.find((question) => question.key === key) as Question;
const text = { 'zh-CN': '题', 'en-US': 'Question' };
const problemsOf = (questions: unknown, trigger = 'manual') =>
	checkSurvey(questions, trigger).map(({ path, code }) => `${path} ${code}`);

describe('the surveys that ship', () => {
	it.each(shippedSurveys.map((survey) => [survey.key, survey] as const))('%s can be saved as it is', (_key, survey) => {
		expect(problemsOf(JSON.parse(JSON.stringify(survey.questions)), survey.trigger)).toEqual([]);
	});

	it('are one for each moment, by default', () => {
		const active = shippedSurveys.filter((survey) => survey.active).map(({ trigger }) => trigger);
		expect(new Set(active).size).toBe(active.length);
		expect(keysOf(shippedSurveys.map(({ key }) => ({ key }) as Question))).toEqual([
			'satisfaction',
			'after_issue',
			'first_week',
			'nps',
			'tcsi',
		]);
	});

	it('ask what the seven indices of TCSI are made of (R30)', () => {
		const asked = keysOf(shippedSurveys.find(({ key }) => key === 'tcsi')?.questions ?? []);
		for (const { from } of Object.values(tcsiIndices)) for (const { key } of from) expect(asked).toContain(key);
	});
});

describe('questions that make no sense together', () => {
	const score = at('overall');
	const why = (show_if: unknown) => [score, { ...at('words'), show_if }];
	it.each([
		[
			'a condition on a later question',
			[{ ...at('words'), show_if: { question: 'overall', is: 'at_most', value: 6 } }, score],
			'0.show_if condition_unknown',
		],
		['a condition on itself', why({ question: 'words', is: 'equals', value: 'x' }), '1.show_if condition_unknown'],
		[
			'a condition on words',
			[score, at('words'), { ...at('again'), show_if: { question: 'words', is: 'equals', value: 'x' } }],
			'2.show_if condition_kind',
		],
		[
			'a score that cannot be given',
			why({ question: 'overall', is: 'at_most', value: 11 }),
			'1.show_if condition_value',
		],
		['a score in words', why({ question: 'overall', is: 'equals', value: '6' }), '1.show_if condition_value'],
		[
			'an order of yes and no',
			[score, at('again'), { ...at('words'), show_if: { question: 'again', is: 'at_least', value: true } }],
			'2.show_if condition_value',
		],
		[
			'a choice that is not offered',
			[score, at('source'), { ...at('words'), show_if: { question: 'source', is: 'equals', value: 'moon' } }],
			'2.show_if condition_value',
		],
		[
			'a consent that is not given',
			[score, at('agree'), { ...at('words'), show_if: { question: 'agree', is: 'equals', value: false } }],
			'2.show_if condition_value',
		],
		['an NPS under another key', [score, { ...at('nps'), key: 'likely' }], '1.key key_nps'],
		[
			'a contact under another key',
			[score, { ...at('contact'), key: 'phone', show_if: undefined }],
			'1.key key_contact',
		],
		['a reason beside that of the NPS', [score, at('nps'), { ...at('words'), key: 'reason' }], '2.key key_twice'],
		[
			'a key that meets half a pair',
			[score, at('speed'), { ...at('words'), key: 'speed_expected' }],
			'2.key key_twice',
		],
		['one choice', [score, { ...at('source'), choices: [{ key: 'a', label: text }] }], '1.choices choices_few'],
		[
			'two choices with one key',
			[
				score,
				{
					...at('source'),
					choices: [
						{ key: 'a', label: text },
						{ key: 'a', label: text },
					],
				},
			],
			'1.choices choice_twice',
		],
		[
			'a choice called like a part of the page',
			[
				score,
				{
					...at('source'),
					choices: [
						{ key: 'hint', label: text },
						{ key: 'a', label: text },
					],
				},
			],
			'1.choices.0.key key_taken',
		],
		['a text of blanks', [{ ...score, label: { 'zh-CN': ' ', 'en-US': 'x' } }], '0.label.zh-CN text_missing'],
		['a type that nobody knows', [score, { ...at('words'), type: 'stars' }], '1.type type_unknown'],
		['nothing that counts', [at('words')], ' nothing_counts'],
	])('%s', (_name, questions, problem) => {
		expect(problemsOf(questions)).toEqual([problem]);
	});

	it('are refused after a solution where the rating could not come from them (R16)', () => {
		expect(problemsOf([at('nps')], 'solved')).toEqual([' overall_missing']);
		expect(problemsOf([{ ...score, required: false }], 'solved')).toEqual(['0.required overall_open']);
		expect(problemsOf([{ ...score, required: false }])).toEqual([]);
	});

	it('are told in both languages, whatever is stored', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.array(fc.anything())), (stored) => {
				const problems = checkSurvey(stored, 'manual');
				return (
					problems.length > 0 && problems.every(({ message }) => message['zh-CN'] !== '' && message['en-US'] !== '')
				);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('the list of questions', () => {
	it.each(questionTypes)('takes a new %s that needs but its words', (type) => {
		const added = list.addQuestion([], type).map((question) => ({ ...question, label: text }));
		const others = type === 'nps' ? [] : [at('overall')];
		expect(checkQuestions([...others, ...added])).toHaveProperty('questions');
	});

	it('takes one NPS and one contact', () => {
		expect(list.canAdd(everyType, 'nps')).toBe(false);
		expect(list.canAdd(everyType, 'contact')).toBe(false);
		expect(list.canAdd(everyType, 'text')).toBe(true);
		expect(list.duplicateQuestion(everyType, 2)).toEqual(everyType);
	});

	it('gives a copy a key of its own, and leaves the original alone', () => {
		const twice = list.duplicateQuestion(list.duplicateQuestion(everyType, 5), 5);
		expect(keysOf(twice).slice(5, 8)).toEqual(['again', 'again_3', 'again_2']);
		expect(twice[6]).not.toBe(twice[5]);
	});

	it('is the same again after a removal that is undone, a move there and back, and a move beyond its ends', () => {
		fc.assert(
			fc.property(fc.nat(everyType.length - 1), fc.integer({ min: -2, max: 20 }), (from, to) => {
				const question = everyType[from] as Question;
				expect(list.restoreQuestion(list.removeQuestion(everyType, from), from, question)).toEqual(everyType);
				const moved = list.moveQuestion(everyType, from, to);
				expect(keysOf(moved).sort()).toEqual(keysOf(everyType).sort());
				const inside = to >= 0 && to < everyType.length;
				expect(list.moveQuestion(moved, inside ? to : from, from)).toEqual(everyType);
			}),
		);
	});

	it('keeps conditions when the question that they look at gets another key', () => {
		const renamed = list.changeQuestion(everyType, 9, { ...at('agree'), key: 'consent' });
		expect(renamed[10]?.show_if?.question).toBe('consent');
		const clash = list.changeQuestion(everyType, 9, { ...at('agree'), key: 'words' });
		expect(clash[10]?.show_if?.question).toBe('agree');
	});
});

describe('the form of a question', () => {
	it.each(questionTypes)('reaches every part of a %s', (type) => {
		const [question] = list.addQuestion([], type);
		const parts = editorFields[type].flatMap((field) => ('path' in field ? [field.path.join('.')] : [field.kind]));
		const common = ['key', 'type', 'label', 'required'];
		const own = Object.keys(question as Question).filter((name) => !common.includes(name));
		for (const name of own) expect(parts).toContain(name);
	});

	it('changes one part and nothing else', () => {
		const changed = writePart(at('nps'), ['reasons', 'passive', 'en-US'], 'Why?');
		expect(readPart(changed, ['reasons', 'passive'])).toEqual({
			...Object(readPart(at('nps'), ['reasons', 'passive'])),
			'en-US': 'Why?',
		});
		expect(writePart(changed, ['reasons'], undefined)).not.toHaveProperty('reasons');
		expect(at('nps')).toHaveProperty('reasons');
	});
});

describe('a condition', () => {
	it('is told in words', () => {
		const tell = (key: string) => describeCondition(at(key).show_if as NonNullable<Question['show_if']>, everyType);
		expect(tell('mend')).toEqual({
			'zh-CN': '仅当“整体满意度”不高于 6 时',
			'en-US': 'Only if “Satisfaction overall” is at most 6',
		});
		expect(tell('contact')['en-US']).toBe('Only if “May we reach you” is ticked');
	});

	it('is a style that needs no script, and holds nothing but keys and numbers', () => {
		const rules = showRules(everyType);
		expect(rules).toContain('form:not(:has(#overall-1:checked,#overall-2:checked');
		expect(rules).toContain('form:not(:has(#agree-yes:checked)) .q-contact{display:none}');
		expect(rules).toMatch(/^@supports selector\(:has\(a\)\)\{[\w\s#.:(),{}-]*\}$/);
		expect(showRules([at('overall')])).toBe('');
	});
});
