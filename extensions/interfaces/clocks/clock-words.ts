import type { Text } from '../../domain/language.js';

export const clockWords = {
	title: { 'zh-CN': '时限', 'en-US': 'Deadlines' },
	soon: { 'zh-CN': '快到期，还剩 {left}', 'en-US': 'Due soon, {left} left' },
	elsewhere: { 'zh-CN': '{here}，即 {there}（{zone}）', 'en-US': '{here}, which is {there} ({zone})' },
	waiting: { 'zh-CN': '暂停，恢复后还剩 {left}', 'en-US': 'Paused with {left} left' },
	waitingLate: { 'zh-CN': '暂停，已超时', 'en-US': 'Paused, late' },
	used: { 'zh-CN': '时间已用 {n}%', 'en-US': '{n} % of the time used' },
	why: { 'zh-CN': '时限怎么来的？', 'en-US': 'Why these deadlines?' },
	kept: { 'zh-CN': '时限：按时 {met} 个，超时 {missed} 个', 'en-US': 'Deadlines: {met} met, {missed} missed' },
	keptAll: { 'zh-CN': '时限：{met} 个全部按时', 'en-US': 'Deadlines: all {met} met' },
	failed: { 'zh-CN': '时限没有取到。', 'en-US': 'The deadlines could not be loaded.' },
} as const satisfies Readonly<Record<string, Text>>;
