import { methods } from '../../domain/choices.js';
import { skipReasons } from '../../domain/message/channel.js';
import { messageKinds } from '../../domain/message/kinds.js';
import type { Language, Text } from '../../domain/language.js';
import type { LoggedEvent } from './story.js';

const lines: Readonly<Record<string, Text & { readonly icon: string }>> = {
	sent: {
		'zh-CN': '已通过{channel}告知客户：{kind}',
		'en-US': 'The customer was told by {channel}: {kind}',
		icon: 'mark_email_read',
	},
	delivered: {
		'zh-CN': '客户已收到（{channel}）：{kind}',
		'en-US': 'Delivered by {channel}: {kind}',
		icon: 'done_all',
	},
	dead: {
		'zh-CN': '没能通过{channel}送达，已放弃：{kind}',
		'en-US': 'Could not be delivered by {channel}, given up: {kind}',
		icon: 'sms_failed',
	},
	resent: {
		'zh-CN': '{who}让它通过{channel}重发：{kind}',
		'en-US': '{who} had it sent again by {channel}: {kind}',
		icon: 'forward_to_inbox',
	},
	skipped: {
		'zh-CN': '没有发给客户：{kind}（{reason}）',
		'en-US': 'Not sent to the customer: {kind} ({reason})',
		icon: 'speaker_notes_off',
	},
};

/**
 * Tells what became of a message to the customer.
 *
 * @param who did it, where it was somebody
 * @example tellMessage({ to: 'solved', data: { channel: 'email', state: 'sent' }, … }, '', 'en-US').line
 * //=> 'The customer was told by e-mail: solved: please confirm'
 */
export function tellMessage(
	{ to, data }: LoggedEvent,
	who: string,
	language: Language,
): { readonly line: string; readonly icon: string } {
	const { icon, ...text } = lines[data?.state ?? ''] ?? { ...messages, icon: 'mail' };
	const name = (list: Readonly<Record<string, Text>>, key: string | null | undefined): string =>
		midSentence(list[key ?? '']?.[language] ?? key ?? '');
	const parts: Readonly<Record<string, string>> = {
		who,
		kind: name(messageKinds, to),
		channel: data?.channel === 'sms' ? methods.sms[language] : name(methods, data?.channel),
		reason: name(skipReasons, data?.reason),
	};
	return { line: text[language].replaceAll(/\{(\w+)\}/g, (_, key: string) => parts[key] ?? ''), icon };
}

/** A message of which nothing more is known. */
const messages: Text = { 'zh-CN': '给客户的消息：{kind}', 'en-US': 'A message to the customer: {kind}' };

function midSentence(words: string): string {
	return /^[A-Z][a-z-]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
