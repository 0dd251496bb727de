import type { Calendar, Pause } from '../../../extensions/domain/calendar';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Every minute of a time as the wall clock of a zone shows it. */
export type Minutes = { timeZone: string; start: number; shown: readonly { date: string; clock: string }[] };

/** Asks Intl, minute by minute, what the clocks show. */
export function readMinutes(timeZone: string, start: number, days: number): Minutes {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
	});
	const shown = Array.from({ length: days * 1440 }, (_, minute) => {
		const parts = format.formatToParts(start + minute * 60_000);
		const part = (type: string) => parts.find((found) => found.type === type)!.value;
		return { date: `${part('year')}-${part('month')}-${part('day')}`, clock: `${part('hour')}:${part('minute')}` };
	});
	return { timeZone, start, shown };
}

export type Kind = 'working' | 'closed' | 'holiday' | 'pause';

/** What each minute is, by the plainest reading of the calendar. */
export function kindsOf({ start, shown }: Minutes, calendar: Calendar, pauses: readonly Pause[]): Kind[] {
	const days = new Map<string, [string, string][]>();
	return shown.map(({ date, clock }, index) => {
		let intervals = days.get(date);
		if (!intervals) {
			const weekday = weekdays[new Date(`${date}T12:00:00Z`).getUTCDay()]!;
			days.set(date, (intervals = calendar.exceptions[date] ?? calendar.week[weekday]));
		}
		if (!intervals.some(([from, to]) => from <= clock && clock < to)) {
			return calendar.exceptions[date]?.length === 0 ? 'holiday' : 'closed';
		}
		const at = start + index * 60_000;
		return pauses.some(([from, to]) => from.getTime() <= at && at < to.getTime()) ? 'pause' : 'working';
	});
}

/** Walks forward until so many seconds have been worked; nothing where the minutes end before. */
export function walkForward(minutes: Minutes, kinds: readonly Kind[], from: number, seconds: number): Date | undefined {
	let rest = seconds;
	for (let index = from; index < kinds.length && rest > 0; index++) {
		if (kinds[index] !== 'working') continue;
		if (rest <= 60) return new Date(minutes.start + index * 60_000 + rest * 1000);
		rest -= 60;
	}
	return rest > 0 ? undefined : new Date(minutes.start + from * 60_000);
}

/** Walks back in the same way. */
export function walkBack(minutes: Minutes, kinds: readonly Kind[], from: number, seconds: number): Date | undefined {
	let rest = seconds;
	for (let index = from - 1; index >= 0 && rest > 0; index--) {
		if (kinds[index] !== 'working') continue;
		if (rest <= 60) return new Date(minutes.start + (index + 1) * 60_000 - rest * 1000);
		rest -= 60;
	}
	return rest > 0 ? undefined : new Date(minutes.start + from * 60_000);
}
