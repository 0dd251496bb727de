import { allowance, minute, monday, type Life } from './life';

/** What became of a deadline: which, started in which minute, and how it ended. */
export type Verdict = string;

const day = 1440;

/** Whether people work in the minute that begins then: written out, for this one week. */
function isWorked(at: number): boolean {
	const weekday = Math.floor(at / day);
	const clock = at % day;
	if (weekday === 2 || weekday === 6) return false;
	if (weekday === 5) return clock >= 600 && clock < 900;
	return (clock >= 540 && clock < 720) || (clock >= 810 && clock < 1080);
}

type Running = { name: string; from: number; left: number; until?: number; promised?: number; since?: number };

/**
 * Walks through the week minute by minute, as a person with a stop-watch for each deadline would. Nothing is computed
 * ahead: a watch runs down while people work, and a deadline is missed when the minute after its last one begins and
 * what it asks for has not happened.
 *
 * @returns what was met, missed and replaced by the end of the week, in no order
 */
export function walkWeek({ recorded, deeds }: Life, end: number): Verdict[] {
	const verdicts: Verdict[] = [];
	const watches = new Map<string, Running>();
	const start = (name: string, from: number, left: number) => watches.set(name, { name, from, left });
	const stop = (name: string, how: 'met' | 'replaced') => {
		const watch = watches.get(name);
		if (watch) verdicts.push(`${name}@${watch.from} ${watch.left < 0 ? 'missed' : how}`);
		watches.delete(name);
	};
	const begin = (at: number) => {
		start('commit', at, allowance.commit);
		start('progress', at, allowance.progress);
	};
	let waiting: 'customer' | 'third_party' | null = null;
	start('first_response', recorded, allowance.first_response);
	begin(recorded);

	for (let at = recorded; at <= end; at++) {
		for (const deed of deeds.filter((each) => each.at === at)) {
			if (deed.do === 'take' || deed.do === 'claim') stop('first_response', 'met');
			if (deed.do === 'solve') {
				for (const name of ['first_response', 'commit', 'promised', 'progress']) stop(name, 'met');
				start('survey', at, allowance.survey_hours * 60);
			}
			if (deed.do === 'asked') stop('survey', 'met');
			if (deed.do === 'return' || deed.do === 'archive') stop('survey', 'replaced');
			if (deed.do === 'return' || deed.do === 'reopen') begin(at);
			if (deed.do === 'promise') {
				stop('commit', 'met');
				stop('promised', 'replaced');
				watches.set('promised', { name: 'promised', from: at, left: 0, promised: deed.until });
			}
			if (deed.do === 'wait') waiting = deed.for;
			if (deed.do === 'hear' && waiting === 'customer') waiting = null;
			if (deed.do === 'tell' && deed.reached) {
				stop('first_response', 'met');
				if (watches.has('progress')) {
					stop('progress', 'met');
					start('progress', at, allowance.progress);
				}
			}
		}
		for (const watch of watches.values()) tickDown(watch, at, waiting !== null);
	}
	return verdicts.concat(
		[...watches.values()].map(({ name, from, left }) => `${name}@${from} ${left < 0 ? 'missed' : 'open'}`),
	);
}

/** One minute passes. A watch that shows 0 is due now; one that would go below is late. */
function tickDown(watch: Running, at: number, waits: boolean): void {
	if (watch.left < 0) return;
	if (watch.name === 'promised') return tickPromise(watch, at, waits);
	if (watch.name === 'commit' && waits) return;
	if (watch.left === 0) watch.left = -1;
	else if (watch.name === 'survey' || isWorked(at)) watch.left -= 1;
}

/** A promise is a moment; each working minute of waiting before it comes adds one after it. */
function tickPromise(watch: Running, at: number, waits: boolean): void {
	const promised = watch.promised ?? 0;
	if (at < promised) {
		if (waits && isWorked(at)) watch.left += 1;
	} else if (watch.left === 0 && !waits) watch.left = -1;
	else if (!waits && isWorked(at)) watch.left -= 1;
}

/** The same words for what the clocks say. */
export function sayVerdict(clock: { name: string; from: Date; state: string }): Verdict {
	const from = (clock.from.getTime() - monday) / minute;
	const state = clock.state === 'running' || clock.state === 'paused' ? 'open' : clock.state;
	return `${clock.name}@${from} ${state}`;
}
