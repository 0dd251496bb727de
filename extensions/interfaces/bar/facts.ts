import { waits } from '../../domain/choices.js';
import type { Language } from '../../domain/language.js';
import { sayExactly } from '../../domain/words/moment.js';
import { sayDuration } from '../../domain/words/relative-time.js';
import type { Words } from '../../app/use-words.js';
import type { barWords } from './bar-words.js';
import type { Issue } from './issue.js';

/** One short statement about an issue. Colour and icon say the same as the words. */
export type Fact = {
	readonly key: string;
	readonly text: string;
	readonly icon: string;
	readonly mood: 'calm' | 'good' | 'late';
	/** In full, for whoever points at it. */
	readonly more: string | null;
};

type Say = Words<keyof typeof barWords>['say'];

/**
 * What is worth knowing of an issue beside its clocks: the first response, whom it waits for, how often it came back.
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
	const waiting = issue.waiting && issue.waiting in waits ? waits[issue.waiting as keyof typeof waits] : null;
	if (waiting) add('waiting', 'pause_circle', 'calm', waiting[language]);
	if (issue.returned) add('returned', 'undo', 'calm', say('returned', { n: issue.returned }));
	if (issue.reopened) add('reopened', 'replay', 'calm', say('reopened', { n: issue.reopened }));
	return facts;
}
