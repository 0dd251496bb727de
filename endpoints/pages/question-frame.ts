import type { Language } from '../../extensions/domain/language.js';
import type { Question } from '../../extensions/domain/survey/question.js';
import { html, type Html } from './html.js';
import { words } from './words.js';

/** What has been typed or preselected: name of a field → what stands in it. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** What a question shows beside itself. */
export type State = {
	readonly language: Language;
	readonly typed: Typed;
	readonly problem: string | undefined;
	/** In words, when it is asked at all; nothing where it always is. */
	readonly only: string | null;
};

type Part = Html | string | false | null;

/** A question with its label and what belongs to it, as a group of choices. */
export function group(question: Question, state: State, role: 'radiogroup' | 'group', content: readonly Part[]): Html {
	const required = insists(question) && role === 'radiogroup';
	return html`<fieldset
		class="${classOf(question, state)}"
		role="${role}"
		${describedBy(question, state)}
		${required && html`aria-required="true"`}
		${state.problem !== undefined && role === 'radiogroup' && html`aria-invalid="true"`}
	>
		<legend>${question.label[state.language]}${needed(question, state)}</legend>
		${hints(question, state)} ${content}
	</fieldset>`;
}

/** What is written at both ends of a row of numbers. */
export function ends(
	question: Question & { readonly low: Question['label']; readonly high: Question['label'] },
	{ language }: State,
	[min, max]: readonly [number, number],
): Html {
	return html`<p class="ends" id="${question.key}-ends">
		<span>${min} ${question.low[language]}</span>
		<span>${max} ${question.high[language]}</span>
	</p>`;
}

/** Whether the page says that an answer is needed: what is required, and what the whole survey is about. */
export function insists(question: Question): boolean {
	return question.required || question.about === 'issue';
}

/** Whether the browser itself may insist: never on what it may be hiding. */
export function mustAnswer(question: Question): boolean {
	return insists(question) && question.show_if === undefined;
}

export function needed(question: Question, { language }: State): Html | null {
	return insists(question) ? html`<span class="needed">${words.needed[language]}</span>` : null;
}

export function hints(question: Question, { language, problem, only }: State): (Html | null)[] {
	const { key } = question;
	return [
		only === null ? null : html`<p class="hint only">${only}</p>`,
		question.hint ? html`<p class="hint" id="${key}-hint">${question.hint[language]}</p>` : null,
		asksWhy(question) ? reasonHint(language) : null,
		problem === undefined ? null : html`<p class="problem" id="${key}-problem">${problem}</p>`,
	];
}

export function classOf(question: Question, { problem }: Pick<State, 'problem'>): string {
	return `question q-${question.key}${problem === undefined ? '' : ' wrong'}`;
}

export function describedBy(question: Question, { problem }: State): Html | null {
	const parts = [
		question.hint || asksWhy(question) ? `${question.key}-hint` : '',
		'low' in question ? `${question.key}-ends` : '',
		problem === undefined ? '' : `${question.key}-problem`,
	].filter((part) => part !== '');
	return parts.length > 0 ? html`aria-describedby="${parts.join(' ')}"` : null;
}

/** The toolkit's reason, a question of its own beside the recommendation. */
function asksWhy({ key, type }: Question): boolean {
	return key === 'reason' && type === 'text';
}

/** Promoters and detractors are asked in their own words (R26); a style sheet alone decides which line shows. */
function reasonHint(language: State['language']): Html {
	return html`<div class="hint" id="reason-hint">
		<p class="when any">${words.whyAny[language]}</p>
		<p class="when high">${words.whyHigh[language]}</p>
		<p class="when low">${words.whyLow[language]}</p>
	</div>`;
}
