import type { Language } from '../../extensions/domain/language.js';
import { sayClock, sayDay } from '../../extensions/domain/words/moment.js';
import { html, type Html } from './html.js';

/**
 * Fills the `{names}` of a text; what is filled in is escaped unless it is markup.
 *
 * @example fill('{number} is solved', { number: 'W20240501-003' }).text //=> 'W20240501-003 is solved'
 */
export function fill(text: string, parts: Readonly<Record<string, string | Html>>): Html {
	const pieces = text.split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 0 ? piece : (parts[piece] ?? '')));
	return html`${pieces}`;
}

/**
 * Says a day, with the hour where there is one, in words that stay true tomorrow.
 *
 * @param zone the organisation's
 * @example sayWhen(new Date('2024-05-01T08:00Z'), 'en-US', 'Asia/Shanghai', 'minute').text
 * //=> '<time datetime="2024-05-01T08:00:00.000Z">Wednesday, May 1 at 16:00</time>'
 */
export function sayWhen(at: Date, language: Language, zone: string, precision: 'day' | 'minute'): Html {
	const clock = precision === 'minute' ? ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const) : {};
	const day = { weekday: 'long', month: 'long', day: 'numeric', timeZone: zone } as const;
	const said = new Intl.DateTimeFormat(language, { ...day, ...clock }).format(at);
	return html`<time datetime="${at.toISOString()}">${said}</time>`;
}

/**
 * Shortens a text to one line that names what it is about.
 *
 * @param most characters that stay
 * @example shorten('一二三四五', 3) //=> '一二三…'
 */
export function shorten(text: string, most: number): string {
	const characters = [...text.replace(/\s+/g, ' ').trim()];
	return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('').trimEnd()}…`;
}

/**
 * Says a moment from where the reader stands now: the clock, and the day as people say it.
 *
 * @param zone the organisation's
 * @example sayBy(new Date('2024-05-01T08:00Z'), 'en-US', 'Asia/Shanghai', new Date('2024-05-01T06:00Z')).text
 * //=> '<time datetime="2024-05-01T08:00:00.000Z">16:00 today</time>'
 */
export function sayBy(at: Date, language: Language, zone: string, now: Date): Html {
	const place = { now, language, timeZone: zone };
	const [clock, day] = [sayClock(at, place), sayDay(at, place)];
	const near = /^(Today|Yesterday|Tomorrow)$/.test(day);
	const said = language === 'zh-CN' ? `${day} ${clock}` : `${clock} ${near ? day.toLowerCase() : `on ${day}`}`;
	return html`<time datetime="${at.toISOString()}">${said}</time>`;
}
