import type { Text } from '../language.js';

/** What an audit of the log may find, the first of which it names. */
export const findings = {
	changed: {
		'zh-CN': '事件 {event} 在封存之后被改动过。',
		'en-US': 'Event {event} was changed after it was sealed.',
	},
	missing: {
		'zh-CN': '事件 {event} 已封存，但记录不见了。',
		'en-US': 'Event {event} was sealed and is gone.',
	},
	inserted: {
		'zh-CN': '事件 {event} 是后来插进已封存的记录之间的。',
		'en-US': 'Event {event} was put between events that had long been sealed.',
	},
	cut: {
		'zh-CN': '第 {seq} 个封印不见了，或被移除后重新做过。',
		'en-US': 'Seal {seq} is gone, or was removed and made again.',
	},
	rewritten: {
		'zh-CN': '第 {seq} 个封印与记下的校验值不符：它或它之前的封印被重做过。',
		'en-US': 'Seal {seq} is not the one that was written down: it or one before it was made again.',
	},
	unsealed: {
		'zh-CN': '事件 {event} 等待封存已超过一小时。',
		'en-US': 'Event {event} has waited for its seal for more than an hour.',
	},
	status: {
		'zh-CN': '问题 {issue} 的环节与它最后一个事件不符。',
		'en-US': 'Issue {issue} stands at another step than its last event says.',
	},
} as const satisfies Readonly<Record<string, Text>>;

export type FindingKind = keyof typeof findings;

/** The first broken link: what is wrong, and with what. */
export type Finding = {
	readonly what: FindingKind;
	readonly seq: number | null;
	readonly event: number | null;
	readonly issue: number | null;
};

/**
 * Says a finding in words.
 *
 * @example sayFinding({ what: 'changed', seq: 3, event: 7, issue: 1 })['en-US']
 * //=> 'Event 7 was changed after it was sealed.'
 */
export function sayFinding(finding: Finding): Text {
	const fill = (text: string) =>
		text.replaceAll(/\{(seq|event|issue)\}/g, (_, name: 'seq' | 'event' | 'issue') => String(finding[name] ?? '?'));
	const text = findings[finding.what];
	return { 'zh-CN': fill(text['zh-CN']), 'en-US': fill(text['en-US']) };
}
