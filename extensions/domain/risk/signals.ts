import type { Text } from '../language.js';

/** What makes it likelier that a customer leaves (R6): how much it weighs, for how many days, and in which words. */
export const riskSignals = {
	objection: {
		name: { 'zh-CN': '提出异议', 'en-US': 'Objection' },
		why: { 'zh-CN': '客户写到“{figure}”', 'en-US': 'the customer wrote “{figure}”' },
		weight: 35,
		days: 180,
	},
	low_score: {
		name: { 'zh-CN': '低分', 'en-US': 'Low score' },
		why: { 'zh-CN': '整体满意度 {figure}/10', 'en-US': 'the overall score was {figure} of 10' },
		weight: 25,
		days: 180,
	},
	not_solved: {
		name: { 'zh-CN': '问题未解决', 'en-US': 'Not solved' },
		why: { 'zh-CN': '客户说问题没有解决', 'en-US': 'the customer says it is not solved' },
		weight: 20,
		days: 90,
	},
	repeat_complaint: {
		name: { 'zh-CN': '重复投诉', 'en-US': 'Repeated complaint' },
		why: { 'zh-CN': '90 天内又有同类问题', 'en-US': 'another issue of the same category within 90 days' },
		weight: 20,
		days: 90,
	},
	detractor: {
		name: { 'zh-CN': '不愿推荐', 'en-US': 'Detractor' },
		why: { 'zh-CN': '推荐意愿 {figure}/10', 'en-US': 'they would recommend us {figure} of 10' },
		weight: 15,
		days: 180,
	},
	reopened: {
		name: { 'zh-CN': '问题重新打开', 'en-US': 'Issue reopened' },
		why: { 'zh-CN': '已归档的问题又出现', 'en-US': 'an archived issue came back' },
		weight: 15,
		days: 90,
	},
	missed_deadline: {
		name: { 'zh-CN': '超时', 'en-US': 'Missed deadline' },
		why: { 'zh-CN': '我们没有按时答复或解决', 'en-US': 'we did not answer or solve in time' },
		weight: 10,
		days: 60,
	},
} as const satisfies Readonly<
	Record<string, { readonly name: Text; readonly why: Text; readonly weight: number; readonly days: number }>
>;

export type RiskSignalName = keyof typeof riskSignals;

export const riskSignalNames = Object.keys(riskSignals) as RiskSignalName[];
