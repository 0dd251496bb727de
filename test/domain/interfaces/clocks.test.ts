import { describe, expect, it } from 'vitest';
import { nextDues, type NextDue } from '../../../extensions/domain/choices.js';
import { languages, type Language } from '../../../extensions/domain/language.js';
import {
	countOutcomes,
	shareUsed,
	type Clock,
	type Deadlines,
} from '../../../extensions/interfaces/clocks/deadlines.js';
import { tellRefusal } from '../../../extensions/interfaces/clocks/promise-problem.js';
import { countPromises, readRounds } from '../../../extensions/interfaces/clocks/rounds.js';
import { readRunning } from '../../../extensions/interfaces/clocks/running.js';
import { tellClock } from '../../../extensions/interfaces/clocks/tell-clock.js';
import { whyWords } from '../../../extensions/interfaces/clocks/why-words.js';

const at = (clock: string): string => `2024-05-06T${clock}:00.000Z`;
const now = new Date(at('10:00'));
const stretch = (from: string, to: string, kind: Clock['stretches'][number]['kind'] = 'working') => {
	return { from: at(from), to: at(to), kind };
};

/** Two hours from nine, lunch from ten to eleven: due at twelve. */
const base: Clock = {
	name: 'commit',
	round: 0,
	state: 'running',
	from: at('09:00'),
	due: at('12:00'),
	ended_at: null,
	seconds: 7200,
	policy: { minutes: 120, by: 'settings' },
	calendar: { version: '1f3a', time_zone: 'UTC' },
	stretches: [stretch('09:00', '10:00'), stretch('10:00', '11:00', 'closed'), stretch('11:00', '12:00')],
	more_stretches: 0,
};
const clock = (given: Partial<Clock> = {}): Clock => ({ ...base, ...given });
const deadlines = (clocks: readonly Clock[]): Deadlines => {
	return { now: at('10:00'), time_zone: 'UTC', promise: { given: 0, renewals: 2, offers: [] }, clocks };
};

describe('the time that a clock has used up', () => {
	it.each([
		['08:00', 0],
		['09:30', 0.25],
		['10:00', 0.5],
		['10:30', 0.5],
		['11:30', 0.75],
		['13:00', 1],
	])('counts working time alone: at %s it is %f', (time, share) => {
		expect(shareUsed(clock(), new Date(at(time)))).toBe(share);
	});

	it('is the time that passes where no working time was granted', () => {
		expect(shareUsed(clock({ seconds: 0, stretches: [stretch('09:00', '12:00', 'closed')] }), now)).toBeCloseTo(1 / 3);
	});
});

describe('the clocks that run', () => {
	const moods = (...clocks: Partial<Clock>[]) => readRunning(deadlines(clocks.map(clock)), now).map(({ mood }) => mood);

	it('are calm, soon, late or waiting', () => {
		expect(moods({})).toEqual(['calm']);
		expect(moods({ due: at('10:20') })).toEqual(['soon']);
		expect(moods({ due: at('09:59') })).toEqual(['late']);
		expect(moods({ state: 'missed', due: at('09:59') })).toEqual(['late']);
		expect(moods({ state: 'paused' })).toEqual(['waiting']);
	});

	it('stand the most pressing first, and what waits last', () => {
		expect(moods({ due: at('15:00') }, { state: 'paused', due: at('10:01') }, { due: at('09:00') })).toEqual([
			'late',
			'calm',
			'waiting',
		]);
	});

	it.each(['met', 'replaced', 'missed'] as const)('are none of those that were %s and are done', (state) => {
		expect(moods({ state, ended_at: at('09:30') })).toEqual([]);
	});

	it('are late with all of their time used', () => {
		expect(readRunning(deadlines([clock({ state: 'missed', due: at('09:59') })]), now)[0]).toMatchObject({
			used: 1,
			left: -60_000,
		});
	});

	it('stand still while they wait', () => {
		const waiting = deadlines([clock({ state: 'paused' })]);
		const [one, other] = [now, new Date(at('11:30'))].map((time) => readRunning(waiting, time)[0]);
		expect(other).toEqual(one);
	});
});

describe('what became of the clocks', () => {
	const all = [
		clock({ state: 'met', ended_at: at('09:30') }),
		clock({ state: 'missed' }),
		clock({ name: 'promised', state: 'met', ended_at: at('09:30') }),
		clock({ name: 'promised', state: 'missed', ended_at: at('13:00') }),
		clock({ name: 'promised', state: 'replaced', ended_at: at('09:30') }),
		clock({ name: 'promised', round: 1 }),
	];

	it('counts what was met and missed; what was replaced or runs is neither', () => {
		expect(countOutcomes(all)).toEqual({ met: 2, missed: 2 });
	});

	it('counts promises kept, broken and renewed', () => {
		expect(countPromises(all)).toEqual({ kept: 1, broken: 1, renewed: 1 });
	});

	it('stands by rounds, the latest first', () => {
		expect(readRounds(all).map(({ index, clocks }) => [index, clocks.length])).toEqual([
			[1, 1],
			[0, 5],
		]);
	});
});

