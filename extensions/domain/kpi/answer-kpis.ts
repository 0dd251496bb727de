import type { Kpi } from './kpi.js';

/** Figures of what customers say. */
export const answerKpis = [
	{
		id: 'csat',
		unit: '0–100',
		direction: 'up',
		goal: 90,
		name: { 'zh-CN': '客户满意度', 'en-US': 'Satisfaction' },
		numerator: { 'zh-CN': '总体评分之和 × 10', 'en-US': 'sum of the overall scores × 10' },
		denominator: { 'zh-CN': '期内收到的有总体评分的答卷', 'en-US': 'answers in the period with an overall score' },
		definition: {
			'zh-CN': '期内答卷总体评分（1–10）的平均值 × 10。',
			'en-US': 'Mean of the overall scores (1–10) of the answers in the period, times 10.',
		},
		voice: true,
		formula: { kind: 'mean', rows: 'answers', at: 'answered_at', column: 'overall', times: 10 },
	},
	{
		id: 'satisfaction_rate',
		unit: '%',
		direction: 'up',
		goal: 90,
		name: { 'zh-CN': '满意率', 'en-US': 'Satisfied customers' },
		numerator: { 'zh-CN': '总体评分 8 分及以上的', 'en-US': 'those with an overall score of 8 or more' },
		denominator: { 'zh-CN': '期内收到的有总体评分的答卷', 'en-US': 'answers in the period with an overall score' },
		definition: {
			'zh-CN': '期内答卷中，总体评分在 8 分及以上的比例。',
			'en-US': 'Of the answers in the period, the share with an overall score of 8 or more.',
		},
		voice: true,
		formula: {
			kind: 'share',
			rows: 'answers',
			at: 'answered_at',
			of: [{ column: 'overall', known: true }],
			part: [{ column: 'overall', min: 8 }],
			minus: [],
		},
	},
	{
		id: 'nps',
		unit: '−100…100',
		direction: 'up',
		goal: 50,
		name: { 'zh-CN': '净推荐值 NPS', 'en-US': 'NPS' },
		numerator: { 'zh-CN': '推荐者（9–10）减贬损者（0–6）', 'en-US': 'promoters (9–10) minus detractors (0–6)' },
		denominator: { 'zh-CN': '期内收到的有推荐分的答卷', 'en-US': 'answers in the period with a score' },
		definition: {
			'zh-CN': '期内答卷中，9–10 分的百分比减去 0–6 分的百分比。',
			'en-US': 'Among the answers in the period, the percentage of 9–10 minus the percentage of 0–6.',
		},
		voice: true,
		formula: {
			kind: 'share',
			rows: 'answers',
			at: 'answered_at',
			of: [{ column: 'nps', known: true }],
			part: [{ column: 'nps', min: 9 }],
			minus: [{ column: 'nps', max: 6 }],
		},
	},
	{
		id: 'response_rate',
		unit: '%',
		direction: 'up',
		goal: 30,
		name: { 'zh-CN': '问卷回收率', 'en-US': 'Response rate' },
		numerator: { 'zh-CN': '其中现已回答的', 'en-US': 'those answered by now' },
		denominator: { 'zh-CN': '期内发出的问卷', 'en-US': 'surveys sent in the period' },
		definition: {
			'zh-CN': '期内发出的问卷中，现已回答的比例。',
			'en-US': 'Of the surveys sent in the period, the share that is answered by now.',
		},
		voice: true,
		formula: {
			kind: 'share',
			rows: 'answers',
			at: 'sent_at',
			of: [],
			part: [{ column: 'answered_at', known: true }],
			minus: [],
		},
	},
	{
		id: 'coverage',
		unit: '%',
		direction: 'up',
		goal: 80,
		name: { 'zh-CN': '调研覆盖率', 'en-US': 'Coverage' },
		numerator: { 'zh-CN': '其中近 365 天内回答过问卷的', 'en-US': 'those with an answer in the 365 days before' },
		denominator: { 'zh-CN': '期末合作中的客户', 'en-US': 'active customers at the end of the period' },
		definition: {
			'zh-CN': '期末合作中的客户里，此前 365 天内回答过问卷的比例。没有登记开始日期的客户一直计入。',
			'en-US':
				'Of the customers who are active at the end of the period, the share with an answer in the 365 days to then. Customers without a start date count throughout.',
		},
		formula: {
			kind: 'standing',
			rows: 'customers',
			at: 'since',
			of: [{ column: 'stage', in: ['active'] }],
			heard: 365,
		},
	},
	{
		id: 'iceberg',
		unit: '%',
		direction: 'down',
		goal: null,
		name: { 'zh-CN': '冰山率', 'en-US': 'Iceberg' },
		numerator: {
			'zh-CN': '其中此前 90 天没有提过问题的',
			'en-US': 'those whose customer recorded no issue in the 90 days before',
		},
		denominator: {
			'zh-CN': '期内不满意的答卷（总体 ≤ 6 或推荐 ≤ 6）',
			'en-US': 'dissatisfied answers in the period (overall ≤ 6 or NPS ≤ 6)',
		},
		definition: {
			'zh-CN': '期内不满意的答卷（总体或推荐 6 分及以下）中，客户在此前 90 天没有提过问题的比例：沉默的大多数。',
			'en-US':
				'Of the dissatisfied answers in the period (overall or NPS 6 or less), the share whose customer recorded no issue in the 90 days before: the silent ones.',
		},
		voice: true,
		formula: {
			kind: 'share',
			rows: 'answers',
			at: 'answered_at',
			of: [
				{
					any: [
						{ column: 'overall', max: 6 },
						{ column: 'nps', max: 6 },
					],
				},
			],
			part: [{ issueBefore: false, at: 'answered_at', days: 90, alike: [] }],
			minus: [],
		},
	},
] as const satisfies readonly Kpi[];
