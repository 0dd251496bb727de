import type { Text } from '../../domain/language.js';

export const progressWords = {
	tell: { 'zh-CN': '告知进度…', 'en-US': 'Tell progress…' },
	title: { 'zh-CN': '告诉客户进展', 'en-US': 'Tell the customer how it goes' },
	note: {
		'zh-CN': '草稿按事实写好，请改成您想说的话。发出去以后才算告知，下一个 24 小时从那时开始。',
		'en-US': 'Drafted from the facts; make it yours. It counts once it has gone out, and the next 24 hours begin then.',
	},
	way: { 'zh-CN': '通过{channels}发送，客户的语言：{language}', 'en-US': 'Sent as {channels}, in {language}' },
	text: { 'zh-CN': '要说的话', 'en-US': 'What to say' },
	unreachable: {
		'zh-CN': '不能由系统发送：{reason}。请直接联系客户，然后在下面登记一条“进度告知”的联系记录。',
		'en-US':
			'The desk cannot send it: {reason}. Reach the customer yourself, then add a contact of kind “Progress” below.',
	},
	send: { 'zh-CN': '发送进度', 'en-US': 'Send progress' },
	cancel: { 'zh-CN': '取消', 'en-US': 'Cancel' },
	loading: { 'zh-CN': '正在起草', 'en-US': 'Drafting' },
	failed: { 'zh-CN': '没有发出，您写的内容还在。', 'en-US': 'It was not sent; what you wrote is still here.' },
	failedDraft: { 'zh-CN': '草稿没有取到。', 'en-US': 'The draft could not be loaded.' },
	done: { 'zh-CN': '进度正在发给客户', 'en-US': 'The progress is on its way to the customer' },
} as const satisfies Readonly<Record<string, Text>>;
