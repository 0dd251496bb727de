import type { Text } from '../../domain/language.js';

export const surveyWords = {
	title: { 'zh-CN': '请客户确认', 'en-US': 'Ask the customer' },
	how: {
		'zh-CN': '可以由系统发给客户，也可以自己用客户喜欢的方式发过去。客户打开后可以评分、留言，或说还没解决。',
		'en-US':
			'Let the desk send the link, or pass it on the way the customer likes. They can rate, add words, or say it is not solved.',
	},
	link: { 'zh-CN': '客户的链接', 'en-US': 'The customer’s link' },
	copy: { 'zh-CN': '复制链接', 'en-US': 'Copy the link' },
	copyMessage: { 'zh-CN': '复制这段话', 'en-US': 'Copy the message' },
	copied: { 'zh-CN': '已复制，可以粘贴了。', 'en-US': 'Copied; you can paste it now.' },
	send: { 'zh-CN': '由系统发送', 'en-US': 'Send it' },
	sent: { 'zh-CN': '正在发给客户（{way}）。', 'en-US': 'On its way to the customer ({way}).' },
	message: {
		'zh-CN': '您好，您反映的问题 {number} 我们已处理。解决得怎么样，想听您说一句，不到两分钟：{url}',
		'en-US':
			'Hello, we have worked on your issue {number}. Please tell us how it went; it takes less than two minutes: {url}',
	},
	until: { 'zh-CN': '链接在{when}之前有效。', 'en-US': 'The link is good until {when}.' },
	failed: { 'zh-CN': '链接没有生成。', 'en-US': 'There is no link yet.' },
	again: { 'zh-CN': '重试', 'en-US': 'Try again' },
	close: { 'zh-CN': '关闭', 'en-US': 'Close' },
} as const satisfies Readonly<Record<string, Text>>;
