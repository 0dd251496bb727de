import type { Text } from '../../domain/language.js';

export const filesWords = {
	failed: { 'zh-CN': '附件没有取到。', 'en-US': 'The files could not be loaded.' },
	none: { 'zh-CN': '没有附件。', 'en-US': 'No files came with it.' },
	care: {
		'zh-CN': '来自外部，打开前请留意。',
		'en-US': 'They come from outside; look twice before you open one.',
	},
} as const satisfies Readonly<Record<string, Text>>;