describe.each(languages)('why a deadline is so, in %s', (language: Language) => {
	const teller = {
		language,
		now,
		timeZone: 'UTC',
		say: (key: keyof typeof whyWords, values: Readonly<Record<string, string | number>> = {}) =>
			whyWords[key][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
	};
	const tell = (given: Partial<Clock> = {}, later = false) => tellClock(clock(given), later, teller);
	const zh = language === 'zh-CN';

	it.each(Object.keys(nextDues) as NextDue[])('leaves no gap in the words: %s', (name) => {
		for (const state of ['running', 'paused', 'met', 'missed', 'replaced'] as const) {
			for (const ended of state === 'running' || state === 'paused' ? [null] : [at('09:30'), at('13:00')]) {
				const policy = name === 'promised' || name === 'survey' ? null : base.policy;
				const told = tell({ name, state, ended_at: ended, policy });
				expect(JSON.stringify(told)).not.toMatch(/[{}]\w+\}|undefined|NaN/);
				expect(told.lines.length).toBeGreaterThanOrEqual(3);
			}
		}
	});

	it('says from when it counts', () => {
		const first = (given: Partial<Clock>, later = false) => tell(given, later).lines[0];
		expect(first({})).toBe(teller.say('fromRecorded', { when: zh ? '今天 09:00' : '09:00 today' }));
		expect(first({ round: 1 })).toBe(teller.say('fromAgain', { when: zh ? '今天 09:00' : '09:00 today' }));
		expect(first({ name: 'progress' }, true)).toBe(teller.say('fromTold', { when: zh ? '今天 09:00' : '09:00 today' }));
	});

	it('names who granted the time', () => {
		const granted = (by: string) => tell({ policy: { minutes: 120, by } }).lines[1];
		expect(granted('settings')).toContain(whyWords.settings[language]);
		expect(granted('category')).toContain(whyWords.category[language]);
		expect(granted('all')).toContain(whyWords.ruleAll[language]);
		expect(granted('high_value+critical+product')).toContain(
			zh ? '高价值客户 + 特急 + 产品' : 'High-value + Critical + Product',
		);
		expect(granted('their_own')).toContain('their_own');
	});

	it('says that whole days are working days, where that matters', () => {
		const words = whyWords.wholeDays[language];
		const policy = { minutes: 1440, by: 'settings' };
		expect(tell({ policy }).lines).toContain(words);
		expect(tell({ policy, stretches: [stretch('09:00', '12:00')] }).lines).not.toContain(words);
		expect(tell().lines).not.toContain(words);
	});

	it('says how long it waited, and each stretch with its kind', () => {
		const told = tell({ stretches: [stretch('09:00', '09:30'), stretch('09:30', '09:50', 'pause')] });
		expect(told.lines).toContain(teller.say('waited', { time: zh ? '20 分钟' : '20 min' }));
		expect(told.stretches.map(({ kind, cells }) => [kind, cells[2]])).toEqual([
			['working', zh ? '30 分钟' : '30 min'],
			['pause', zh ? '20 分钟' : '20 min'],
		]);
	});

	it('says how it ended', () => {
		const text = (given: Partial<Clock>) => tell(given).outcome.text;
		expect(text({ state: 'met', ended_at: at('09:30') })).toContain(zh ? '2 小时 30 分钟' : '2 h 30 min early');
		expect(text({ state: 'missed', ended_at: at('13:00') })).toContain(zh ? '晚了 1 小时' : '1 h late');
		expect(text({ state: 'missed', due: at('09:00') })).toContain(zh ? '已晚 1 小时' : '1 h late and still open');
		expect(tell({ due: at('09:00') }).outcome.mood).toBe('late');
	});
});

describe('a promise that was not taken', () => {
	const problem = (code: string, why: string | null = null) => ({ code, why, status: 409, message: '' });

	it.each([
		[problem('LOOP_PROMISE', 'past'), 1, null],
		[problem('LOOP_PROMISE', 'spent'), 3, 'spent'],
		[problem('LOOP_PROMISE', 'back'), 1, null],
		[problem('LOOP_INCOMPLETE'), 1, 'missing'],
		[problem('LOOP_INCOMPLETE'), 0, 'moved'],
		[problem('LOOP_FROZEN'), 0, null],
		[problem('LOOP_PROMISE', 'tomorrow'), 0, null],
	])('is explained in words: %o', (given, promises, words) => {
		expect(tellRefusal(given, promises)).toBe(words);
	});
});
