import type { Language, Text } from '../language.js';
import type { Weekday } from '../calendar.js';
import { weekdayNames } from './weekdays.js';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, 'en-US': en });

/** Everything that can be wrong with a calendar or a file of holidays. What is not in this list is a bug. */
const entries = {
	not_a_calendar: () => both('这不是工作日历。', 'This is not a calendar.'),
	missing: () => both('缺少这一项。', 'This is missing.'),
	no_hours: () =>
		both('缺少时段；不上班请写空的列表 []。', 'The hours are missing. For a day without work write an empty list, [].'),
	not_a_week: () =>
		both('应为周一 (mon) 到周日 (sun) 每天的时段。', 'This must give the hours of each day from mon to sun.'),
	unknown_field: (name) => both(`没有“${name}”这一项。`, `There is no such entry as “${name}”.`),
	unknown_zone: (zone) =>
		both(
			`没有时区“${zone}”；请写成 Asia/Shanghai 这样。`,
			`There is no time zone “${zone}”. Write one like Asia/Shanghai.`,
		),
	not_intervals: () =>
		both(
			'应为时段列表，例如 [["09:00", "12:00"], ["13:00", "18:00"]]。',
			'This must be a list of hours such as [["09:00", "12:00"], ["13:00", "18:00"]].',
		),
	not_a_time: (text) =>
		both(
			`看不懂时间“${text}”；请写成 09:00，一天结束写 24:00。`,
			`“${text}” is no time of day. Write 09:00; the end of the day is 24:00.`,
		),
	inverted: (interval) =>
		both(
			`时段 ${interval} 没有先开始后结束；跨夜请分成两段，例如 22:00–24:00 和次日 00:00–06:00。`,
			`${interval} does not begin before it ends. Hours past midnight go in two parts, such as 22:00–24:00 and 00:00–06:00 of the next day.`,
		),
	overlap: (intervals) => both(`时段 ${intervals} 重叠。`, `${intervals} overlap.`),
	too_many_intervals: (most) => both(`时段太多：一天最多 ${most} 段。`, `Too many hours: at most ${most} a day.`),
	not_a_date: (text) =>
		both(`没有日期“${text}”；请写成 2026-05-01。`, `There is no date “${text}”. Write it like 2026-05-01.`),
	not_exceptions: () => both('应为日期到时段列表的对照。', 'This must give hours by date.'),
	too_many_exceptions: (most) => both(`例外日期太多：最多 ${most} 天。`, `Too many dates: at most ${most}.`),
	no_working_time: () =>
		both(
			'一周里没有任何工作时间，期限永远不会到。请至少给一天填写时段。',
			'The week has no working time at all, so no deadline would ever be due. Give at least one day its hours.',
		),
	more: (count) => both(`还有 ${count} 处问题。`, `And ${count} more problems.`),
	not_ics: () => both('这不是 iCalendar (ics) 文件。', 'This is not an iCalendar (ics) file.'),
	no_days: () => both('文件里没有全天的日程。', 'There is no all-day event in the file.'),
	too_large: (most) => both(`文件太大：最多 ${most} 个字符。`, `The file is too large: at most ${most} characters.`),
	not_all_day: () => both('不是全天的日程，已略过。', 'This event does not last all day and was left out.'),
	bad_days: () => both('日期有误，已略过。', 'The dates of this event make no sense; it was left out.'),
	too_long: (most) => both(`超过 ${most} 天，已略过。`, `This event lasts more than ${most} days and was left out.`),
	worked_day: (date) =>
		both(
			`${date} 是调休上班日；请先填写上班时段，已略过。`,
			`${date} is worked in exchange for a holiday; it was left out because its hours are not known.`,
		),
	unknown_repeat: (rule) =>
		both(
			`重复规则“${rule}”无法展开，只取了第一次。`,
			`Its repetition, “${rule}”, is not understood; only the first time was taken.`,
		),
} as const satisfies Readonly<Record<string, (detail: string) => Text>>;

export type ProblemCode = keyof typeof entries;

export const problemCodes = Object.keys(entries) as ProblemCode[];

const fieldNames: Readonly<Record<string, Text>> = {
	timeZone: both('时区', 'Time zone'),
	week: both('每周时间', 'Week'),
	exceptions: both('例外日期', 'Exceptions'),
	coveredUntil: both('节假日已知至', 'Covered until'),
};

/** Messages quote no more of what was written. */
const mostQuoted = 60;

/**
 * Says what is wrong, and where.
 *
 * @param path the field, then the weekday or the date; for a file the name of the event; empty where all of it is meant
 * @param detail what was written, or the limit
 * @example describeProblem('not_a_time', ['week', 'mon'], '9:00', 'en-US')
 * //=> 'Monday: “9:00” is no time of day. Write 09:00; the end of the day is 24:00.'
 */
export function describeProblem(
	code: ProblemCode,
	path: readonly string[],
	detail: string,
	language: Language,
): string {
	const where = nameOf(path, language);
	const message = entries[code](quote(detail))[language];
	if (where === '') return message;
	return language === 'zh-CN' ? `${where}：${message}` : `${where}: ${message}`;
}

function nameOf(path: readonly string[], language: Language): string {
	const last = path.at(-1);
	if (last === undefined) return '';
	const known: Text | false | undefined =
		path[0] === 'week' && path.length > 1 ? weekdayNames[last as Weekday] : path.length === 1 && fieldNames[last];
	return known ? known[language] : quote(last);
}

function quote(text: string): string {
	return text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text;
}
