import type { Text } from '../../domain/language.js';

export const calendarWords = {
	empty: {
		'zh-CN': '现在是全天候（24×7）：期限日夜都走，周末和节假日也不停。',
		'en-US': 'Around the clock (24×7): time runs day and night, on weekends and holidays too.',
	},
	choose: {
		'zh-CN': '要按工作时间计算，请选一种开始：',
		'en-US': 'To count working time only, start with one of these:',
	},
	broken: {
		'zh-CN': '存着的内容不是工作日历，所以期限按全天候计算。您可以从下面选一种重新开始；保存前原内容不会丢。',
		'en-US':
			'What is stored is no calendar, so deadlines run around the clock. Start with one of these; what is stored stays until you save.',
	},
	stored: { 'zh-CN': '存着的内容', 'en-US': 'What is stored' },
	zone: { 'zh-CN': '时区', 'en-US': 'Time zone' },
	zoneNow: { 'zh-CN': '当地现在 {time}', 'en-US': 'It is {time} there now' },
	zoneOther: {
		'zh-CN': '天数和编号按 {zone} 计算（上面的时区设置）。',
		'en-US': 'Days and numbers are counted in {zone} (the time zone above).',
	},
	week: { 'zh-CN': '每周工作时间', 'en-US': 'The week' },
	total: { 'zh-CN': '每周 {hours} 小时', 'en-US': '{hours} hours a week' },
	presets: { 'zh-CN': '整周改为：', 'en-US': 'Make it:' },
	copy: { 'zh-CN': '周一照抄到周二至周五', 'en-US': 'Copy Monday to Tue–Fri' },
	copied: { 'zh-CN': '周一已抄到周二至周五', 'en-US': 'Monday copied to Tue–Fri' },
	preset: { 'zh-CN': '整周已改为“{name}”', 'en-US': 'The week is now “{name}”' },
	cleared: { 'zh-CN': '已改回全天候', 'en-US': 'Back to around the clock' },
	clear: { 'zh-CN': '清空，改回全天候（24×7）', 'en-US': 'Empty it: around the clock (24×7)' },
	edited: { 'zh-CN': '已修改', 'en-US': 'Changed' },
	undo: { 'zh-CN': '撤销', 'en-US': 'Undo' },
	undone: { 'zh-CN': '已撤销', 'en-US': 'Undone' },
	unsaved: { 'zh-CN': '保存页面后才生效。', 'en-US': 'It takes effect when you save the page.' },
} as const satisfies Readonly<Record<string, Text>>;

export const hoursWords = {
	closed: { 'zh-CN': '不上班', 'en-US': 'Closed' },
	opens: { 'zh-CN': '{day}第 {n} 段开始', 'en-US': '{day}, hours {n}: from' },
	closes: { 'zh-CN': '{day}第 {n} 段结束', 'en-US': '{day}, hours {n}: to' },
	add: { 'zh-CN': '{day}加一段', 'en-US': 'Add hours on {day}' },
	remove: { 'zh-CN': '去掉{day}第 {n} 段', 'en-US': 'Remove hours {n} of {day}' },
} as const satisfies Readonly<Record<string, Text>>;

export const exceptionWords = {
	title: { 'zh-CN': '节假日和特殊日期', 'en-US': 'Holidays and other exceptions' },
	none: {
		'zh-CN': '还没有。没有登记的节假日会按普通工作日计算。',
		'en-US': 'None yet. A holiday that is not entered counts as an ordinary day.',
	},
	add: { 'zh-CN': '添加日期', 'en-US': 'Add dates' },
	china: { 'zh-CN': '载入中国法定节假日和调休', 'en-US': 'Load Chinese public holidays' },
	ics: { 'zh-CN': '导入 .ics 文件…', 'en-US': 'Import an .ics file…' },
	year: {
		'zh-CN': '{year} 年：休息 {off} 天，另定时段 {own} 天',
		'en-US': '{year}: {off} days off, {own} with hours of their own',
	},
	holiday: { 'zh-CN': '休息', 'en-US': 'Holiday' },
	days: { 'zh-CN': '{n} 天', 'en-US': '{n} days' },
	edit: { 'zh-CN': '修改 {dates}', 'en-US': 'Edit {dates}' },
	remove: { 'zh-CN': '删除 {dates}', 'en-US': 'Remove {dates}' },
	removed: { 'zh-CN': '已删除 {dates}', 'en-US': '{dates} removed' },
	added: { 'zh-CN': '已登记 {dates}', 'en-US': '{dates} entered' },
	loaded: { 'zh-CN': '已载入 {n} 天', 'en-US': '{n} days loaded' },
	failed: { 'zh-CN': '没有载入，什么也没改。', 'en-US': 'Nothing was loaded, and nothing has changed.' },
	tooLarge: { 'zh-CN': '文件太大：最多 1 MB。', 'en-US': 'The file is too large: at most 1 MB.' },
	until: { 'zh-CN': '节假日已知至', 'en-US': 'Holidays are known until' },
	untilNote: {
		'zh-CN': '留空则不提醒。',
		'en-US': 'Left empty, nobody is reminded.',
	},
	good: { 'zh-CN': '还有 {n} 天，到期前会提醒。', 'en-US': '{n} days left; you are reminded in time.' },
	ending: {
		'zh-CN': '只剩 {n} 天：请登记之后的节假日。',
		'en-US': 'Only {n} days left: enter the holidays that follow.',
	},
	past: {
		'zh-CN': '已过期 {n} 天：之后的节假日被当作普通工作日。',
		'en-US': 'Ran out {n} days ago: later holidays count as ordinary days.',
	},
} as const satisfies Readonly<Record<string, Text>>;

export const dialogWords = {
	addTitle: { 'zh-CN': '添加日期', 'en-US': 'Add dates' },
	editTitle: { 'zh-CN': '修改日期', 'en-US': 'Edit dates' },
	from: { 'zh-CN': '从', 'en-US': 'From' },
	to: { 'zh-CN': '到（含当天）', 'en-US': 'To (that day too)' },
	kind: { 'zh-CN': '这些天', 'en-US': 'These days are' },
	holiday: { 'zh-CN': '休息', 'en-US': 'a holiday' },
	own: { 'zh-CN': '上班，时段如下', 'en-US': 'worked at these hours' },
	wrong: {
		'zh-CN': '请填写日期，结束不早于开始，最多 366 天。',
		'en-US': 'Give the dates: the end no earlier than the start, 366 days at most.',
	},
	cancel: { 'zh-CN': '取消', 'en-US': 'Cancel' },
	keep: { 'zh-CN': '确定', 'en-US': 'Keep' },
	importTitle: { 'zh-CN': '{file} 里的日期', 'en-US': 'What {file} holds' },
	found: {
		'zh-CN': '读到 {n} 天，其中 {changed} 天会改动现有日历。',
		'en-US': '{n} days were read; {changed} of them change the calendar.',
	},
	nothing: { 'zh-CN': '没有读到可用的日期。', 'en-US': 'No date in it can be used.' },
	doubts: { 'zh-CN': '请留意', 'en-US': 'Please note' },
	apply: { 'zh-CN': '加入 {n} 天', 'en-US': 'Add {n} days' },
	known: { 'zh-CN': '节假日由此已知至', 'en-US': 'Holidays are then known until' },
} as const satisfies Readonly<Record<string, Text>>;
