import type { Text } from '../../extensions/domain/language.js';

export const letterWords = {
	show: { 'zh-CN': '看没有送达的消息…', 'en-US': 'See what did not arrive…' },
	title: { 'zh-CN': '没有送达的消息', 'en-US': 'Messages that did not arrive' },
	none: { 'zh-CN': '没有：都送达或已重新发送。', 'en-US': 'None: all have arrived or go out again.' },
	what: { 'zh-CN': '{kind} · {channel}{to}', 'en-US': '{kind} · {channel}{to}' },
	why: { 'zh-CN': '{why}（{code}），试了 {n} 次，{ago}写的', 'en-US': '{why} ({code}); {n} tries, written {ago}' },
	resend: { 'zh-CN': '重新发送', 'en-US': 'Send again' },
	resendTo: {
		'zh-CN': '把 {number} 的消息重新发给 {name}',
		'en-US': 'Send the message about {number} to {name} again',
	},
	resent: { 'zh-CN': '已放回发件箱', 'en-US': 'Goes out again' },
	more: { 'zh-CN': '再看更早的', 'en-US': 'Show older ones' },
	onlyLook: { 'zh-CN': '您的角色只能查看，不能重新发送。', 'en-US': 'Your role looks only; it cannot send again.' },
} as const satisfies Readonly<Record<string, Text>>;
