import type { Text } from '../../extensions/domain/language.js';

export const figureWords = {
	against: { 'zh-CN': '与{before}相比', 'en-US': 'Compared with {before}' },
	goal: { 'zh-CN': '目标 {sign} {goal}', 'en-US': 'Goal {sign} {goal}' },
	met: { 'zh-CN': '已达到', 'en-US': 'met' },
	missed: { 'zh-CN': '未达到', 'en-US': 'not yet' },
	noIssues: { 'zh-CN': '期内还没有相关问题', 'en-US': 'No such issues yet' },
	nothing: { 'zh-CN': '这段时间还没有数据', 'en-US': 'Nothing in this period yet' },
} as const satisfies Readonly<Record<string, Text>>;
