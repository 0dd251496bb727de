import type { Language, Text } from '../language.js';
import type { Facts } from './filling.js';
import { nameBefore } from '../words/spacing.js';
import { sayWhen } from './say-when.js';

type Known = Pick<Facts, 'owner' | 'promised' | 'answerBy'> & {
	readonly status: string;
	readonly waiting: string | null;
	/** What the customer was told last, and when. */
	readonly last: { readonly text: string; readonly at: Date } | null;
};

const sentences = {
	recorded: { 'zh-CN': '问题已登记，{owner}会跟进。', 'en-US': 'It is on record and {owner} will look after it.' },
	handling: { 'zh-CN': '{owner}正在处理。', 'en-US': '{owner} is working on it.' },
	feedback: { 'zh-CN': '我们已给出解决方案，等您确认。', 'en-US': 'We have given you a solution and await your word.' },
	customer: { 'zh-CN': '我们在等您补充的信息。', 'en-US': 'We are waiting for what we asked you for.' },
	third_party: { 'zh-CN': '我们在等第三方的答复。', 'en-US': 'We are waiting for a third party to answer.' },
	last: { 'zh-CN': '上次（{at}）告诉您：{text}', 'en-US': 'Last time ({at}) we told you: {text}' },
	promised: { 'zh-CN': '最迟{at} 给您结果。', 'en-US': 'You will have the result by {at}.' },
	answerBy: { 'zh-CN': '最迟{at} 再告诉您进展。', 'en-US': 'You will hear from us again by {at}.' },
} as const satisfies Readonly<Record<string, Text>>;

const someone: Text = { 'zh-CN': '我们', 'en-US': 'We' };

/**
 * Drafts what to tell a customer about the progress, from the facts alone; a person edits it before it goes.
 *
 * @param place `now`, whose words, and the organisation's zone
 * @example draftProgress({ status: 'handling', owner: 'Dana', promised: new Date('2024-05-01T08:00Z'), … }, place)
 * //=> 'Dana is working on it.\nYou will have the result by 16:00 today.'
 */
export function draftProgress(
	known: Known,
	place: { readonly now: Date; readonly language: Language; readonly timeZone: string },
): string {
	const { language, now } = place;
	const say = (name: keyof typeof sentences, parts: Readonly<Record<string, string>> = {}): string =>
		sentences[name][language].replaceAll(/\{(\w+)\}/g, (_, key: string) => parts[key] ?? '');
	const owner = nameBefore(known.owner ?? someone[language], language);
	const stands = known.status === 'recorded' || known.status === 'feedback' ? known.status : 'handling';
	const lines = [known.owner === null && language === 'en-US' ? noName[stands] : say(stands, { owner })];
	if (known.waiting === 'customer' || known.waiting === 'third_party') lines.push(say(known.waiting));
	if (known.last) lines.push(say('last', { at: sayWhen(known.last.at, place), text: known.last.text }));
	const due = (
		[
			['promised', known.promised],
			['answerBy', known.answerBy],
		] as const
	).find(([, at]) => at && at > now);
	if (due?.[1] && known.status !== 'feedback') lines.push(say(due[0], { at: sayWhen(due[1], place) }));
	return lines.join('\n');
}

/** English needs another verb where nobody is named. */
const noName = {
	recorded: 'It is on record and we will look after it.',
	handling: 'We are working on it.',
	feedback: sentences.feedback['en-US'],
} as const;
