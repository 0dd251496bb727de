import type { Text } from '../../extensions/domain/language.js';

export const healthWords = {
	title: { 'zh-CN': '工作台的健康状况', 'en-US': 'The desk’s own health' },
	well: { 'zh-CN': '一切正常。', 'en-US': 'All is well.' },
	look: { 'zh-CN': '有 {n} 处需要留意。', 'en-US': '{n} to look at.' },
	broken: { 'zh-CN': '有 {n} 处故障，需要现在处理。', 'en-US': '{n} broken; to be mended now.' },
	checked: { 'zh-CN': '检查了 {n} 项，{ago}', 'en-US': '{n} checks, {ago}' },
	ok: { 'zh-CN': '正常', 'en-US': 'Well' },
	warn: { 'zh-CN': '留意', 'en-US': 'Look' },
	bad: { 'zh-CN': '故障', 'en-US': 'Broken' },
	showAll: { 'zh-CN': '看全部检查', 'en-US': 'Show every check' },
	hideAll: { 'zh-CN': '只看要处理的', 'en-US': 'Show what is to be done' },
	verify: { 'zh-CN': '核验日志', 'en-US': 'Verify the log' },
	verifying: { 'zh-CN': '正在核验，已核对 {n} 个封印', 'en-US': 'Verifying; {n} seals so far' },
	intact: {
		'zh-CN': '{n} 个封印全部完好，日志没有被改动过。',
		'en-US': 'All {n} seals hold: the log is as it was written.',
	},
	waiting: { 'zh-CN': '另有 {n} 个事件等待封存。', 'en-US': '{n} events wait for their seal.' },
	note: {
		'zh-CN': '请记下：第 {seq} 个封印 {seal}。以后核验时可以对照。',
		'en-US': 'To write down: seal {seq}, {seal}. A later audit can be held against it.',
	},
	firstBroken: { 'zh-CN': '第一处断开：', 'en-US': 'The first broken link: ' },
	whatNow: {
		'zh-CN': '请保留数据库现状和备份，再查是谁改的。',
		'en-US': 'Keep the database as it is and its backups, then find out who changed it.',
	},
	failed: { 'zh-CN': '核验没有完成，请再试一次。', 'en-US': 'The audit did not finish. Please try again.' },
} as const satisfies Readonly<Record<string, Text>>;
