import { nextDues } from '../../domain/choices.js';
import type { Language } from '../../domain/language.js';
import { sayExactly, sayMoment } from '../../domain/words/moment.js';
import { sayDue, sayDuration } from '../../domain/words/relative-time.js';
import type { Words } from '../../app/use-words.js';
import type { barWords } from './bar-words.js';
import type { Issue } from './issue.js';

/** One short statement about an issue. Colour and icon say the same as the words. */
export type Fact = {
	readonly key: string;
	readonly text: string;
	readonly icon: string;
	readonly mood: 'calm' | 'good' | 'soon' | 'late';
	/** In full, for whoever points at it. */
	readonly more: string | null;
};

const soon = 30 * 60_000;

type Say = Words<keyof typeof barWords>['say'];

/**
 * What is worth knowing of an issue at a glance: the first response, the promise, what is due next, how often it came back.
 *
 * @param issue as it stands
 * @param now the time
 */
export function factsOf(issue: Issue, now: Date, language: Language, say: Say): Fact[] {
	const place = { now, language };
	const facts: Fact[] = [];
	const add = (key: string, icon: string, mood: Fact['mood'], text: string, at: Date | null = null): void => {
		facts.push({ key, icon, mood, text, more: at && sayExactly(at, place) });
	};
	const [submitted, responded, responseDue] = [
		issue.submitted_at,
		issue.first_response_at,
		issue.first_response_due,
	].map((time) => (time ? new Date(time) : null));
	if (submitted && responded) {
		const late = responseDue && responded > responseDue;
		const time = sayDuration(responded.getTime() - submitted.getTime(), language);
		add(
			'response',
			late ? 'alarm_off' : 'check',
			late ? 'late' : 'good',
			say(late ? 'respondedLate' : 'responded', { time }),
			responded,
		);
	}
	if (issue.status === 'archived') return facts;
	if (issue.promised_at && issue.next_due !== 'promised') {
		const at = new Date(issue.promised_at);
		add('promised', 'event', 'calm', say('promised', { when: sayMoment(at, place) }), at);
	}
	if (issue.next_due && issue.next_due_at) {
		const at = new Date(issue.next_due_at);
		const left = at.getTime() - now.getTime();
		const mood = left < 0 ? 'late' : left < soon ? 'soon' : 'calm';
		const name = nextDues[issue.next_due][language];
		add('due', mood === 'late' ? 'alarm' : 'schedule', mood, `${name} · ${sayDue(at, now, language)}`, at);
	}
	if (issue.returned) add('returned', 'undo', 'calm', say('returned', { n: issue.returned }));
	if (issue.reopened) add('reopened', 'replay', 'calm', say('reopened', { n: issue.reopened }));
	return facts;
}
