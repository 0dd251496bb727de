import { alwaysOpen, workingTimeBetween, type Calendar, type Pause } from '../calendar.js';
import { allowedSeconds, dueAfter, duePromise } from './due.js';
import { promisesSince, roundStarts, type Held, type Story } from './story.js';
import { readTerms, type AllowanceName, type Granted, type Terms } from './terms.js';

export type ClockName = 'first_response' | 'commit' | 'promised' | 'progress' | 'survey';

/** One promise of time to the customer, and what became of it. */
export type Clock = {
	readonly name: ClockName;
	/** 0 from recording, one more each time the work starts again. */
	readonly round: number;
	readonly from: Date;
	/** While it is paused: when it would be due if it went on now. */
	readonly due: Date;
	/** Working seconds that were granted. */
	readonly seconds: number;
	readonly pauses: readonly Pause[];
	readonly calendar: Calendar;
	readonly terms: Terms;
	readonly granted: Granted | null;
	/** `replaced`: something else took its place in time, such as a promise renewed before it was due. */
	readonly state: 'running' | 'paused' | 'met' | 'missed' | 'replaced';
	/** When it was met or replaced; of a missed one when it was done after all, empty while it is not. */
	readonly ended_at: Date | null;
};

/** How a clock ended: done in fact, or only replaced. */
type End = { readonly at: Date; readonly as: 'met' | 'replaced' };

/** The working part of a round: from recording, return or reopening until the solution. */
type Round = { readonly index: number; readonly from: Date; readonly solved: Date | null; readonly left: Date | null };

/**
 * Every clock of an issue and what became of it (R18, D13): a function of the story, the calendars and the moment, and
 * of nothing else; whenever it is asked, it says the same of what is past.
 *
 * @param calendars by version
 * @param now up to when the story is told
 * @returns in the order in which they started; none for an issue without terms
 */
export function readClocks(story: Story, calendars: (version: string) => Calendar, now: Date): Clock[] {
	const begin = story.terms.find(({ value }) => readTerms(value))?.at;
	if (!begin) return [];
	const told = { story, calendars, now, pauses: readPauses(story, now), waiting: isWaiting(story) };
	return readRounds(story, begin).flatMap((round) => [
		...(round.index === 0 ? firstResponse(told, round) : []),
		...solution(told, round),
		...progress(told, round),
		...question(told, round),
	]);
}

/** The question has a deadline of hours, whoever works when. */
const aroundTheClock = Object.freeze(alwaysOpen('UTC'));

type Told = {
	readonly story: Story;
	readonly calendars: (version: string) => Calendar;
	readonly now: Date;
	readonly pauses: readonly Pause[];
	readonly waiting: boolean;
};

/** What happened before the desk knew of the issue, as an import tells it, has no deadlines. */
function readRounds(story: Story, begin: Date): Round[] {
	const { steps } = story;
	const starts = roundStarts(story);
	return starts.flatMap((start, index) => {
		const next = starts[index + 1];
		const within = steps.slice(steps.indexOf(start) + 1, next && steps.indexOf(next) + 1);
		const solved = within.findIndex(({ to }) => to === 'feedback');
		const end = within[solved]?.at ?? null;
		if (end && end < begin) return [];
		const from = start.at < begin ? begin : start.at;
		return [{ index, from, solved: end, left: within[solved + 1]?.at ?? null }];
	});
}

/** Only the solution waits; a message of the customer ends a wait for the customer. */
function readPauses({ waits, heard }: Story, now: Date): Pause[] {
	return waits.flatMap(({ value, at }, index): Pause[] => {
		if (!value) return [];
		const next = waits[index + 1]?.at ?? now;
		const said = value === 'customer' ? heard.find((moment) => moment >= at) : undefined;
		const until = said && said < next ? said : next;
		return until >= at ? [[at, until]] : [];
	});
}

function isWaiting({ waits, heard }: Story): boolean {
	const last = waits.at(-1);
	if (!last?.value) return false;
	return !(last.value === 'customer' && heard.some((moment) => moment >= last.at));
}

function firstResponse(told: Told, round: Round): Clock[] {
	const { story } = told;
	const taken = story.steps.find(({ to }) => to !== 'recorded')?.at;
	const given = earliest(story.first_response_at, taken, story.told[0]?.at);
	// Some databases keep whole seconds: an answer within the second of the recording came after it.
	const before = given && given.getTime() < round.from.getTime() - 1000;
	return before ? [] : [run(told, round, 'first_response', round.from, given)];
}

