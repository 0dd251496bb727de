import type { Language } from '../language.js';
import { cleanText } from '../survey/clean-text.js';
import { nameBefore } from '../words/spacing.js';
import { hideAddresses } from './hide-addresses.js';
import { toLine } from './line.js';
import type { Filling } from './placeholders.js';
import { sayWhen } from './say-when.js';

/** What a message can tell, as the desk has it. */
export type Facts = {
	readonly number: string;
	readonly description: string;
	readonly customer: string;
	readonly contactPerson: string | null;
	readonly owner: string | null;
	readonly promised: Date | null;
	/** When the customer hears of it next, at the latest. */
	readonly answerBy: Date | null;
	readonly resolution: string | null;
	readonly progress: string | null;
	readonly followLink: string | null;
	readonly surveyLink: string | null;
	readonly surveyUntil: Date | null;
	readonly surveyTitle: string | null;
	readonly company: string | null;
};

/** Characters of a description that name the issue; the customer knows the rest. */
const longestDescription = 40;

/** Characters of what a person wrote for the customer. */
export const longestProgress = 4000;

/**
 * Turns facts into what fills a template. Whatever is not known is empty, so that a template can ask for it.
 *
 * @param place `now`, whose words, and the organisation's zone
 */
export function fillingOf(
	facts: Facts,
	place: { readonly now: Date; readonly language: Language; readonly timeZone: string },
): Filling {
	const when = (at: Date | null): string => (at ? sayWhen(at, place) : '');
	const words = (text: string | null): string => cleanText(text ?? '').slice(0, longestProgress);
	// Anybody may have typed these on the public page.
	const customer = toLine(hideAddresses(facts.customer), 80);
	const contact = toLine(hideAddresses(facts.contactPerson ?? ''), 80);
	return {
		name: contact || customer,
		customer,
		contact_person: contact,
		number: toLine(facts.number, 40),
		description: toLine(hideAddresses(facts.description), longestDescription),
		owner: nameBefore(toLine(facts.owner ?? '', 80), place.language),
		promised: when(facts.promised),
		answer_by: when(facts.answerBy),
		follow_link: facts.followLink ?? '',
		company: toLine(facts.company ?? '', 80),
		resolution: words(facts.resolution),
		survey_link: facts.surveyLink ?? '',
		survey_until: when(facts.surveyUntil),
		survey_title: toLine(facts.surveyTitle ?? '', 120),
		survey_good: withScore(facts.surveyLink, 9),
		survey_fair: withScore(facts.surveyLink, 6),
		survey_poor: withScore(facts.surveyLink, 3),
		progress: words(facts.progress),
	};
}

/** A link that preselects a score and records nothing (D7). */
function withScore(link: string | null, score: number): string {
	return link ? `${link}?score=${score}` : '';
}
