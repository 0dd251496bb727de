import { z } from 'zod';
import { addWorkingTime } from '../calendar.js';
import type { Text } from '../language.js';
import type { Clock } from './clocks.js';
import { nameClock } from './outcome.js';

/** Who can be told that time runs out or has run out. */
export const recipientNames = {
	owner: { 'zh-CN': '负责人', 'en-US': 'Owner' },
	lead: { 'zh-CN': '部门主管', 'en-US': 'Department lead' },
	watcher: { 'zh-CN': '另行通知的人', 'en-US': 'Whoever is told as well' },
} as const satisfies Readonly<Record<string, Text>>;

export type Recipient = keyof typeof recipientNames;

/** At which part of the time granted who is told; 100 is the deadline itself, 200 as long again after it. */
export const escalationSchema = z
	.array(
		z.strictObject({
			percent: z.number().int().min(1).max(1000),
			to: z.array(z.enum(Object.keys(recipientNames) as [Recipient, ...Recipient[]])).min(1),
		}),
	)
	.max(12);

export type Escalation = z.infer<typeof escalationSchema>;

/** R18: before a breach the owner, at the breach also the lead of the department, then whoever the settings say. */
export const defaultEscalation: Escalation = [
	{ percent: 50, to: ['owner'] },
	{ percent: 80, to: ['owner'] },
	{ percent: 100, to: ['owner', 'lead'] },
	{ percent: 200, to: ['lead', 'watcher'] },
];

/** One moment at which somebody is told. */
export type Alarm = {
	/** Names it among all alarms of its issue, so that it sounds once. */
	readonly key: string;
	readonly clock: Clock;
	readonly percent: number;
	readonly at: Date;
	readonly to: readonly Recipient[];
};

/**
 * Every alarm of an issue's clocks that has sounded or will, as far as its clocks have run. A deadline that is missed is
 * always among them: a breach counts whether or not somebody is told.
 *
 * @returns in order of time
 */
export function readAlarms(clocks: readonly Clock[], escalation: Escalation): Alarm[] {
	const steps = escalation.some(({ percent }) => percent === 100)
		? escalation
		: [...escalation, { percent: 100, to: [] as Recipient[] }];
	return clocks
		.flatMap((clock) =>
			steps
				.map(({ percent, to }) => ({
					key: `${nameClock(clock)}:${percent}`,
					clock,
					percent,
					at: momentOf(clock, percent),
					to,
				}))
				.filter((alarm) => sounds(alarm)),
		)
		.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function momentOf({ calendar, from, due, seconds, pauses }: Clock, percent: number): Date {
	if (percent === 100) return due;
	// Nothing is granted where a promise lies in a time that does not count: it is late at once, then by the hour.
	const whole = seconds > 0 ? seconds : 3600;
	if (percent > 100) return addWorkingTime(calendar, due, (whole * (percent - 100)) / 100);
	return seconds > 0 ? addWorkingTime(calendar, from, (seconds * percent) / 100, pauses) : due;
}

/** What was done, waits, or was replaced before the moment came is not told to anybody. */
function sounds({ clock, percent, at }: Alarm): boolean {
	if (Number.isNaN(at.getTime())) return false;
	if (percent === 100) return clock.state === 'missed' || clock.state === 'running';
	if (clock.state === 'paused') return false;
	return clock.ended_at === null || at < clock.ended_at;
}

/**
 * The alarms that are due and have not sounded.
 *
 * @param sounded keys of those that have
 */
export function dueAlarms(alarms: readonly Alarm[], sounded: ReadonlySet<string>, now: Date): Alarm[] {
	return openAlarms(alarms, sounded).filter((alarm) => alarm.at <= now && !isOvertaken(alarm, alarms, now));
}

/** When to look at the issue again: the next alarm that has not sounded. */
export function nextAlarmAt(alarms: readonly Alarm[], sounded: ReadonlySet<string>, now: Date): Date | null {
	return openAlarms(alarms, sounded).find((alarm) => !isOvertaken(alarm, alarms, now))?.at ?? null;
}

function openAlarms(alarms: readonly Alarm[], sounded: ReadonlySet<string>): Alarm[] {
	return alarms.filter(({ key }) => !sounded.has(key));
}

/** After a gap nobody is told that half the time is gone when all of it is; but every breach counts. */
function isOvertaken(alarm: Alarm, alarms: readonly Alarm[], now: Date): boolean {
	if (alarm.percent === 100) return false;
	return alarms.some(({ clock, percent, at }) => clock === alarm.clock && percent > alarm.percent && at <= now);
}
