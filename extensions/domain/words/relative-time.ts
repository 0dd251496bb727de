import type { Language } from '../language.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Says how long something takes, the way people say it: the two largest units at most, never a zero.
 *
 * @param milliseconds the length; its sign does not matter
 * @param language whose words
 * @example sayDuration(4_320_000, 'en-US') //=> '1 h 12 min'
 * @example sayDuration(1_380_000, 'zh-CN') //=> '23 分钟'
 */
export function sayDuration(milliseconds: number, language: Language): string {
	const length = Math.abs(milliseconds);
	const zh = language === 'zh-CN';
	if (length < minute) return zh ? '不到 1 分钟' : 'under a minute';
	if (length < hour) return sayMinutes(Math.floor(length / minute), zh);
	if (length < day) {
		const rest = Math.floor((length % hour) / minute);
		const hours = sayHours(Math.floor(length / hour), zh);
		return rest === 0 ? hours : `${hours} ${sayMinutes(rest, zh)}`;
	}
	const rest = Math.floor((length % day) / hour);
	const days = sayDays(Math.floor(length / day), zh);
	return rest === 0 || length >= 7 * day ? days : `${days} ${sayHours(rest, zh)}`;
}

/**
 * Says how long ago something was.
 *
 * @example sayAgo(new Date('2024-05-01T09:00Z'), new Date('2024-05-01T09:04Z'), 'en-US') //=> '4 min ago'
 */
export function sayAgo(at: Date, now: Date, language: Language): string {
	const passed = now.getTime() - at.getTime();
	if (passed < minute) return language === 'zh-CN' ? '刚刚' : 'a moment ago';
	return language === 'zh-CN' ? `${sayDuration(passed, language)}前` : `${sayDuration(passed, language)} ago`;
}

/**
 * Says when something is due, or how late it is.
 *
 * @example sayDue(new Date('2024-05-01T09:23Z'), new Date('2024-05-01T09:00Z'), 'zh-CN') //=> '23 分钟后到期'
 */
export function sayDue(due: Date, now: Date, language: Language): string {
	const left = due.getTime() - now.getTime();
	const length = sayDuration(left, language);
	if (language === 'zh-CN') return left < 0 ? `已超时 ${length}` : `${length}后到期`;
	return left < 0 ? `${length} late` : `${length} left`;
}

function sayMinutes(count: number, zh: boolean): string {
	return zh ? `${count} 分钟` : `${count} min`;
}

function sayHours(count: number, zh: boolean): string {
	return zh ? `${count} 小时` : `${count} h`;
}

function sayDays(count: number, zh: boolean): string {
	if (zh) return `${count} 天`;
	return count === 1 ? '1 day' : `${count} days`;
}
