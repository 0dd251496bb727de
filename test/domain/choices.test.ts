import { describe, expect, it } from 'vitest';
import { categories, departments } from '../../extensions/domain/categories.js';
import * as choices from '../../extensions/domain/choices.js';
import { tiers } from '../../extensions/domain/tiers.js';

/** The words that others rely on, and no others: an interface of its own. */
const words = {
	urgencies: 'normal urgent critical',
	methods: 'phone email sms wechat visit web',
	contactKinds: 'care progress confirm recovery handover other',
	directions: 'out in',
	sources: 'staff web email survey import api',
	confirmations: 'survey phone email visit portal no_answer',
	waits: 'customer third_party',
	stages: 'pre_contract registration active refund lost',
	nextDues: 'first_response commit progress promised survey',
	skips: 'too_soon opted_out no_address duplicate',
} as const;

const named = Object.entries<Readonly<Record<string, { 'zh-CN': string; 'en-US': string }>>>({
	...choices,
	departments,
	categories: Object.fromEntries(Object.entries(categories).map(([key, { name }]) => [key, name])),
	tiers: Object.fromEntries(Object.entries(tiers).map(([key, { name }]) => [key, name])),
});

describe('the closed lists', () => {
	it.each(Object.entries(words))('%s are %s', (list, expected) => {
		expect(Object.keys(choices[list as keyof typeof words])).toEqual(expected.split(' '));
	});

	it.each(named)('%s say each word in both languages, and no two alike', (_list, list) => {
		const said = Object.values(list);
		for (const text of said) {
			expect(text['zh-CN']).toMatch(/[一-鿿]/);
			expect(text['en-US']).toMatch(/^[A-Z][\w -]+$/);
		}
		for (const language of ['zh-CN', 'en-US'] as const) {
			expect(new Set(said.map((text) => text[language])).size).toBe(said.length);
		}
	});

	it.each(named)('%s are words that a column and an address can hold', (_list, list) => {
		for (const word of Object.keys(list)) expect(word).toMatch(/^[a-z][a-z_]{0,31}$/);
	});
});

describe('the categories that ship (R17)', () => {
	it.each([
		['product', 'engineering'],
		['service', 'after_sales'],
		['invoice', 'finance'],
		['delivery', 'logistics'],
		['other', 'after_sales'],
	])('%s goes to %s', (key, department) => {
		expect(categories[key as keyof typeof categories].department).toBe(department);
	});

	it('are these five, and every department has one', () => {
		expect(Object.keys(categories)).toHaveLength(5);
		const used = new Set<string>(Object.values(categories).map(({ department }) => department));
		expect([...used].sort()).toEqual(Object.keys(departments).sort());
	});
});

describe('the tiers that ship (R3)', () => {
	it('are these four', () => {
		expect(Object.keys(tiers)).toEqual(['new', 'potential', 'high_value', 'churn_risk']);
	});

	it('have the toolkit’s numbers', () => {
		expect(tiers.new).toMatchObject({ rule: { months_below: 3 }, goals: { activation_days: 30, activation_rate: 80 } });
		expect(tiers.high_value.rule).toEqual({ top_spend_percent: 20, months_above: 12 });
		expect(tiers.high_value.goals).toEqual({ satisfaction_rate: 90, repurchase_growth: 15 });
		expect(tiers.churn_risk.rule).toEqual({ silent_months: 3, satisfaction_below: 60, objection: true });
		expect(tiers.churn_risk.goals).toEqual({ recovery_rate: 50 });
	});

	it('are told apart by colour', () => {
		const colors = Object.values(tiers).map(({ color }) => color);
		expect(new Set(colors).size).toBe(colors.length);
		for (const color of colors) expect(color).toMatch(/^#[0-9A-F]{6}$/);
	});

	it.each(Object.entries(tiers))('%s says how often its customers hear from us', (_key, { cadence }) => {
		const figures = Object.values<number>(cadence);
		expect(figures.length).toBeGreaterThan(0);
		for (const figure of figures) expect(figure).toBeGreaterThan(0);
	});
});
