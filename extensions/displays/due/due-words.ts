import type { Text } from '../../domain/language.js';

export const dueWords = {
	name: { 'zh-CN': '闭环 · 到期倒计时', 'en-US': 'Closed Loop · Time left' },
	description: {
		'zh-CN': '离期限还有多久，或者晚了多久',
		'en-US': 'How much time a deadline leaves, or how late it is',
	},
	soon: { 'zh-CN': '快到期，剩 {left}', 'en-US': 'Soon, {left} left' },
} as const satisfies Readonly<Record<string, Text>>;
