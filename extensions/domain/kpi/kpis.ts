import type { Text } from '../language.js';
import { solvedStatuses } from '../steps.js';
import type { Formula } from './formula.js';

/** Units as the contract writes them. */
export type Unit = 'count' | '%' | 'hours' | '1–5' | '0–100' | '−100…100';

export type Kpi = {
	readonly id: string;
	readonly unit: Unit;
	/** Which way is good; `none` where a change is neither. */
	readonly direction: 'up' | 'down' | 'none';
	/** What an organisation starts with; `null` where a goal would make no sense. */
	readonly goal: number | null;
	readonly name: Text;
	readonly numerator: Text;
	readonly denominator: Text;
	readonly definition: Text;
	readonly formula: Formula;
};

const submitted: Text = { 'zh-CN': '期内提交的问题', 'en-US': 'issues submitted in the period' };

/** Every figure there is (D3). Panels, endpoint, reports and README read this list; a new figure is a new entry. */
export const kpis = [
	{
		id: 'issues_recorded',
		unit: 'count',
		direction: 'none',
		goal: null,
		name: { 'zh-CN': '新增问题', 'en-US': 'Issues recorded' },
		numerator: submitted,
		denominator: submitted,
		definition: { 'zh-CN': '期内提交的问题数。', 'en-US': 'How many issues were submitted in the period.' },
		formula: { kind: 'count', rows: 'issues', at: 'submitted_at' },
	},
	{
		id: 'issues_open',
		unit: 'count',
		direction: 'down',
		goal: null,
		name: { 'zh-CN': '未闭环问题', 'en-US': 'Open issues' },
		numerator: { 'zh-CN': '期末尚未归档的问题', 'en-US': 'issues not archived at the end of the period' },
		denominator: { 'zh-CN': '期末尚未归档的问题', 'en-US': 'issues not archived at the end of the period' },
		definition: {
			'zh-CN': '期末尚未归档的问题数，包括重新打开的。',
			'en-US': 'How many issues were not archived at the end of the period, reopened ones included.',
		},
		formula: { kind: 'stock', rows: 'issues', at: 'submitted_at', until: 'archived_at' },
	},
	{
		id: 'solution_rate',
		unit: '%',
		direction: 'up',
		goal: 90,
		name: { 'zh-CN': '问题解决率', 'en-US': 'Solution rate' },
		numerator: { 'zh-CN': '其中现已解决的', 'en-US': 'those solved by now' },
		denominator: submitted,
		definition: {
			'zh-CN': '期内提交的问题中，现已解决（反馈或归档）的比例。',
			'en-US': 'Of the issues submitted in the period, the share that is solved by now (in feedback or archived).',
		},
		formula: {
			kind: 'share',
			rows: 'issues',
			at: 'submitted_at',
			of: [],
			part: [{ column: 'status', in: solvedStatuses }],
			minus: [],
		},
	},
	{
		id: 'handling_time_avg',
		unit: 'hours',
		direction: 'down',
		goal: 24,
		name: { 'zh-CN': '平均处理时长', 'en-US': 'Average handling time' },
		numerator: { 'zh-CN': '从提交到首次解决的时间之和', 'en-US': 'time from submission to the first solution' },
		denominator: { 'zh-CN': '期内首次解决的问题', 'en-US': 'issues first solved in the period' },
		definition: {
			'zh-CN': '期内解决的问题，从提交到首次解决平均经过的小时数。',
			'en-US': 'Hours from submission to the first solution, on average, of issues solved in the period.',
		},
		formula: { kind: 'hours', rows: 'issues', at: 'solved_at', since: 'submitted_at' },
	},
	{
		id: 'rating_avg',
		unit: '1–5',
		direction: 'up',
		goal: 4.5,
		name: { 'zh-CN': '问题评分', 'en-US': 'Rating of issues' },
		numerator: { 'zh-CN': '客户评分之和', 'en-US': 'sum of the customers’ ratings' },
		denominator: { 'zh-CN': '期内归档且有评分的问题', 'en-US': 'issues archived in the period with a rating' },
		definition: {
			'zh-CN': '期内归档的问题，客户评分（1–5）的平均值。',
			'en-US': 'Mean of the customers’ ratings (1–5) of issues archived in the period.',
		},
		formula: { kind: 'mean', rows: 'issues', at: 'archived_at', column: 'rating', times: 1 },
	},
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
		formula: { kind: 'mean', rows: 'answers', at: 'answered_at', column: 'overall', times: 10 },
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
			'zh-CN': '期内答卷中,9–10 分的百分比减去 0–6 分的百分比。',
			'en-US': 'Among the answers in the period, the percentage of 9–10 minus the percentage of 0–6.',
		},
		formula: {
			kind: 'share',
			rows: 'answers',
			at: 'answered_at',
			of: [{ column: 'nps', known: true }],
			part: [{ column: 'nps', min: 9 }],
			minus: [{ column: 'nps', max: 6 }],
		},
	},
] as const satisfies readonly Kpi[];

export type KpiId = (typeof kpis)[number]['id'];

export const kpiIds: readonly KpiId[] = kpis.map((kpi) => kpi.id);

/**
 * Finds a figure by its id.
 *
 * @example findKpi('csat')?.unit //=> '0–100'
 */
export function findKpi(id: string): Kpi | undefined {
	return kpis.find((kpi) => kpi.id === id);
}
