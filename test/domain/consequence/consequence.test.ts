import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decideConsequence,
	type AboutIssue,
	type Situation,
} from '../../../extensions/domain/consequence/consequence.js';
import { categoryOf, describeAnswer, urgencyOf } from '../../../extensions/domain/consequence/raised.js';
import { readSigns, signNames, type Answered, type Sign } from '../../../extensions/domain/consequence/signs.js';
import { statuses } from '../../../extensions/domain/steps.js';

const silent: Answered = { overall: null, nps: null, solved: null, words: [], scores: {} };
const rules = { low_score: 6, objection_words: ['投诉', 'refund*'] };
const signsOf = (answered: Partial<Answered>) => readSigns({ ...silent, ...answered }, rules);
const low: Sign[] = [{ sign: 'low_score', figure: 3 }];

describe('the signs of an answer (R28)', () => {
	it.each([1, 2, 3, 4, 5, 6])('an overall score of %i is low', (overall) => {
		expect(signsOf({ overall })).toEqual([{ sign: 'low_score', figure: overall }]);
	});

	it.each([7, 8, 9, 10, null])('an overall score of %j is not', (overall) => {
		expect(signsOf({ overall })).toEqual([]);
	});

	it.each(Array.from({ length: 11 }, (_, nps) => nps))(
		'%i on the recommendation makes a detractor up to six',
		(nps) => {
			expect(signsOf({ nps })).toEqual(nps <= 6 ? [{ sign: 'detractor', figure: nps }] : []);
		},
	);

	it('“not solved” is one, “solved” and silence are none', () => {
		expect([false, true, null].map((solved) => signsOf({ solved }).length)).toEqual([1, 0, 0]);
	});

	it('an objection counts wherever it was written and whatever the score', () => {
		expect(signsOf({ overall: 9, words: ['很好', '但我要投诉'] })).toEqual([{ sign: 'objection', figure: '投诉' }]);
		expect(signsOf({ words: ['No refunds needed'] })).toEqual([]);
	});

	it('names the gravest first, each once', () => {
		const all = signsOf({ overall: 1, nps: 0, solved: false, words: ['投诉', '退款'] });
		expect(all.map(({ sign }) => sign)).toEqual(Object.keys(signNames));
	});
});

describe('what follows from an answer', () => {
	const now = new Date('2024-05-20T08:00:00Z');
	const decide = (more: Partial<Situation>) =>
		decideConsequence({ answered: silent, signs: low, about: null, running: null, reopen_days: 30, now, ...more });
	const about = (more: Partial<AboutIssue> = {}): AboutIssue => ({
		id: 7,
		status: 'archived',
		archivedBefore: true,
		archived_at: new Date('2024-05-10T08:00:00Z'),
		hasOwner: true,
		...more,
	});

	it('is a new issue where nothing runs', () => expect(decide({})).toEqual({ act: 'open' }));

	it('goes to the issue that runs for the same cause', () => {
		expect(decide({ running: 4 })).toEqual({ act: 'add', issue: 4 });
		expect(decide({ running: 4, about: about() })).toEqual({ act: 'add', issue: 4 });
	});

	it.each(['recorded', 'handling', 'feedback'] as const)('goes to the issue itself while it is %s', (status) => {
		expect(decide({ about: about({ status, archived_at: null }), running: 4 })).toEqual({ act: 'add', issue: 7 });
	});

	it('brings an archived issue back while it may', () => {
		expect(decide({ about: about() })).toEqual({ act: 'reopen', issue: 7 });
		expect(decide({ about: about({ archived_at: new Date('2024-04-20T08:00:00Z') }) })).toEqual({
			act: 'reopen',
			issue: 7,
		});
	});

	it.each([
		['it was archived too long ago', { about: about({ archived_at: new Date('2024-04-20T07:59:59Z') }) }],
		['the settings leave reopening to staff', { about: about(), reopen_days: 0 }],
		['the answer itself has confirmed it', { about: about({ archivedBefore: false }) }],
		['the customer says that it is solved', { about: about(), answered: { ...silent, solved: true } }],
		['nobody would have it', { about: about({ hasOwner: false }) }],
	])('opens another one where %s', (_why, situation) => expect(decide(situation)).toEqual({ act: 'open' }));

	it('thanks a promoter, and nobody else', () => {
		for (let nps = 0; nps <= 10; nps += 1) {
			const answered = { ...silent, nps };
			expect(decide({ answered, signs: readSigns(answered, rules) }).act).toBe(
				nps >= 9 ? 'thank' : nps <= 6 ? 'open' : 'none',
			);
		}
		const objecting = { ...silent, nps: 10, words: ['我要投诉'] };
		expect(decide({ answered: objecting, signs: readSigns(objecting, rules) }).act).toBe('open');
	});

	it('leaves no sign without a consequence, and opens nothing without a sign', () => {
		const score = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: null });
		const answers = fc.record({
			overall: score(1, 10),
			nps: score(0, 10),
			solved: fc.option(fc.boolean(), { nil: null }),
			words: fc.array(fc.constantFrom('好', '投诉', 'no refund', '慢')),
			scores: fc.constant({}),
		});
		const issues = fc.option(
			fc.record({
				id: fc.constant(7),
				status: fc.constantFrom(...statuses),
				archivedBefore: fc.boolean(),
				archived_at: fc.option(fc.date({ noInvalidDate: true }), { nil: null }),
				hasOwner: fc.boolean(),
			}),
			{ nil: null },
		);
		fc.assert(
			fc.property(answers, issues, fc.option(fc.constant(4), { nil: null }), (answered, issue, running) => {
				const signs = readSigns(answered, rules);
				const { act } = decide({ answered, signs, about: issue, running });
				expect(['open', 'add', 'reopen'].includes(act)).toBe(signs.length > 0);
				if (act === 'open') expect(issue === null || issue.status === 'archived').toBe(true);
			}),
		);
	});
});

