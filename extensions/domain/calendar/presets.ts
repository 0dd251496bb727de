import type { Calendar, Interval, Weekday } from '../calendar.js';
import type { Text } from '../language.js';
import { weekdays } from './weekdays.js';

type Preset = { readonly name: Text; readonly days: readonly Weekday[]; readonly hours: readonly Readonly<Interval>[] };

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** Weeks that people ask for, one click each (R18: around the clock is the default). */
export const presets = {
	office: {
		name: { 'zh-CN': '周一至周五 9–18 点', 'en-US': 'Mon–Fri 9–18' },
		days: workdays,
		hours: [['09:00', '18:00']],
	},
	lunch: {
		name: { 'zh-CN': '周一至周五，午休 12–13 点', 'en-US': 'Mon–Fri with lunch 12–13' },
		days: workdays,
		hours: [
			['09:00', '12:00'],
			['13:00', '18:00'],
		],
	},
	always: {
		name: { 'zh-CN': '每天全天，只除去节假日', 'en-US': 'Day and night, less holidays' },
		days: weekdays,
		hours: [['00:00', '24:00']],
	},
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof presets;

/**
 * The week of a preset.
 *
 * @example weekOf('office').sat //=> []
 */
export function weekOf(name: PresetName): Calendar['week'] {
	const { days, hours }: Preset = presets[name];
	const hoursOf = (day: Weekday): Interval[] => (days.includes(day) ? hours.map(([from, to]) => [from, to]) : []);
	return {
		mon: hoursOf('mon'),
		tue: hoursOf('tue'),
		wed: hoursOf('wed'),
		thu: hoursOf('thu'),
		fri: hoursOf('fri'),
		sat: hoursOf('sat'),
		sun: hoursOf('sun'),
	};
}
