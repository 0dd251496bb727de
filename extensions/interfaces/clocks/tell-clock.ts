import type { Words } from '../../app/use-words.js';
import { categories } from '../../domain/categories.js';
import { nextDues, urgencies } from '../../domain/choices.js';
import type { Language, Text } from '../../domain/language.js';
import { tiers } from '../../domain/tiers.js';
import { sayWhen } from '../../domain/message/say-when.js';
import { sayClock, sayDay } from '../../domain/words/moment.js';
import { sayDuration } from '../../domain/words/relative-time.js';
import type { Clock, Stretch } from './deadlines.js';
import type { whyWords } from './why-words.js';
import { kindIcons, kindNames } from './why-words.js';

/** How a clock stands or ended: shape and colour say the same as the words. */
export type Outcome = {
	readonly mood: 'good' | 'late' | 'calm' | 'waiting';
	readonly icon: string;
	readonly text: string;
};

export type ToldStretch = { readonly kind: Stretch['kind']; readonly icon: string; readonly cells: readonly string[] };

/** One deadline in plain words: what it is, how it ended, and step by step why. */
export type ToldClock = {
	readonly key: string;
	readonly name: string;
	readonly outcome: Outcome;
	readonly lines: readonly string[];
	readonly stretches: readonly ToldStretch[];
	readonly more: number;
};

export type Teller = {
	readonly say: Words<keyof typeof whyWords>['say'];
	readonly language: Language;
	readonly now: Date;
	readonly timeZone: string;
};

/**
 * Tells why a deadline is what it is: from when it counts, by which rule and calendar, what did not count, when it is or
 * was due, and how it ended (D13).
 *
 * @param later whether it follows another of its kind in the same round, as the next report of progress does
 * @example tellClock(clock, false, teller).lines //=> ['It counts from when the issue was recorded: 09:02 today', …]
 */
export function tellClock(clock: Clock, later: boolean, teller: Teller): ToldClock {
	const { say, language } = teller;
	return {
		key: `${clock.name} ${clock.round} ${clock.from}`,
		name: nextDues[clock.name][language],
		outcome: tellOutcome(clock, teller),
		lines: [tellBeginning(clock, later, teller), ...tellAllowance(clock, teller), ...tellWaits(clock, teller)].concat(
			say(clock.state === 'paused' ? 'duePaused' : 'due', { when: tellWhen(clock.due, teller) }),
		),
		stretches: clock.stretches.map((stretch) => tellStretch(stretch, teller)),
		more: clock.more_stretches,
	};
}

function tellBeginning({ name, round, from }: Clock, later: boolean, teller: Teller): string {
	const when = tellWhen(from, teller);
	if (name === 'promised') return teller.say('fromPromised', { when });
	if (name === 'survey') return teller.say('fromSolved', { when });
	if (name === 'progress' && later) return teller.say('fromTold', { when });
	return teller.say(round > 0 && name !== 'first_response' ? 'fromAgain' : 'fromRecorded', { when });
}

function tellAllowance({ name, policy, seconds, calendar, stretches }: Clock, teller: Teller): string[] {
	const { say, language } = teller;
	if (name === 'survey') return [say('asked', { time: sayDuration(seconds * 1000, language) })];
	const by = say('calendar', { version: calendar.version ?? '', zone: calendar.time_zone });
	if (!policy) return [say('promised'), by];
	const granted = say('granted', {
		time: sayDuration(policy.minutes * 60_000, language),
		by: tellGrantor(policy.by, teller),
	});
	const closes = stretches.some(({ kind }) => kind === 'closed' || kind === 'holiday');
	return [granted, ...(policy.minutes >= 1440 && closes ? [say('wholeDays')] : []), by];
}

const named: Readonly<Record<string, Text>> = {
	...urgencies,
	...Object.fromEntries(Object.entries(tiers).map(([key, { name }]) => [key, name])),
	...Object.fromEntries(Object.entries(categories).map(([key, { name }]) => [key, name])),
};

/** Who granted the time: the settings, the category, the tier, or a rule that is named by its conditions. */
function tellGrantor(by: string, { say, language }: Teller): string {
	if (by === 'settings' || by === 'category' || by === 'tier') return say(by);
	if (by === 'all') return say('ruleAll');
	const names = by.split('+').map((key) => named[key]?.[language] ?? key);
	return say('rule', { names: names.join(' + ') });
}

function tellWaits({ stretches }: Clock, { say, language }: Teller): string[] {
	const waited = stretches
		.filter(({ kind }) => kind === 'pause')
		.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
	return waited > 0 ? [say('waited', { time: sayDuration(waited, language) })] : [];
}

function tellOutcome({ name, state, due, ended_at: ended }: Clock, teller: Teller): Outcome {
	const { say, language, now } = teller;
	const apart = (one: number, other: number): string => sayDuration(one - other, language);
	const deadline = Date.parse(due);
	const when = ended ? tellWhen(ended, teller) : '';
	const at = ended ? Date.parse(ended) : now.getTime();
	const late = (key: 'missed' | 'open'): Outcome => {
		return { mood: 'late', icon: 'alarm', text: say(key, { when, time: apart(at, deadline) }) };
	};
	switch (state) {
		case 'met':
			return { mood: 'good', icon: 'check_circle', text: say('met', { when, time: apart(deadline, at) }) };
		case 'missed':
			return late(ended ? 'missed' : 'open');
		case 'replaced':
			return { mood: 'calm', icon: 'sync', text: say(name === 'promised' ? 'renewed' : 'replaced', { when }) };
		case 'paused':
			return { mood: 'waiting', icon: 'pause_circle', text: say('paused') };
		case 'running':
			if (deadline < now.getTime()) return late('open');
			return { mood: 'calm', icon: 'schedule', text: say('running', { time: apart(deadline, at) }) };
	}
}

function tellStretch({ kind, from, to }: Stretch, teller: Teller): ToldStretch {
	const { language, timeZone, now } = teller;
	const place = { language, timeZone, now };
	const [start, end] = [new Date(from), new Date(to)];
	const days = [sayDay(start, place), sayDay(end, place)];
	const until = days[0] === days[1] ? sayClock(end, place) : `${days[1]} ${sayClock(end, place)}`;
	const length = sayDuration(end.getTime() - start.getTime(), language);
	return {
		kind,
		icon: kindIcons[kind],
		cells: [`${days[0]} ${sayClock(start, place)} – ${until}`, kindNames[kind][language], length],
	};
}

function tellWhen(at: string, { language, timeZone, now }: Teller): string {
	return sayWhen(new Date(at), { language, timeZone, now });
}
