import type { Text } from '../../domain/language.js';
import type { StepName } from '../../domain/steps.js';

/** What someone did, for whoever looks at the issue at the same time. */
export const deeds: Readonly<Record<StepName, Text>> = {
	take: { 'zh-CN': '{who}已开始处理，{ago}。', 'en-US': '{who} took it, {ago}.' },
	solve: { 'zh-CN': '{who}已给出解决方案，{ago}。', 'en-US': '{who} solved it, {ago}.' },
	archive: { 'zh-CN': '{who}已归档，{ago}。', 'en-US': '{who} archived it, {ago}.' },
	return: { 'zh-CN': '{who}说未解决，已退回处理，{ago}。', 'en-US': '{who} sent it back to handling, {ago}.' },
	reopen: { 'zh-CN': '{who}已重新打开，{ago}。', 'en-US': '{who} reopened it, {ago}.' },
};

export const barWords = {
	new: { 'zh-CN': '保存后会发生什么', 'en-US': 'What happens when you save' },
	newNumber: {
		'zh-CN': '问题得到编号，并按类别分给责任部门。',
		'en-US': 'The issue gets its number and, by its category, its department.',
	},
	newClock: { 'zh-CN': '初步响应的时限开始计时。', 'en-US': 'The time to the first response starts.' },
	newStep: {
		'zh-CN': '之后走完 记录 → 处理 → 反馈 → 归档，一步不少。',
		'en-US': 'Then it goes Recorded → Handling → Feedback → Archived, and none is skipped.',
	},
	title: { 'zh-CN': '闭环进度', 'en-US': 'The loop' },
	now: { 'zh-CN': '当前环节', 'en-US': 'current step' },
	done: { 'zh-CN': '已完成', 'en-US': 'done' },
	ahead: { 'zh-CN': '还没到', 'en-US': 'ahead' },
	since: { 'zh-CN': '{when} 起', 'en-US': 'since {when}' },
	responded: { 'zh-CN': '初步响应：{time}', 'en-US': 'First response: {time}' },
	respondedLate: { 'zh-CN': '初步响应：{time}，超时', 'en-US': 'First response: {time}, late' },
	returned: { 'zh-CN': '未解决退回 {n} 次', 'en-US': 'Sent back {n}×' },
	reopened: { 'zh-CN': '重新打开 {n} 次', 'en-US': 'Reopened {n}×' },
	customer: { 'zh-CN': '客户', 'en-US': 'The customer' },
	someone: { 'zh-CN': '系统', 'en-US': 'The system' },
	imported: { 'zh-CN': '导入', 'en-US': 'The import' },
	show: { 'zh-CN': '看最新状态', 'en-US': 'Show it' },
	moved: { 'zh-CN': '这个问题刚刚有了变化', 'en-US': 'This issue has just changed' },
	kept: {
		'zh-CN': '您填写的内容还在，没有丢失。',
		'en-US': 'What you have typed is still here.',
	},
	written: { 'zh-CN': '您刚才写的，没有丢', 'en-US': 'What you had written, kept for you' },
	copy: { 'zh-CN': '复制', 'en-US': 'Copy' },
	copied: { 'zh-CN': '已复制', 'en-US': 'Copied' },
	drop: { 'zh-CN': '不要了', 'en-US': 'Let it go' },
	ask: { 'zh-CN': '请客户确认…', 'en-US': 'Ask the customer…' },
	failed: { 'zh-CN': '问题的进度没有取到。', 'en-US': 'The state of this issue could not be loaded.' },
	rating: { 'zh-CN': '客户评分 {n} / 5', 'en-US': 'Rated {n} of 5' },
	unrated: { 'zh-CN': '多次联系未获答复，按规定归档', 'en-US': 'Archived after attempts to reach the customer' },
	confirmed: { 'zh-CN': '确认方式：{how}', 'en-US': 'confirmed by: {how}' },
} as const satisfies Readonly<Record<string, Text>>;
