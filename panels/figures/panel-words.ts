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
	n: { 'zh-CN': 'n = {n}', 'en-US': 'n = {n}' },
	rows: { 'zh-CN': '查看明细', 'en-US': 'See the rows' },
} as const satisfies Readonly<Record<string, Text>>;
