import type { ClockName } from '../deadline/clocks.js';
import { describeAlarm } from '../deadline/alarm-words.js';
import type { Language, Text } from '../language.js';
import { toLine } from '../message/line.js';

/** One alarm as a mail to staff tells it. */
export type AlertLine = {
	readonly number: string;
	readonly description: string;
	readonly clock: ClockName;
	readonly percent: number;
	readonly due: Date;
	readonly critical: boolean;
	/** Where the issue is opened; nothing where nobody could, because PUBLIC_URL is not set. */
	readonly link: string | null;
};

/** What a mail of alarms is made of. */
export type Digest = {
	readonly lines: readonly AlertLine[];
	/** Alarms that have no line of their own. */
	readonly more: number;
	/** Where they are all to be seen. */
	readonly list: string | null;
};

/** Lines that a person would read. */
export const mostLines = 20;

const words = {
	subject: {
		'zh-CN': '{n} 个时限需要你处理,其中 {late} 个已超时',
		'en-US': '{n} deadlines need you, {late} of them late',
	},
	subjectSoon: { 'zh-CN': '{n} 个时限即将到期', 'en-US': '{n} deadlines are coming up' },
	critical: { 'zh-CN': '【特急】', 'en-US': '[Critical] ' },
	more: { 'zh-CN': '还有 {n} 个时限,请在工作台查看。', 'en-US': 'There are {n} more; the desk shows them.' },
	foot: {
		'zh-CN': '收到这封邮件,是因为你负责这些问题或被指定接收提醒。不想再收到:在个人资料里关闭“电子邮件通知”。',
		'en-US':
			'You get this mail because these issues are yours or you were named to be told. To get none: switch off “Email Notifications” in your profile.',
	},
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Puts the alarms of one person into one mail: what is late first, critical issues before others.
 *
 * @param about now, the person's language, the organisation's zone
 * @returns subject and plain text
 * @example writeDigest({ lines: [one], more: 0, list: null }, about).subject //=> 'W20240501-001: First response is due 14:10'
 */
export function writeDigest(
	{ lines, more, list }: Digest,
	about: { readonly now: Date; readonly zone: string; readonly language: Language },
): { readonly subject: string; readonly body: string } {
	const { language } = about;
	const say = (name: keyof typeof words, values: Record<string, number> = {}) =>
		words[name][language].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
	const told = [...lines].sort(byNeed).map((line) => {
		const { number, clock, percent, due } = line;
		return { ...line, words: describeAlarm({ clock: { name: clock, due }, percent }, { ...about, number }, language) };
	});
	const [only] = told;
	const n = lines.length + more;
	const late = lines.filter(({ percent }) => percent >= 100).length;
	const subject = n === 1 && only ? only.words : say(late > 0 ? 'subject' : 'subjectSoon', { n, late });
	const paragraphs = told.map(({ critical, words: line, description, link }) =>
		[`${critical ? say('critical') : ''}${line}`, toLine(description, 80), link ?? ''].filter(Boolean).join('\n'),
	);
	const rest = more > 0 ? [[say('more', { n: more }), list ?? ''].filter(Boolean).join('\n')] : [];
	const critical = told.some((line) => line.critical) ? say('critical') : '';
	return {
		subject: toLine(`${critical}${subject}`, 150),
		body: [...paragraphs, ...rest, say('foot')].join('\n\n'),
	};
}

function byNeed(one: AlertLine, other: AlertLine): number {
	const need = ({ percent, critical }: AlertLine) => (critical ? 2 : 0) + (percent >= 100 ? 1 : 0);
	return need(other) - need(one) || one.due.getTime() - other.due.getTime();
}
