import type { Text } from '../language.js';
import { solvedStatuses } from '../steps.js';
import type { Kpi } from './kpi.js';

const submitted: Text = { 'zh-CN': '期内提交的问题', 'en-US': 'issues submitted in the period' };

/** Figures of issues. */
export const issueKpis = [
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
		id: 'handling_time_p50',
		unit: 'hours',
		direction: 'down',
		goal: null,
		name: { 'zh-CN': '处理时长中位数', 'en-US': 'Handling time, median' },
		numerator: { 'zh-CN': '从提交到首次解决的时间', 'en-US': 'time from submission to the first solution' },
		denominator: { 'zh-CN': '期内首次解决的问题', 'en-US': 'issues first solved in the period' },
		definition: {
			'zh-CN': '期内解决的问题，有 一半 从提交到首次解决不超过这么多小时。',
			'en-US':
				'Hours from submission to the first solution within which half of the issues solved in the period were solved.',
		},
		formula: { kind: 'quantile', rows: 'issues', at: 'solved_at', since: 'submitted_at', q: 0.5 },
	},
	{
		id: 'handling_time_p90',
		unit: 'hours',
		direction: 'down',
		goal: null,
		name: { 'zh-CN': '处理时长 P90', 'en-US': 'Handling time, P90' },
		numerator: { 'zh-CN': '从提交到首次解决的时间', 'en-US': 'time from submission to the first solution' },
		denominator: { 'zh-CN': '期内首次解决的问题', 'en-US': 'issues first solved in the period' },
		definition: {
			'zh-CN': '期内解决的问题，有 90% 从提交到首次解决不超过这么多小时。',
			'en-US':
				'Hours from submission to the first solution within which 90% of the issues solved in the period were solved.',
		},
		formula: { kind: 'quantile', rows: 'issues', at: 'solved_at', since: 'submitted_at', q: 0.9 },
	},
	{
		id: 'first_response_on_time',
		unit: '%',
		direction: 'up',
		goal: 95,
		name: { 'zh-CN': '初步响应及时率', 'en-US': 'First response on time' },
		numerator: { 'zh-CN': '其中按时得到初步响应的', 'en-US': 'those answered in time' },
		denominator: {
			'zh-CN': '期内提交、已到响应时限或已响应的问题',
			'en-US': 'issues submitted in the period whose deadline has passed or that were answered',
		},
		definition: {
			'zh-CN': '期内提交的问题中，响应时限已过或已响应的，按时得到初步响应的比例。',
			'en-US':
				'Of the issues submitted in the period whose deadline has passed or that were answered, the share answered in time.',
		},
		formula: {
			kind: 'share',
			rows: 'issues',
			at: 'submitted_at',
			of: [
				{ column: 'first_response_due', known: true },
				{
					any: [
						{ column: 'first_response_at', known: true },
						{ column: 'first_response_due', past: true },
					],
				},
			],
			part: [{ column: 'first_response_at', notAfter: 'first_response_due' }],
			minus: [],
		},
	},
	{
		id: 'deadlines_met',
		unit: '%',
		direction: 'up',
		goal: 95,
		name: { 'zh-CN': '时限达成率', 'en-US': 'Deadlines met' },
		numerator: { 'zh-CN': '其中按时做到的', 'en-US': 'those met' },
		denominator: {
			'zh-CN': '期内到期、已见结果的各类时限',
			'en-US': 'deadlines of all kinds falling in the period that are over',
		},
		definition: {
			'zh-CN':
				'期内到期的各类时限（初步响应、解决、承诺、进展、满意度调查）中，按时做到的比例；暂停或被新承诺取代的不计。',
			'en-US':
				'Of the deadlines of all kinds falling in the period (first response, solution, promise, progress, survey), the share that was met; what was paused or replaced by a new promise is none of them.',
		},
		formula: {
			kind: 'share',
			rows: 'deadlines',
			at: 'due',
			of: [
				{
					any: [
						{ column: 'outcome', in: ['met', 'missed'] },
						{ column: 'due', past: true },
					],
				},
			],
			part: [{ column: 'outcome', in: ['met'] }],
			minus: [],
		},
	},
	{
		id: 'repeat_complaint_rate',
		unit: '%',
		direction: 'down',
		goal: 5,
		name: { 'zh-CN': '重复投诉率', 'en-US': 'Repeated complaints' },
		numerator: {
			'zh-CN': '其中该客户此前 90 天内提交过同类问题的',
			'en-US': 'those whose customer submitted another of the category in the 90 days before',
		},
		denominator: submitted,
		definition: {
			'zh-CN': '期内提交的问题中，该客户在此前 90 天内提交过同类别问题的比例。',
			'en-US':
				'Of the issues submitted in the period, the share whose customer submitted another of the same category in the 90 days before.',
		},
		formula: {
			kind: 'share',
			rows: 'issues',
			at: 'submitted_at',
			of: [],
			part: [{ issueBefore: true, at: 'submitted_at', days: 90, alike: ['category'] }],
			minus: [],
		},
	},
	{
		id: 'reopen_rate',
		unit: '%',
		direction: 'down',
		goal: 5,
		name: { 'zh-CN': '重新打开率', 'en-US': 'Reopened issues' },
		numerator: { 'zh-CN': '其中之后又被重新打开的', 'en-US': 'those reopened by now' },
		denominator: { 'zh-CN': '期内归档的问题', 'en-US': 'issues archived in the period' },
		definition: {
			'zh-CN': '期内归档的问题中，之后又被重新打开的比例。',
			'en-US': 'Of the issues archived in the period, the share that was reopened by now.',
		},
		formula: { kind: 'share', rows: 'archivings', at: 'at', of: [], part: [{ reopened: true }], minus: [] },
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
		voice: true,
		formula: { kind: 'mean', rows: 'issues', at: 'archived_at', column: 'rating', times: 1 },
	},
] as const satisfies readonly Kpi[];
