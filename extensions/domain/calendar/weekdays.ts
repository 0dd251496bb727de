import type { Weekday } from '../calendar.js';
import type { Text } from '../language.js';

export const weekdayNames = {
	mon: { 'zh-CN': '周一', 'en-US': 'Monday' },
	tue: { 'zh-CN': '周二', 'en-US': 'Tuesday' },
	wed: { 'zh-CN': '周三', 'en-US': 'Wednesday' },
	thu: { 'zh-CN': '周四', 'en-US': 'Thursday' },
	fri: { 'zh-CN': '周五', 'en-US': 'Friday' },
	sat: { 'zh-CN': '周六', 'en-US': 'Saturday' },
	sun: { 'zh-CN': '周日', 'en-US': 'Sunday' },
} as const satisfies Readonly<Record<Weekday, Text>>;

/** In the order of a week that begins on Monday. */
export const weekdays = Object.keys(weekdayNames) as Weekday[];
