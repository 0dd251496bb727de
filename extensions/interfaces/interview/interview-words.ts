import type { Text } from '../../domain/language.js';

export const interviewWords = {
	new: { 'zh-CN': '保存以后可以在这里录入电话回访的答卷。', 'en-US': 'Once it is saved, the call can be put in here.' },
	failed: { 'zh-CN': '问卷没有取到。', 'en-US': 'The questions could not be loaded.' },
	loading: { 'zh-CN': '正在读取', 'en-US': 'Loading' },
	keys: {
		'zh-CN': '数字键打分，回车或 ↓ 到下一题，↑ 回上一题',
		'en-US': 'Digits choose, Enter or ↓ moves on, ↑ goes back',
	},
	progress: { 'zh-CN': '已答 {n} / {of}', 'en-US': '{n} of {of} answered' },
	required: { 'zh-CN': '必答', 'en-US': 'needed' },
	about: { 'zh-CN': '关于问题 {number}', 'en-US': 'About issue {number}' },
	save: { 'zh-CN': '保存答卷', 'en-US': 'Save answer' },
	notReached: { 'zh-CN': '没联系上', 'en-US': 'Not reached' },
	refused: { 'zh-CN': '客户不愿回答', 'en-US': 'Refused' },
	refusedAsk: {
		'zh-CN': '{name} 不愿回答？以后不再为这份问卷打电话。',
		'en-US': '{name} does not want to answer? Nobody will call about this survey any more.',
	},
	refusedDo: { 'zh-CN': '不再打电话', 'en-US': 'Stop calling' },
	cancel: { 'zh-CN': '取消', 'en-US': 'Cancel' },
	saved: { 'zh-CN': '答卷已保存。', 'en-US': 'The answer is saved.' },
	next: {
		'zh-CN': '已记下第 {n} 次未联系上，下次 {at} 再打。',
		'en-US': 'Attempt {n} is on record; the next call is due {at}.',
	},
	attempts: { 'zh-CN': '未联系上 {n} / {of} 次', 'en-US': 'not reached {n} of {of} times' },
	due: { 'zh-CN': '应于 {at} 打', 'en-US': 'Call due {at}' },
	gaveUp: {
		'zh-CN': '已打 {n} 次未联系上，不再打电话。',
		'en-US': 'Not reached in {n} attempts; nobody calls any more.',
	},
	hasRefused: {
		'zh-CN': '客户不愿回答，不再打电话。',
		'en-US': 'The customer did not want to answer; nobody calls any more.',
	},
	answeredPhone: {
		'zh-CN': '{who}已于 {at} 电话录入了答卷。',
		'en-US': '{who} put the answer in by phone, {at}.',
	},
	answeredWeb: {
		'zh-CN': '客户已于 {at} 自己在网页上回答。',
		'en-US': 'The customer answered on the web page, {at}.',
	},
	answeredImport: { 'zh-CN': '答卷于 {at} 由导入录入。', 'en-US': 'The answer came with an import, {at}.' },
	lost: {
		'zh-CN': '您填写的内容没有保存：这份问卷刚刚已有答案。',
		'en-US': 'What you put in was not saved: this survey has just been answered.',
	},
	kept: { 'zh-CN': '您记下的内容', 'en-US': 'What you put in' },
	moved: {
		'zh-CN': '刚才有同事打过电话，请先看一眼。',
		'en-US': 'Somebody else has called a moment ago. Look at it first.',
	},
	handler: {
		'zh-CN': '这个问题由您处理，请同事来回访；设置中可以放开。',
		'en-US': 'You handled this issue: a colleague asks how it went, unless the settings allow it.',
	},
	unsaved: { 'zh-CN': '没有保存：{why}', 'en-US': 'It was not saved: {why}' },
	colleague: { 'zh-CN': '同事', 'en-US': 'A colleague' },
	customer: { 'zh-CN': '客户', 'en-US': 'Customer' },
	satisfaction: { 'zh-CN': '满意度 {n}', 'en-US': 'satisfaction {n}' },
	risk: { 'zh-CN': '风险 {n}/100', 'en-US': 'risk {n} of 100' },
	issues: { 'zh-CN': '最近的问题', 'en-US': 'Latest issues' },
	answers: { 'zh-CN': '最近的答卷', 'en-US': 'Latest answers' },
	nothing: { 'zh-CN': '还没有。', 'en-US': 'None yet.' },
	overall: { 'zh-CN': '整体 {n}', 'en-US': 'overall {n}' },
	nps: { 'zh-CN': '推荐 {n}', 'en-US': 'NPS {n}' },
} as const satisfies Readonly<Record<string, Text>>;
