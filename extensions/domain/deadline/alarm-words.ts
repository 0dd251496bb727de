import { nextDues } from '../choices.js';
import type { Language, Text } from '../language.js';
import { sayMoment } from '../words/moment.js';
import type { Clock } from './clocks.js';

const alarmWords = {
	running: { 'zh-CN': '{number}:{what}将于 {due} 到期', 'en-US': '{number}: {what} is due {due}' },
	breach: { 'zh-CN': '{number}:{what}已超时(截止 {due})', 'en-US': '{number}: {what} was due {due} and is late' },
	late: { 'zh-CN': '{number}:{what}仍未完成(截止 {due})', 'en-US': '{number}: {what} was due {due} and is still open' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Says an alarm to a member of staff: which issue, what, by when.
 *
 * @param about the number, the time, the organisation's zone
 * @example describeAlarm(alarm, { number: 'W20240501-001', … }, 'en-US') //=> 'W20240501-001: First response is due today 14:10'
 */
export function describeAlarm(
	{ clock, percent }: { readonly clock: Pick<Clock, 'name' | 'due'>; readonly percent: number },
	about: { readonly number: string; readonly now: Date; readonly zone: string },
	language: Language,
): string {
	const words = percent < 100 ? alarmWords.running : percent === 100 ? alarmWords.breach : alarmWords.late;
	const values: Record<string, string> = {
		number: about.number,
		what: nextDues[clock.name][language],
		due: sayMoment(clock.due, { now: about.now, language, timeZone: about.zone }),
	};
	return words[language].replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}
