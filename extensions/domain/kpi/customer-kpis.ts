import type { Kpi } from './kpi.js';

/** Figures of customers: how they stay, come back and buy again. */
export const customerKpis = [
	{
		id: 'activation_rate',
		unit: '%',
		direction: 'up',
		goal: 80,
		name: { 'zh-CN': '新客户激活率', 'en-US': 'Activation rate' },
		numerator: { 'zh-CN': '其中 30 天内激活的', 'en-US': 'those activated within 30 days' },
		denominator: {
			'zh-CN': '期内开始合作且已满 30 天的客户',
			'en-US': 'customers whose cooperation began in the period and at least 30 days ago',
		},
		definition: {
			'zh-CN': '期内开始合作且已满 30 天的客户中，在 30 天内激活的比例。',
			'en-US':
				'Of the customers whose cooperation began in the period and at least 30 days ago, the share activated within 30 days.',
		},
		formula: { kind: 'within', rows: 'customers', at: 'since', by: 'activated_at', days: 30 },
	},
	{
		id: 'recovery_rate',
		unit: '%',
		direction: 'up',
		goal: 50,
		name: { 'zh-CN': '挽回成功率', 'en-US': 'Recovery rate' },
		numerator: { 'zh-CN': '其中挽回成功的', 'en-US': 'those won back' },
		denominator: { 'zh-CN': '期内结束的挽回', 'en-US': 'recovery cases ended in the period' },
		definition: {
			'zh-CN': '期内结束的挽回中，客户被挽回的比例。',
			'en-US': 'Of the recovery cases that ended in the period, the share that was won back.',
		},
		formula: {
			kind: 'share',
			rows: 'recoveries',
			at: 'ended_at',
			of: [],
			part: [{ column: 'state', in: ['won'] }],
			minus: [],
		},
	},
	{
		id: 'repurchase_rate',
		unit: '%',
		direction: 'up',
		goal: null,
		name: { 'zh-CN': '复购率', 'en-US': 'Repurchase rate' },
		numerator: { 'zh-CN': '其中购买两次及以上的', 'en-US': 'those with two or more purchases' },
		denominator: {
			'zh-CN': '截至期末 365 天内有购买的客户',
			'en-US': 'customers with a purchase in the 365 days to the end of the period',
		},
		definition: {
			'zh-CN': '截至期末的 365 天内有购买的客户中，购买两次及以上的比例。',
			'en-US': 'Of the customers with a purchase in the 365 days to the end of the period, the share with two or more.',
		},
		formula: { kind: 'repeats', rows: 'purchases', at: 'purchased_at', days: 365, growth: false },
	},
	{
		id: 'repurchase_growth',
		unit: '%',
		direction: 'up',
		goal: 15,
		name: { 'zh-CN': '复购率增长', 'en-US': 'Repurchase growth' },
		numerator: { 'zh-CN': '复购率的变化', 'en-US': 'change of the repurchase rate' },
		denominator: { 'zh-CN': '再前 365 天的复购率', 'en-US': 'repurchase rate of the 365 days before those' },
		definition: {
			'zh-CN': '复购率相对前一年（再前 365 天）的变化百分比。',
			'en-US': 'Relative change of the repurchase rate on the year before (the 365 days before those).',
		},
		formula: { kind: 'repeats', rows: 'purchases', at: 'purchased_at', days: 365, growth: true },
	},
	{
		id: 'customers',
		unit: 'count',
		direction: 'none',
		goal: null,
		name: { 'zh-CN': '客户数', 'en-US': 'Customers' },
		numerator: { 'zh-CN': '期末的客户', 'en-US': 'customers at the end of the period' },
		denominator: { 'zh-CN': '期末的客户', 'en-US': 'customers at the end of the period' },
		definition: {
			'zh-CN': '期末的客户数，按分层看；没有登记开始日期的客户一直计入。',
			'en-US':
				'How many customers there are at the end of the period, by tier; those without a start date count throughout.',
		},
		formula: { kind: 'standing', rows: 'customers', at: 'since', of: [], heard: null },
	},
] as const satisfies readonly Kpi[];
