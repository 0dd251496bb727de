import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../extensions/domain/language.js';
import { explainRisk, levelOf, riskLevels, sayWhy } from '../../../extensions/domain/risk/explain.js';
import { signalOf } from '../../../extensions/domain/risk/from-event.js';
import {
	addSignal,
	endOf,
	readSignals,
	stillCounting,
	sumRisk,
	type RiskSignal,
} from '../../../extensions/domain/risk/risk.js';
import { riskSignalNames, riskSignals } from '../../../extensions/domain/risk/signals.js';
import { moveToChurnRisk, type Tiered } from '../../../extensions/domain/risk/tier-move.js';
import { signNames } from '../../../extensions/domain/consequence/signs.js';

const now = new Date('2024-05-20T08:00:00Z');
const day = 86_400_000;

describe('the table of signals (R6)', () => {
	it('has every sign of an answer', () => {
		expect(riskSignalNames).toEqual(expect.arrayContaining(Object.keys(signNames)));
	});

	it.each(riskSignalNames)('%s weighs something, for a time, and is said in both languages', (name) => {
		const { weight, days, name: title, why } = riskSignals[name];
		expect(weight).toBeGreaterThan(0);
		expect(weight).toBeLessThanOrEqual(100);
		expect(days).toBeGreaterThan(0);
		for (const language of languages) {
			expect(title[language]).not.toBe('');
			expect(sayWhy({ signal: name, at: now.toISOString(), weight, figure: 3 }, language)).not.toContain('{');
			expect(why[language]).not.toBe('');
		}
	});
});

describe('a signal on a customer', () => {
	const add = (signals: readonly RiskSignal[], more: object = {}) =>
		addSignal(signals, { signal: 'low_score', response: 7, at: now, ...more }, now);

	it('stands with its date, its weight and what it is about', () => {
		expect(add([], { figure: 3 })).toEqual([
			{ signal: 'low_score', at: '2024-05-20T08:00:00.000Z', weight: 25, response: 7, figure: 3 },
		]);
	});

	it('about the same answer stands once, however often it is told', () => {
		expect(add(add(add([])))).toHaveLength(1);
		expect(add(add([]), { response: 8 })).toHaveLength(2);
		expect(add(add([]), { signal: 'objection' })).toHaveLength(2);
	});

	it('keeps its latest date, in whatever order it is told', () => {
		const earlier = { at: new Date(now.getTime() - day) };
		expect(add(add([], earlier))[0]?.at).toBe(now.toISOString());
		expect(add(add([]), earlier)[0]?.at).toBe(now.toISOString());
	});

	it('counts for its days and not a moment longer', () => {
		const [signal] = add([]) as [RiskSignal];
		const end = endOf(signal);
		expect(end.getTime() - now.getTime()).toBe(riskSignals.low_score.days * day);
		expect(stillCounting([signal], new Date(end.getTime() - 1))).toHaveLength(1);
		expect(stillCounting([signal], end)).toEqual([]);
	});

	it('that makes no sense is left out', () => {
		const good = { signal: 'low_score', at: now.toISOString(), weight: 25, response: 7 };
		const bad = [null, 7, {}, { ...good, signal: 'gossip' }, { ...good, at: 'yesterday' }, { ...good, weight: -1 }];
		expect(readSignals([good, ...bad])).toEqual([good]);
		for (const stored of [null, undefined, '', 'x', {}, 7]) expect(readSignals(stored)).toEqual([]);
	});

	it('reads back as it was put, and the risk is the sum up to a hundred', () => {
		const fresh = fc.record({
			signal: fc.constantFrom(...riskSignalNames),
			response: fc.integer({ min: 1, max: 20 }),
			at: fc.date({ min: new Date('2024-01-01'), max: now, noInvalidDate: true }),
		});
		fc.assert(
			fc.property(fc.array(fresh), (list) => {
				const signals = list.reduce<RiskSignal[]>((all, one) => addSignal(all, one, now), []);
				expect(readSignals(JSON.parse(JSON.stringify(signals)))).toEqual(signals);
				const sum = signals.reduce((total, { weight }) => total + weight, 0);
				expect(sumRisk(signals)).toBe(Math.min(100, sum));
				const again = list.reduce<RiskSignal[]>((all, one) => addSignal(all, one, now), signals);
				expect(sumRisk(again)).toBe(sumRisk(signals));
			}),
		);
	});
});

