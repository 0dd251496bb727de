import type { Text } from '../language.js';

/** What is mailed to staff outside working time; everything else waits until work opens. */
export const afterHours = {
	critical: { 'zh-CN': '特急问题的提醒', 'en-US': 'Alarms of critical issues' },
	critical_breach: { 'zh-CN': '仅特急问题的超时', 'en-US': 'Critical issues that are late' },
	everything: { 'zh-CN': '全部', 'en-US': 'Everything' },
	nothing: { 'zh-CN': '不发', 'en-US': 'Nothing' },
} as const satisfies Readonly<Record<string, Text>>;

export type AfterHours = keyof typeof afterHours;
