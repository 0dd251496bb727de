import type { Text } from '../../extensions/domain/language.js';

/** Words that the panels share. */
export const panelWords = {
	again: { 'zh-CN': '重试', 'en-US': 'Try again' },
	failed: { 'zh-CN': '数据没有取到。', 'en-US': 'The figures could not be loaded.' },
	forbidden: {
		'zh-CN': '需要闭环的角色才能看到这些数据，请找管理员。',
		'en-US': 'You need one of the Closed Loop roles to see this. Ask an admin.',
	},
	loading: { 'zh-CN': '正在读取', 'en-US': 'Loading' },
	few: { 'zh-CN': '样本太少', 'en-US': 'Too few answers' },
	soFar: { 'zh-CN': '目前 {value}', 'en-US': '{value} so far' },
	interval: { 'zh-CN': '95% 区间 {from} 至 {to}', 'en-US': '95% between {from} and {to}' },
	noAnswers: { 'zh-CN': '这段时间还没有答卷', 'en-US': 'No answers in this period yet' },
	ask: {
		'zh-CN': '问题解决后客户会收到问卷；也可以在问题页面上复制问卷链接，或导入已有答卷。',
		'en-US':
			'Customers are asked when their issue is solved. You can also copy a survey link on an issue, or import answers.',
	},
	n: { 'zh-CN': 'n = {n}', 'en-US': 'n = {n}' },
	rows: { 'zh-CN': '查看明细', 'en-US': 'See the rows' },
} as const satisfies Readonly<Record<string, Text>>;
