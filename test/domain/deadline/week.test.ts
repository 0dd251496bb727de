import { describe, expect, it } from 'vitest';
import { readClocks } from '../../../extensions/domain/deadline/clocks.js';
import {
	defaultEscalation,
	dueAlarms,
	nextAlarmAt,
	readAlarms,
} from '../../../extensions/domain/deadline/escalation.js';
import { liveAt, minute, monday, officeHours, tell, type Life } from './life';
import { sayVerdict, walkWeek } from './slow-model';

const week = 7 * 1440;
const at = (minutes: number) => new Date(monday + minutes * minute);
const clocksAt = (life: Life, minutes: number) => readClocks(tell(life, minutes), () => officeHours, at(minutes));

/** The same numbers every time: a failure can be looked at again. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

const lives = Array.from({ length: 1000 }, (_, index) => liveAt(seeded(index + 1), week));

describe('a week of a thousand issues, with lunch, a holiday, pauses, promises, returns and reopenings', () => {
	it('ends as a walk from minute to minute says', () => {
		for (const [index, life] of lives.entries()) {
			const said = clocksAt(life, week).map(sayVerdict);
			expect(said.sort(), `issue ${index}: ${JSON.stringify(life)}`).toEqual(walkWeek(life, week).sort());
		}
	});

	it('has every kind of end among its deadlines', () => {
		const all = lives.flatMap((life) => clocksAt(life, week).map(({ name, state }) => `${name} ${state}`));
		for (const end of ['commit met', 'commit missed', 'promised replaced', 'promised missed', 'progress missed'])
			expect(all).toContain(end);
	});

	it.each([
		['every minute', 1],
		['every hour', 60],
		['once, at the end', week],
	])('counts the same breaches when the tick runs %s', (_name, every) => {
		for (const life of lives) {
			expect(breachesBy(life, every).sort()).toEqual(breachesBy(life, week).sort());
		}
	});

	it('counts as many breaches as deadlines were missed', () => {
		for (const life of lives) {
			const missed = clocksAt(life, week).filter(({ state }) => state === 'missed');
			expect(breachesBy(life, 1)).toHaveLength(missed.length);
		}
	});
});

/** What a tick does: it looks at an issue when its alarm is due or its story has gone on. */
function breachesBy(life: Life, every: number): string[] {
	const sounded = new Set<string>();
	const breaches: string[] = [];
	const changes = new Set(life.deeds.map((deed) => Math.ceil(deed.at / every) * every));
	let next: number | null = life.recorded;
	for (let now = Math.ceil(life.recorded / every) * every; now <= week; now += every) {
		if (!changes.has(now) && (next === null || next > now)) continue;
		const alarms = readAlarms(clocksAt(life, now), defaultEscalation);
		for (const alarm of dueAlarms(alarms, sounded, at(now))) {
			sounded.add(alarm.key);
			if (alarm.percent === 100) breaches.push(alarm.key);
		}
		const until = nextAlarmAt(alarms, sounded, at(now));
		next = until && (until.getTime() - monday) / minute;
	}
	return breaches;
}
