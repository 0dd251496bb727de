import type { Calendar, Interval } from '../../../extensions/domain/calendar';

/** Monday to Friday with a break at noon. */
export function office(timeZone: string, exceptions: Record<string, Interval[]> = {}): Calendar {
	const day = (): Interval[] => [
		['09:00', '12:00'],
		['13:00', '18:00'],
	];
	return {
		timeZone,
		week: { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), sat: [], sun: [] },
		exceptions,
	};
}

/** The same hours on each of the seven days. */
export function everyDay(timeZone: string, hours: Interval[], exceptions: Record<string, Interval[]> = {}): Calendar {
	return {
		timeZone,
		week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
		exceptions,
	};
}
