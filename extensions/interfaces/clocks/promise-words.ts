import type { Text } from '../../domain/language.js';

export const promiseWords = {
	give: { 'zh-CN': '承诺时间…', 'en-US': 'Promise a time…' },
	renew: { 'zh-CN': '改承诺…', 'en-US': 'Renew the promise…' },
	title: { 'zh-CN': '给客户一个承诺时间', 'en-US': 'Promise the customer a time' },
	titleRenew: { 'zh-CN': '改期：给客户一个新的承诺时间', 'en-US': 'Renew: promise the customer a new time' },
	note: {
		'zh-CN': '客户会收到通知，也会在自己的页面上看到。承诺代替“2 小时内解决”，可以改期，不能撤回。',
		'en-US':
			'The customer is told and sees it on their page. It takes the place of the solution deadline; it can be renewed, not taken back.',
	},
	standing: { 'zh-CN': '现在承诺的是 {when}。', 'en-US': 'Promised so far: {when}.' },
	left: { 'zh-CN': '还可以改期 {n} 次。', 'en-US': 'It may be renewed {n} more times.' },
	leftOne: { 'zh-CN': '还可以改期 1 次，这是最后一次。', 'en-US': 'It may be renewed once more, and then no more.' },
	spent: {
		'zh-CN': '已改期 {n} 次，用完了。请按时做到，或请主管在设置里放宽。',
		'en-US': 'It has been renewed {n} times, which is all the settings allow. Keep it, or ask your lead.',
	},
	quick: { 'zh-CN': '常用时间', 'en-US': 'Often promised' },
	time: { 'zh-CN': '承诺时间（{zone}）', 'en-US': 'Promised time ({zone})' },
	preview: { 'zh-CN': '客户会看到：最迟 {when}，{left}。', 'en-US': 'The customer sees: by {when}, {left}.' },
	reason: { 'zh-CN': '为什么改期', 'en-US': 'Why it is renewed' },
	reasonHint: { 'zh-CN': '例如：备件明天才到', 'en-US': 'For example: the spare part arrives tomorrow' },
	send: { 'zh-CN': '承诺这个时间', 'en-US': 'Promise this time' },
	cancel: { 'zh-CN': '取消', 'en-US': 'Cancel' },
	past: { 'zh-CN': '这个时间已经过了，请选一个将来的时间。', 'en-US': 'That time has passed; a promise lies ahead.' },
	missing: { 'zh-CN': '请写明改期的原因。', 'en-US': 'Please say why it is renewed.' },
	moved: {
		'zh-CN': '刚刚有人给过承诺，请看一下再决定。',
		'en-US': 'Somebody has just promised a time. Look at it before you decide.',
	},
	failed: { 'zh-CN': '没有保存，您填的内容还在。', 'en-US': 'It was not saved; what you typed is still here.' },
	done: { 'zh-CN': '已承诺 {when}，正在通知客户', 'en-US': 'Promised {when}; the customer is being told' },
} as const satisfies Readonly<Record<string, Text>>;