/** A solution in time, or a promise in time; each promise then has a clock of its own. */
function solution(told: Told, round: Round): Clock[] {
	const end = round.solved;
	const promises = promisesSince(told.story, round).filter(({ at }) => !end || at <= end);
	const first = promises[0]?.at;
	return [
		run(told, round, 'commit', round.from, earliest(end, first)),
		...promises.map((promise, index) => runPromise(told, round, promise, promises[index + 1]?.at ?? null)),
	];
}

/** Told once, the next report of progress is due; what is overdue stays so until the customer hears of us. */
function progress(told: Told, round: Round): Clock[] {
	const until = round.solved ?? told.now;
	const reports = told.story.told.filter(({ kind, at }) => kind === 'progress' && at > round.from && at <= until);
	const starts = [round.from, ...reports.map(({ at }) => at)];
	return starts.map((from, index) => run(told, round, 'progress', from, starts[index + 1] ?? round.solved));
}

function question(told: Told, round: Round): Clock[] {
	const { solved, left } = round;
	if (!solved) return [];
	const asked = told.story.asked.find((at) => at >= solved && (!left || at <= left));
	if (asked) return [run(told, round, 'survey', solved, asked)];
	return [run(told, round, 'survey', solved, left, 'replaced')];
}

function run(told: Told, round: Round, name: ClockName, from: Date, at: Date | null, as: End['as'] = 'met'): Clock {
	const pauses = name === 'commit' ? told.pauses : [];
	return judge(told, round, name, from, at && { at, as }, pauses, (terms, calendar) => {
		if (name === 'survey') {
			const seconds = terms.survey_hours * 3600;
			return { calendar: aroundTheClock, seconds, due: new Date(from.getTime() + seconds * 1000), granted: null };
		}
		const granted = terms[name as AllowanceName];
		const seconds = allowedSeconds(calendar, from, granted.minutes);
		return { calendar, seconds, due: dueAfter(calendar, from, granted.minutes, pauses), granted };
	});
}

function runPromise(told: Told, round: Round, { value, at: made }: Held, renewed: Date | null): Clock {
	const promised = new Date(value ?? NaN);
	const at = earliest(round.solved, renewed);
	const end = at && { at, as: at === renewed ? ('replaced' as const) : ('met' as const) };
	return judge(told, round, 'promised', made, end, told.pauses, (_terms, calendar) => ({
		calendar,
		seconds: Math.max(0, workingTimeBetween(calendar, made, promised)),
		due: duePromise(calendar, made, promised, told.pauses),
		granted: null,
	}));
}

type Given = {
	readonly calendar: Calendar;
	readonly seconds: number;
	readonly due: Date;
	readonly granted: Granted | null;
};

/**
 * What became of a clock. Terms that changed while it ran hold from then on; what was missed before stays missed.
 */
function judge(
	{ story, calendars, now, waiting }: Told,
	round: Round,
	name: ClockName,
	from: Date,
	end: End | null,
	pauses: readonly Pause[],
	give: (terms: Terms, calendar: Calendar) => Given,
): Clock {
	const versions = termsSince(story.terms, from);
	for (const [index, { terms }] of versions.entries()) {
		const until = versions[index + 1]?.at;
		const given = give(terms, calendars(terms.calendar));
		const clock = { name, round: round.index, from, terms, pauses: within(pauses, from, end?.at ?? now), ...given };
		if (end && (!until || end.at < until)) {
			const inTime = end.at <= given.due;
			return { ...clock, state: inTime ? end.as : 'missed', ended_at: end.at };
		}
		if (given.due < (until ?? now)) return { ...clock, state: 'missed', ended_at: end?.at ?? null };
		if (!until) return { ...clock, state: waiting && pauses.length > 0 ? 'paused' : 'running', ended_at: null };
	}
	throw new Error('A clock ran without terms');
}

/** The terms in force when a clock started, and those that came while it may have run. */
function termsSince(held: readonly Held[], from: Date): { terms: Terms; at: Date }[] {
	const known = held.flatMap(({ value, at }) => {
		const terms = readTerms(value);
		return terms ? [{ terms, at }] : [];
	});
	const later = known.filter(({ at }) => at > from);
	const first = known.filter(({ at }) => at <= from).at(-1) ?? later.shift();
	return first ? [first, ...later] : [];
}

function within(pauses: readonly Pause[], from: Date, to: Date): Pause[] {
	return pauses.filter(([start, end]) => end > from && start <= to);
}

function earliest(...moments: (Date | null | undefined)[]): Date | null {
	const known = moments.filter((moment): moment is Date => moment instanceof Date);
	return known.length === 0 ? null : known.reduce((one, other) => (other < one ? other : one));
}
