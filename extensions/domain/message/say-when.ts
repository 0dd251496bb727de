import type { Language } from '../language.js';
import { sayClock, sayDay } from '../words/moment.js';

/**
 * Says a time in the middle of a sentence to a customer.
 *
 * @param place `now`, whose words, and the organisation's zone
 * @example sayWhen(new Date('2024-05-01T08:00Z'), { now: new Date('2024-05-01T06:00Z'), language: 'zh-CN', timeZone: 'Asia/Shanghai' })
 * //=> '今天 16:00'
 * @example sayWhen(new Date('2024-05-02T08:00Z'), { now: new Date('2024-05-01T06:00Z'), language: 'en-US', timeZone: 'Asia/Shanghai' })
 * //=> '16:00 tomorrow'
 */
export function sayWhen(
	at: Date,
	place: { readonly now: Date; readonly language: Language; readonly timeZone: string },
): string {
	const [day, clock] = [sayDay(at, place), sayClock(at, place)];
	if (place.language === 'zh-CN') return `${day} ${clock}`;
	return /^[A-Z][a-z]+$/.test(day) ? `${clock} ${day.toLowerCase()}` : `${clock} on ${day}`;
}
