import type { Text } from '../../domain/language.js';
import type { Stretch } from './deadlines.js';

export const kindNames: Readonly<Record<Stretch['kind'], Text>> = {
	working: { 'zh-CN': '工作时间', 'en-US': 'working time' },
	closed: { 'zh-CN': '下班时间，不计', 'en-US': 'closed, does not count' },
	holiday: { 'zh-CN': '节假日，不计', 'en-US': 'holiday, does not count' },
	pause: { 'zh-CN': '等待他人，不计', 'en-US': 'waiting, does not count' },
};

export const kindIcons: Readonly<Record<Stretch['kind'], string>> = {
	working: 'schedule',
	closed: 'bedtime',
	holiday: 'event_busy',
	pause: 'pause_circle',
};

export const whyWords = {
	title: { 'zh-CN': '时限怎么来的', 'en-US': 'Why these deadlines' },
	intro: {
		'zh-CN': '每个时限只由日志和日历算出来，什么时候看都一样。时间按 {zone} 显示。',
		'en-US': 'Each deadline follows from the log and the calendar alone, whenever you look. Times are those of {zone}.',
	},
	promises: {
		'zh-CN': '承诺：做到 {kept} 次，没做到 {broken} 次，改期 {renewed} 次',
		'en-US': 'Promises: {kept} kept, {broken} broken, {renewed} renewed',
	},
	round: { 'zh-CN': '第 {n} 轮处理', 'en-US': 'Round {n}' },
	roundNow: { 'zh-CN': '第 {n} 轮处理（最近一轮）', 'en-US': 'Round {n} (the latest)' },
	fromRecorded: {
		'zh-CN': '从问题登记开始计时：{when}',
		'en-US': 'It counts from when the issue was recorded: {when}',
	},
	fromAgain: { 'zh-CN': '从重新处理开始计时：{when}', 'en-US': 'It counts from when the work began again: {when}' },
	fromTold: {
		'zh-CN': '从上次告知客户开始计时：{when}',
		'en-US': 'It counts from when the customer was last told: {when}',
	},
	fromPromised: { 'zh-CN': '从给出承诺开始计时：{when}', 'en-US': 'It counts from when the promise was given: {when}' },
	fromSolved: {
		'zh-CN': '从给出解决方案开始计时：{when}',
		'en-US': 'It counts from when the solution was given: {when}',
	},
	settings: { 'zh-CN': '闭环设置', 'en-US': 'the settings' },
	category: { 'zh-CN': '问题类别自己的时限', 'en-US': 'the issue’s category' },
	tier: { 'zh-CN': '客户分层自己的时限', 'en-US': 'the customer’s tier' },
	rule: { 'zh-CN': '时限规则“{names}”', 'en-US': 'the deadline rule “{names}”' },
	ruleAll: { 'zh-CN': '适用于全部问题的时限规则', 'en-US': 'the deadline rule for all' },
	granted: { 'zh-CN': '允许 {time}，来自{by}', 'en-US': '{time}, granted by {by}' },
	wholeDays: {
		'zh-CN': '整天按工作日计：到下一个工作日的同一时刻',
		'en-US': 'Whole days are working days: until the same time of the next working day',
	},
	promised: { 'zh-CN': '允许的时间到承诺的时刻为止', 'en-US': 'The time granted ends at the promised moment' },
	asked: {
		'zh-CN': '{time} 内要问客户是否解决，下班时间也算',
		'en-US': 'The customer is to be asked within {time}, around the clock',
	},
	calendar: {
		'zh-CN': '按工作日历 {version}（时区 {zone}）计',
		'en-US': 'Reckoned by the calendar {version} ({zone})',
	},
	waited: {
		'zh-CN': '其中等待他人 {time}，时限顺延',
		'en-US': 'The issue waited for {time} of it; the deadline moved on',
	},
	due: { 'zh-CN': '到期：{when}', 'en-US': 'Due: {when}' },
	duePaused: {
		'zh-CN': '暂停中；如果现在恢复，到期：{when}',
		'en-US': 'Paused; if it went on now, it would be due: {when}',
	},
	met: { 'zh-CN': '按时：{when} 做到，提前 {time}', 'en-US': 'Met: done {when}, {time} early' },
	missed: { 'zh-CN': '超时：{when} 才做到，晚了 {time}', 'en-US': 'Missed: done {when}, {time} late' },
	open: { 'zh-CN': '超时：已晚 {time}，还没做到', 'en-US': 'Missed: {time} late and still open' },
	running: { 'zh-CN': '进行中：还剩 {time}', 'en-US': 'Running: {time} left' },
	paused: { 'zh-CN': '暂停中', 'en-US': 'Paused' },
	renewed: { 'zh-CN': '改期：{when} 由新的承诺代替', 'en-US': 'Renewed: a new promise took its place {when}' },
	replaced: { 'zh-CN': '不再需要：{when} 问题已有答复', 'en-US': 'No longer needed: the issue moved on {when}' },
	stretches: { 'zh-CN': '逐段时间（{n} 段）', 'en-US': 'Stretch by stretch ({n})' },
	columnWhen: { 'zh-CN': '时间', 'en-US': 'From – to' },
	columnKind: { 'zh-CN': '计不计', 'en-US': 'Counts' },
	columnLength: { 'zh-CN': '多长', 'en-US': 'Length' },
	more: { 'zh-CN': '还有 {n} 段没有列出', 'en-US': '{n} more are not listed' },
} as const satisfies Readonly<Record<string, Text>>;
