import type { Language } from '../language.js';

/**
 * Says the key of a stretch of time: a day, an ISO week or a month.
 *
 * @param key `2024-05-01`, `2024-W18` or `2024-05`
 * @example sayBucket('2024-W18', 'zh-CN') //=> '第 18 周'
 * @example sayBucket('2024-05-01', 'en-US') //=> 'May 1'
 */
export function sayBucket(key: string, language: Language): string {
	const week = /^\d{4}-W(\d{2})$/.exec(key);
	if (week) return language === 'zh-CN' ? `第 ${Number(week[1])} 周` : `W${Number(week[1])}`;
	const [year, month, day] = key.split('-').map(Number);
	if (year === undefined || month === undefined) return key;
	const at = new Date(Date.UTC(year, month - 1, day ?? 1));
	const size = language === 'zh-CN' ? 'long' : 'short';
	const options: Intl.DateTimeFormatOptions = day === undefined ? { month: size } : { month: size, day: 'numeric' };
	return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at);
}

/**
 * Says the days of a period.
 *
 * @param from `YYYY-MM-DD`
 * @param to `YYYY-MM-DD`, included
 * @example sayDays('2024-05-01', '2024-05-31', 'en-US') //=> 'May 1 – 31, 2024'
 */
export function sayDays(from: string, to: string, language: Language): string {
	const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
	return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}
