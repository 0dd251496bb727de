import type { Text } from './language.js';

/** Customer tiers (R3) with the toolkit's numbers as defaults; an admin changes them in `loop_tiers`. */
export const tiers = {
	new: {
		name: { 'zh-CN': '新客户', 'en-US': 'New' },
		color: '#2E9BD6',
		rule: { months_below: 3 },
		goals: { activation_days: 30, activation_rate: 80 },
		cadence: { every_days: 7, daily_for_days: 14 },
	},
	potential: {
		name: { 'zh-CN': '潜力客户', 'en-US': 'Potential' },
		color: '#8866D9',
		rule: {},
		goals: {},
		cadence: { every_days: 30 },
	},
	high_value: {
		name: { 'zh-CN': '高价值客户', 'en-US': 'High-value' },
		color: '#C98A00',
		rule: { top_spend_percent: 20, months_above: 12 },
		goals: { satisfaction_rate: 90, repurchase_growth: 15 },
		cadence: { times_a_month: 2 },
	},
	churn_risk: {
		name: { 'zh-CN': '流失风险客户', 'en-US': 'Churn risk' },
		color: '#D6455D',
		rule: { silent_months: 3, satisfaction_below: 60, objection: true },
		goals: { recovery_rate: 50 },
		cadence: { times_a_week: 2 },
	},
} as const satisfies Readonly<
	Record<string, { name: Text; color: string; rule: object; goals: object; cadence: object }>
>;

export type Tier = keyof typeof tiers;