describe('an event as a signal', () => {
	it.each([
		[{ type: 'breach', from: null, to: 'commit' }, 'missed_deadline'],
		[{ type: 'step', from: 'archived', to: 'handling' }, 'reopened'],
		[{ type: 'step', from: null, to: 'recorded' }, 'repeat_complaint'],
		[{ type: 'step', from: null, to: 'recorded', via: 'web' }, 'repeat_complaint'],
		[{ type: 'step', from: null, to: 'recorded', via: 'survey' }, undefined],
		[{ type: 'step', from: 'archived', to: 'handling', via: 'import' }, undefined],
		[{ type: 'step', from: 'feedback', to: 'handling', via: 'customer' }, 'not_solved'],
		[{ type: 'step', from: 'feedback', to: 'handling', via: 'survey' }, undefined],
		[{ type: 'step', from: 'handling', to: 'feedback' }, undefined],
		[{ type: 'escalated', from: null, to: 'commit' }, undefined],
		[{ type: 'message', from: null, to: 'received' }, undefined],
	])('%j is %s', (event, signal) => expect(signalOf(event)).toBe(signal));
});

describe('the risk in words', () => {
	const signal = (name: RiskSignal['signal'], figure?: number | string): RiskSignal => ({
		signal: name,
		at: now.toISOString(),
		weight: riskSignals[name].weight,
		...(figure === undefined ? {} : { figure }),
	});

	it('names the heaviest reason and counts the others', () => {
		expect(explainRisk([signal('low_score', 3), signal('objection', 'refund*')], 'en-US')).toBe(
			'Above all because the customer wrote “refund”, and 1 more.',
		);
		expect(explainRisk([signal('low_score', 3)], 'zh-CN')).toBe('主要因为整体满意度 3/10。');
		expect(explainRisk([], 'zh-CN')).toBe('近期没有风险信号。');
	});

	it('says a phrase as it is, whatever signs are in it', () => {
		expect(explainRisk([signal('objection', '$& {more}')], 'en-US')).toContain('“$& {more}”');
	});

	it.each([
		[0, 'none'],
		[1, 'low'],
		[29, 'low'],
		[30, 'raised'],
		[59, 'raised'],
		[60, 'high'],
		[100, 'high'],
	] as const)('%i is called %s', (risk, level) => {
		expect(levelOf(risk)).toBe(level);
		expect(riskLevels[level].name['zh-CN']).not.toBe('');
	});
});

describe('a customer with signal after signal', () => {
	const weights = riskSignalNames.map((name) => riskSignals[name].weight);
	const at = (issue: number) => new Date(Date.UTC(2024, 4, 1, 0, issue));

	it('bears the newest twenty, and twenty of the lightest are the highest risk', () => {
		const now = at(1000);
		const all = Array.from({ length: 300 }, (_, issue) => issue).reduce<RiskSignal[]>(
			(signals, issue) => addSignal(signals, { signal: 'missed_deadline', issue, at: at(issue) }, now),
			[],
		);
		expect(all.map(({ issue }) => issue)).toEqual(Array.from({ length: 20 }, (_, index) => 299 - index));
		expect(Math.min(...weights) * 20).toBeGreaterThanOrEqual(100);
		expect(sumRisk(all)).toBe(100);
	});
});

describe('the tier after an answer (R3, D16)', () => {
	const customer: Tiered = { tier: 'high_value', pinned_until: null, satisfaction: 30 };
	const rule = { satisfaction_below: 60, objection: true };
	const low = [{ sign: 'low_score', figure: 3 }] as const;
	const move = (more: Partial<Tiered> = {}, signs: Parameters<typeof moveToChurnRisk>[1] = low, rules = rule) =>
		moveToChurnRisk({ ...customer, ...more }, signs, rules, { today: '2024-05-20', language: 'en-US' });

	it('is churn-risk below the satisfaction of the rule, with the figures and what would change it back', () => {
		expect(move()).toBe('Satisfaction 30 in the answer of 2024-05-20, below 60; ends when it is 60 or more.');
		expect(move({ satisfaction: 59 })).toBeDefined();
		expect(move({ satisfaction: 60 })).toBeUndefined();
		expect(move({ satisfaction: null })).toBeUndefined();
	});

	it('is churn-risk after an objection whatever the score, unless the rule says otherwise', () => {
		const objection = [{ sign: 'objection', figure: 'refund*' }] as const;
		expect(move({ satisfaction: 100 }, objection)).toContain('“refund”');
		expect(move({ satisfaction: 100 }, objection, { ...rule, objection: false })).toBeUndefined();
	});

	it('stays while a person has pinned it, through that day', () => {
		expect(move({ pinned_until: '2024-05-21' })).toBeUndefined();
		expect(move({ pinned_until: '2024-05-20' })).toBeUndefined();
		expect(move({ pinned_until: '2024-05-19' })).toBeDefined();
	});

	it('does not move where it already is, nor without a sign', () => {
		expect(move({ tier: 'churn_risk' })).toBeUndefined();
		expect(move({}, [])).toBeUndefined();
	});
});
