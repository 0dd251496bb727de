import type { Text } from '../../domain/language.js';

export const waitWords = {
	wait: { 'zh-CN': '等待…', 'en-US': 'Wait…' },
	goOn: { 'zh-CN': '不再等待', 'en-US': 'Stop waiting' },
	title: { 'zh-CN': '在等谁？', 'en-US': 'Who does it wait for?' },
	note: {
		'zh-CN': '等待期间，解决和承诺的时限暂停；初步响应和进度告知照常。客户一有消息，等待客户就自动结束。',
		'en-US':
			'While it waits, the solution or the promise pauses; first response and progress go on. A message of the customer ends the wait for them.',
	},
	cancel: { 'zh-CN': '取消', 'en-US': 'Cancel' },
	failed: { 'zh-CN': '没有保存。', 'en-US': 'It was not saved.' },
} as const satisfies Readonly<Record<string, Text>>;
