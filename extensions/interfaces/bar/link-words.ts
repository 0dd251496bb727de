import type { Text } from '../../domain/language.js';

export const linkWords = {
	copy: { 'zh-CN': '复制客户的链接', 'en-US': 'Copy the customer’s link' },
	copied: { 'zh-CN': '已复制，可以粘贴了。', 'en-US': 'Copied; you can paste it now.' },
	failed: { 'zh-CN': '链接没有生成，请重试。', 'en-US': 'There is no link yet; please try again.' },
} as const satisfies Readonly<Record<string, Text>>;
