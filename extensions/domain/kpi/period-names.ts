import type { Text } from '../language.js';

type NamedPeriod = {
	readonly name: Text;
	/** By what to cut it so that a line has enough points and not too many. */
	readonly by: 'day' | 'week' | 'month';
	/** What it is compared with: as many days, just before. */
	readonly before: Text;
};

const before = (zh: string, en: string): Text => ({ 'zh-CN': zh, 'en-US': en });

/** Periods that people speak of. The server turns them into days, for it knows the organisation's zone. */
export const periods = {
	last_7_days: {
		name: { 'zh-CN': '最近 7 天', 'en-US': 'Last 7 days' },
		by: 'day',
		before: before('前 7 天', 'the 7 days before'),
	},
	last_30_days: {
		name: { 'zh-CN': '最近 30 天', 'en-US': 'Last 30 days' },
		by: 'day',
		before: before('前 30 天', 'the 30 days before'),
	},
	last_90_days: {
		name: { 'zh-CN': '最近 90 天', 'en-US': 'Last 90 days' },
		by: 'week',
		before: before('前 90 天', 'the 90 days before'),
	},
	last_365_days: {
		name: { 'zh-CN': '最近 365 天', 'en-US': 'Last 365 days' },
		by: 'month',
		before: before('前 365 天', 'the 365 days before'),
	},
	this_month: {
		name: { 'zh-CN': '本月', 'en-US': 'This month' },
		by: 'day',
		before: before('此前同样天数', 'as many days before'),
	},
	last_month: {
		name: { 'zh-CN': '上月', 'en-US': 'Last month' },
		by: 'day',
		before: before('此前同样天数', 'as many days before'),
	},
	this_quarter: {
		name: { 'zh-CN': '本季度', 'en-US': 'This quarter' },
		by: 'week',
		before: before('此前同样天数', 'as many days before'),
	},
	last_quarter: {
		name: { 'zh-CN': '上季度', 'en-US': 'Last quarter' },
		by: 'week',
		before: before('此前同样天数', 'as many days before'),
	},
	this_year: {
		name: { 'zh-CN': '今年', 'en-US': 'This year' },
		by: 'month',
		before: before('此前同样天数', 'as many days before'),
	},
} as const satisfies Readonly<Record<string, NamedPeriod>>;

export type PeriodName = keyof typeof periods;

export const periodNames = Object.keys(periods) as [PeriodName, ...PeriodName[]];

export const defaultPeriod: PeriodName = 'last_30_days';

/**
 * The period that a panel was told, or the default where it was told nothing that is known.
 *
 * @example toPeriodName('this_month') //=> 'this_month'
 */
export function toPeriodName(text: unknown): PeriodName {
	return periodNames.find((name) => name === text) ?? defaultPeriod;
}
