import type { Text } from '../language.js';

/** What the desk tells a customer, and when (R16, R19, R27). */
export const messageKinds = {
	received: { 'zh-CN': '已收到', 'en-US': 'Received' },
	working: { 'zh-CN': '开始处理', 'en-US': 'Being worked on' },
	promise: { 'zh-CN': '承诺时间', 'en-US': 'Promised time' },
	progress: { 'zh-CN': '进度告知', 'en-US': 'Progress' },
	solved: { 'zh-CN': '已解决，请确认', 'en-US': 'Solved: please confirm' },
	reminder: { 'zh-CN': '提醒确认', 'en-US': 'Reminder to confirm' },
	reopened: { 'zh-CN': '重新处理', 'en-US': 'Worked on again' },
	archived: { 'zh-CN': '已归档', 'en-US': 'Archived' },
	survey: { 'zh-CN': '邀请填写问卷', 'en-US': 'Survey' },
	survey_reminder: { 'zh-CN': '提醒填写问卷', 'en-US': 'Reminder of a survey' },
	thanks: { 'zh-CN': '感谢推荐者', 'en-US': 'Thank-you' },
	referral: { 'zh-CN': '推荐邀请', 'en-US': 'Referral' },
} as const satisfies Readonly<Record<string, Text>>;

export type MessageKind = keyof typeof messageKinds;

export const messageKindNames = Object.keys(messageKinds) as MessageKind[];

/** Kinds that ask a customer something and are about no issue. */
export const surveyKinds: readonly MessageKind[] = ['survey', 'survey_reminder'];

/** What matters most is confirmed by SMS as well (R12): that it arrived, what was promised, that it is solved. */
const important: readonly MessageKind[] = ['received', 'promise', 'solved', 'reopened'];

/** Whether a message is confirmed by SMS as well (R12). */
export function isImportant(kind: MessageKind): boolean {
	return important.includes(kind);
}
