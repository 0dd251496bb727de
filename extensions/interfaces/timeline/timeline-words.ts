import type { Text } from '../../domain/language.js';

export const timelineWords = {
	all: { 'zh-CN': '全部', 'en-US': 'All' },
	messages: { 'zh-CN': '沟通', 'en-US': 'Messages' },
	steps: { 'zh-CN': '环节', 'en-US': 'Steps' },
	show: { 'zh-CN': '显示哪些', 'en-US': 'What to show' },
	more: { 'zh-CN': '更早的', 'en-US': 'Earlier' },
	empty: { 'zh-CN': '还没有发生什么', 'en-US': 'Nothing has happened yet' },
	emptyNew: {
		'zh-CN': '保存以后，这里会记下每一步、每一次沟通。',
		'en-US': 'Once it is saved, every step and every word with the customer stands here.',
	},
	emptyMessages: {
		'zh-CN': '还没有和客户的沟通记录。在下面的「联系记录」里登记第一次。',
		'en-US': 'No contact with the customer yet. Put the first one on record under Contacts below.',
	},
	failed: { 'zh-CN': '过程没有取到。', 'en-US': 'The story could not be loaded.' },
	loading: { 'zh-CN': '正在读取', 'en-US': 'Loading' },
	toCustomer: { 'zh-CN': '{who}联系客户 · {method} · {kind}', 'en-US': '{who} to the customer · {method} · {kind}' },
	fromCustomer: { 'zh-CN': '客户联系{who} · {method} · {kind}', 'en-US': 'The customer to {who} · {method} · {kind}' },
	us: { 'zh-CN': '我方', 'en-US': 'Us' },
	usTo: { 'zh-CN': '我方', 'en-US': 'us' },
	unreached: { 'zh-CN': '没有联系上', 'en-US': 'not reached' },
	sealed: { 'zh-CN': '全过程完好 · 封印 {seal}', 'en-US': 'The story is intact · seal {seal}' },
	tampered: {
		'zh-CN': '这段记录在封存后被改动过，请告诉管理员核验日志。',
		'en-US': 'This story was changed after it was sealed. Ask an admin to verify the log.',
	},
	said: { 'zh-CN': '客户说', 'en-US': 'The customer said' },
} as const satisfies Readonly<Record<string, Text>>;
