import type { Language } from '../language.js';
import { cleanText } from '../survey/clean-text.js';
import { nameBefore } from '../words/spacing.js';
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
	readonly company: string | null;
};

/** Characters of a description that name the issue; the customer knows the rest. */
const longestDescription = 40;

/** Characters of what a person wrote for the customer. */
export const longestProgress = 4000;

/** An address in somebody else's words would make our mail carry it. */
const address = /\b(?:https?:\/\/|www\.)\S+/gi;

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
	const customer = toLine(facts.customer, 80);
	const contact = toLine(facts.contactPerson ?? '', 80);
	return {
		name: contact || customer,
		customer,
		contact_person: contact,
		number: toLine(facts.number, 40),
		description: toLine(facts.description.replaceAll(address, '…'), longestDescription),
		owner: nameBefore(toLine(facts.owner ?? '', 80), place.language),
		promised: when(facts.promised),
		answer_by: when(facts.answerBy),
		follow_link: facts.followLink ?? '',
		company: toLine(facts.company ?? '', 80),
		resolution: words(facts.resolution),
		survey_link: facts.surveyLink ?? '',
		survey_until: when(facts.surveyUntil),
		progress: words(facts.progress),
	};
}
