import type { Text } from '../../domain/language.js';

export const privateWords = {
	show: { 'zh-CN': '查看', 'en-US': 'Show' },
	hide: { 'zh-CN': '遮盖', 'en-US': 'Hide' },
	change: { 'zh-CN': '更换', 'en-US': 'Change' },
	keep: { 'zh-CN': '不换了，保留原来的', 'en-US': 'Keep the old one' },
	logged: {
		'zh-CN': '查看会记入日志，一分钟后自动遮盖',
		'en-US': 'Showing it is logged; it hides again after a minute',
	},
	newValue: { 'zh-CN': '输入新的，保存后加密', 'en-US': 'Type the new one; it is encrypted when saved' },
	masked: { 'zh-CN': '已遮盖', 'en-US': 'masked' },
	clear: { 'zh-CN': '完整内容', 'en-US': 'in clear' },
	gone: { 'zh-CN': '（没有内容）', 'en-US': '(nothing kept)' },
	forbidden: { 'zh-CN': '您的角色不能查看完整内容。', 'en-US': 'Your role may not see this in clear.' },
	failed: { 'zh-CN': '没有取到：{reason}', 'en-US': 'It could not be shown: {reason}' },
} as const satisfies Readonly<Record<string, Text>>;
