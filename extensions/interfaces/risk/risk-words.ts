import type { Text } from '../../domain/language.js';

export const riskWords = {
	level: { 'zh-CN': '流失风险：{level}', 'en-US': 'Risk of leaving: {level}' },
	sum: { 'zh-CN': '{n} / 100', 'en-US': '{n} of 100' },
	until: { 'zh-CN': '计到 {day}', 'en-US': 'counts until {day}' },
	weighs: { 'zh-CN': '+{n}', 'en-US': '+{n}' },
	issue: { 'zh-CN': '看问题', 'en-US': 'See the issue' },
	answer: { 'zh-CN': '看答卷', 'en-US': 'See the answer' },
	signals: { 'zh-CN': '风险信号', 'en-US': 'Signals of risk' },
} as const satisfies Readonly<Record<string, Text>>;
