import type { Calendar } from '../../../extensions/domain/calendar.js';
import { readStory, type Story, type StoryEvent } from '../../../extensions/domain/deadline/story.js';
import type { Status } from '../../../extensions/domain/steps.js';

export const minute = 60_000;
/** Monday 2024-05-06, 00:00 in Shanghai. */
export const monday = new Date('2024-05-05T16:00:00Z').getTime();

/** Nine to six with lunch, a holiday on Wednesday, and a Saturday that is worked. */
export const officeHours: Calendar = {
	timeZone: 'Asia/Shanghai',
	week: {
		mon: [
			['09:00', '12:00'],
			['13:30', '18:00'],
		],
		tue: [
			['09:00', '12:00'],
			['13:30', '18:00'],
		],
		wed: [
			['09:00', '12:00'],
			['13:30', '18:00'],
		],
		thu: [
			['09:00', '12:00'],
			['13:30', '18:00'],
		],
		fri: [
			['09:00', '12:00'],
			['13:30', '18:00'],
		],
		sat: [],
		sun: [],
	},
	exceptions: { '2024-05-08': [], '2024-05-11': [['10:00', '15:00']] },
};

export const allowance = { first_response: 10, commit: 120, progress: 300, survey_hours: 24 };
export const terms = `first_response=${allowance.first_response}@settings commit=${allowance.commit}@settings progress=${allowance.progress}@settings survey=${allowance.survey_hours} calendar=test`;

/** What happens to an issue in one minute of its week. */
export type Deed =
	| { readonly at: number; readonly do: 'take' | 'solve' | 'return' | 'archive' | 'reopen' | 'asked' | 'hear' }
	| { readonly at: number; readonly do: 'promise'; readonly until: number }
	| { readonly at: number; readonly do: 'wait'; readonly for: 'customer' | 'third_party' | null }
	| { readonly at: number; readonly do: 'tell'; readonly reached: boolean }
	/** Somebody says that the customer was answered in an earlier minute. */
	| { readonly at: number; readonly do: 'claim'; readonly answered: number };

export type Life = { readonly recorded: number; readonly deeds: readonly Deed[] };

const steps: Partial<Record<Deed['do'], readonly [Status, Status]>> = {
	take: ['recorded', 'handling'],
	solve: ['handling', 'feedback'],
	return: ['feedback', 'handling'],
	archive: ['feedback', 'archived'],
	reopen: ['archived', 'handling'],
};

/** A life that the law allows, by a dice that gives numbers from 0 to 1. */
export function liveAt(dice: () => number, minutes: number): Life {
	const recorded = Math.floor(dice() * minutes * 0.6);
	const deeds: Deed[] = [];
	let status: Status = 'recorded';
	let waits = false;
	for (let at = recorded; ;) {
		at += 1 + Math.floor(dice() ** 3 * 900);
		if (at >= minutes) return { recorded, deeds };
		const roll = dice();
		if (status === 'feedback') {
			if (roll < 0.3) deeds.push({ at, do: 'asked' });
			else if (roll < 0.6) [status] = [push(deeds, at, 'return')];
			else [status] = [push(deeds, at, 'archive')];
		} else if (status === 'archived') {
			if (roll < 0.4) status = push(deeds, at, 'reopen');
			else return { recorded, deeds };
		} else if (roll < 0.25) status = push(deeds, at, status === 'recorded' ? 'take' : 'solve');
		else if (roll < 0.3 && !deeds.some((deed) => deed.do === 'claim')) {
			deeds.push({ at, do: 'claim', answered: at - Math.floor(dice() * (at - recorded)) });
		} else if (roll < 0.4) deeds.push({ at, do: 'promise', until: at + 1 + Math.floor(dice() * 2000) });
		else if (roll < 0.6) {
			waits = !waits;
			deeds.push({ at, do: 'wait', for: waits ? (dice() < 0.7 ? 'customer' : 'third_party') : null });
		} else if (roll < 0.85) deeds.push({ at, do: 'tell', reached: dice() < 0.7 });
		else deeds.push({ at, do: 'hear' });
	}
}

function push(deeds: Deed[], at: number, deed: 'take' | 'solve' | 'return' | 'archive' | 'reopen'): Status {
	deeds.push({ at, do: deed });
	return (steps[deed] as readonly [Status, Status])[1];
}

/** The story as the log would tell it up to a minute. */
export function tell({ recorded, deeds }: Life, until: number): Story {
	const moment = (at: number) => new Date(monday + at * minute);
	const events: StoryEvent[] = [{ type: 'step', from: null, to: 'recorded', at: moment(recorded), data: null }];
	let promised: string | null = null;
	let waiting: string | null = null;
	for (const deed of deeds.filter(({ at }) => at <= until)) {
		const at = moment(deed.at);
		const step = steps[deed.do];
		if (step) events.push({ type: 'step', from: step[0], to: step[1], at, data: null });
		else if (deed.do === 'promise') {
			const to = moment(deed.until).toISOString();
			events.push({ type: 'promise', from: promised, to, at, data: null });
			promised = to;
		} else if (deed.do === 'wait') {
			events.push({ type: 'waiting', from: waiting, to: deed.for, at, data: null });
			waiting = deed.for;
		} else if (deed.do === 'claim') {
			const to = moment(deed.answered).toISOString();
			events.push({ type: 'first_response', from: null, to, at, data: null });
		} else if (deed.do === 'asked') {
			events.push({ type: 'message', from: null, to: 'solved', at, data: { state: 'sent' } });
		} else if (deed.do === 'tell') {
			const data = { direction: 'out', reached: deed.reached };
			events.push({ type: 'contact', from: null, to: 'progress', at, data });
		} else events.push({ type: 'contact', from: null, to: 'other', at, data: { direction: 'in', reached: true } });
	}
	return readStory(events, {
		submitted_at: moment(recorded),
		first_response_at: null,
		promised_at: promised === null ? null : new Date(promised),
		waiting,
		terms,
	});
}