describe('the issue that an answer raises', () => {
	it.each([
		[{ quality: 3 }, 'product'],
		[{ quality: 5, speed: 2, care: 4 }, 'service'],
		[{ effect: 1 }, 'service'],
		[{ care: 6, quality: 9 }, 'service'],
		[{ quality: 8, speed: 7 }, 'other'],
		[{ overall: 1 }, 'other'],
		[{ image: 1 }, 'other'],
		[{}, 'other'],
	])('with scores %j is of category %s', (scores, category) => {
		expect(categoryOf({ ...silent, scores }, 6, null)).toBe(category);
	});

	it('is of the category of what it is about where no dimension is low', () => {
		expect(categoryOf({ ...silent, scores: { quality: 9 } }, 6, 'invoice')).toBe('invoice');
		expect(categoryOf({ ...silent, scores: { quality: 2 } }, 6, 'invoice')).toBe('product');
	});

	it.each([
		[{ overall: 6 }, [], 'normal'],
		[{ overall: 4 }, [], 'normal'],
		[{ overall: 3 }, [], 'urgent'],
		[{ nps: 3 }, [], 'normal'],
		[{ nps: 2 }, [], 'urgent'],
		[{ overall: 5, nps: 0 }, [], 'normal'],
		[{ overall: 8 }, ['objection'], 'urgent'],
		[{ overall: 3 }, ['objection'], 'critical'],
		[{ nps: 0 }, ['objection'], 'critical'],
		[{}, ['not_solved'], 'normal'],
	] as const)('after %j with %j is %s', (scores, signs, urgency) => {
		expect(
			urgencyOf(
				{ ...silent, ...scores },
				signs.map((sign) => ({ sign })),
			),
		).toBe(urgency);
	});

	it('says what the customer said, word for word', () => {
		expect(describeAnswer({ ...silent, words: ['太慢', '没人回电'] }, low, 'zh-CN', 'W20240501-001')).toBe(
			'太慢\n没人回电',
		);
	});

	it('says the scores where there are no words, in the customer’s language', () => {
		const answered = { ...silent, overall: 3, nps: 2, solved: false };
		const signs = readSigns(answered, rules);
		expect(describeAnswer(answered, signs, 'zh-CN', 'W20240501-001')).toBe(
			'关于 W20240501-001：问题未解决，整体满意度 3/10，推荐意愿 2/10。客户没有留言。',
		);
		expect(describeAnswer(answered, signs, 'en-US', null)).toBe(
			'Not solved, satisfaction overall 3 of 10, would recommend us 2 of 10. The customer left no words.',
		);
	});
});
