import { longest } from '../../extensions/domain/survey/longest.js';
import type { Question, QuestionOf, QuestionType } from '../../extensions/domain/survey/question.js';
import { chip } from './chip.js';
import { html, type Html } from './html.js';
import { classOf, describedBy, ends, group, hints, mustAnswer, needed, type State } from './question-frame.js';
import { fill } from './say.js';
import { words } from './words.js';

type Renderers = { readonly [Type in QuestionType]: (question: QuestionOf<Type>, state: State) => Html };

/** How each type of question looks in a form that works without a script. */
const renderers: Renderers = {
	yes_no: (question, state) => {
		const choices = (['yes', 'no'] as const).map((value) => ({ value, label: question[value][state.language] }));
		return group(question, state, 'radiogroup', [
			html`<div class="chips two">${pick(question, state, choices)}</div>`,
			question.about === 'issue' && html`<p class="when no hint">${words.notSolved[state.language]}</p>`,
		]);
	},
	scale: (question, state) =>
		group(question, state, 'radiogroup', [
			row(question, state, question.key, [question.min, question.max]),
			ends(question, state, [question.min, question.max]),
		]),
	rating: (question, state) => {
		const stars = [1, 2, 3, 4, 5].map((star) => ({ value: String(star), label: html`${star} <i>★</i>` }));
		return group(question, state, 'radiogroup', [
			html`<div class="chips stars">${pick(question, state, stars)}</div>`,
			ends(question, state, [1, 5]),
		]);
	},
	nps: (question, state) => {
		const scores = group(question, state, 'radiogroup', [
			row(question, state, question.key, [0, 10]),
			ends(question, state, [0, 10]),
		]);
		return question.reasons ? html`${scores} ${why(question, question.reasons, state)}` : scores;
	},
	choice: (question, state) =>
		group(question, state, 'radiogroup', [
			html`<div class="chips list">${pick(question, state, choicesOf(question, state))}</div>`,
		]),
	choices: (question, state) => {
		const most = question.most === undefined ? words.several : words.atMost;
		return group(question, state, 'group', [
			html`<p class="hint">${fill(most[state.language], { n: String(question.most) })}</p>`,
			html`<div class="chips list">
				${choicesOf(question, state).map((choice) => chip({ ...choice, name: question.key, many: true, chosen: has(state, question.key, choice.value) }))}
			</div>`,
		]);
	},
	expectation: (question, state) =>
		group(question, state, 'group', [
			...(['expected', 'experienced'] as const).map((side) => {
				const name = `${question.key}_${side}`;
				return html`<div
					class="side"
					role="radiogroup"
					aria-labelledby="${name}-label"
					${question.required && html`aria-required="true"`}
				>
					<p class="part" id="${name}-label">${words[side][state.language]}</p>
					${row(question, state, name, [1, 10])}
				</div>`;
			}),
			ends(question, state, [1, 10]),
		]),
	text: (question, state) => line(question, state, question.lines, question.max),
	consent: (question, state) => {
		const { key, statement } = question;
		const chosen = has(state, key, 'yes');
		const box = { name: key, value: 'yes', label: statement[state.language], many: true, chosen };
		return group(question, state, 'group', [
			html`<div class="chips list">${chip({ ...box, required: mustAnswer(question) })}</div>`,
		]);
	},
	contact: (question, state) => line(question, state, 1, longest.contact),
};

/** Renders one question with its label, its hint, what has been chosen, and what is wrong with it. */
export function renderQuestion(question: Question, state: State): Html {
	const render = renderers[question.type] as (question: Question, state: State) => Html;
	return render(question, state);
}

/** The first thing of a question that can have the focus. */
export function firstField(question: Question): string {
	const { key } = question;
	switch (question.type) {
		case 'yes_no':
		case 'consent':
			return `${key}-yes`;
		case 'scale':
			return `${key}-${question.min}`;
		case 'rating':
			return `${key}-1`;
		case 'nps':
			return `${key}-0`;
		case 'choice':
		case 'choices':
			return `${key}-${question.choices[0]?.key ?? ''}`;
		case 'expectation':
			return `${key}_expected-1`;
		default:
			return key;
	}
}

type Choice = { readonly value: string; readonly label: string | Html; readonly side?: string };

function pick(question: Question, state: State, choices: readonly Choice[], name = question.key): Html[] {
	const required = mustAnswer(question);
	return choices.map((choice) => chip({ ...choice, name, required, chosen: has(state, name, choice.value) }));
}

/** A row of numbers. */
function row(question: Question, state: State, name: string, [min, max]: readonly [number, number]): Html {
	const steps = Array.from({ length: max - min + 1 }, (_, step) => min + step);
	const choices = steps.map((step) => ({ value: String(step), label: String(step), side: sideOf(question, step) }));
	return html`<div class="chips${steps.length > 10 && ' eleven'}">${pick(question, state, choices, name)}</div>`;
}

function choicesOf({ choices }: QuestionOf<'choice' | 'choices'>, { language }: State): Choice[] {
	return choices.map(({ key, label }) => ({ value: key, label: label[language] }));
}

/** Promoters, passives and detractors are asked why in words of their own (R26); a style sheet decides which show. */
function why(question: Question, reasons: Readonly<Record<string, Question['label']>>, state: State): Html {
	const { language, typed } = state;
	const asked = Object.entries(reasons).map(
		([side, text]) => html`<span class="when ${side}">${text[language]}</span>`,
	);
	return html`<div class="question follows q-${question.key}">
		<label class="label" for="reason"><span class="when any">${words.whyAny[language]}</span>${asked}</label>
		<textarea id="reason" name="reason" rows="3" maxlength="${longest.reason}" placeholder=" ">
${'\n'}${typed['reason']?.[0] ?? ''}</textarea>
	</div>`;
}

/** Something to type. */
function line(question: Question, state: State, lines: number, max: number): Html {
	const { key } = question;
	const value = state.typed[key]?.[0] ?? '';
	const shared = html`id="${key}" name="${key}" maxlength="${max}" placeholder=" " ${describedBy(question, state)}
	${mustAnswer(question) && 'required'} ${state.problem !== undefined && html`aria-invalid="true"`}`;
	return html`<div class="${classOf(question, state)}">
		<label class="label" for="${key}">${question.label[state.language]}${needed(question, state)}</label>
		${hints(question, state)}
		${
			lines === 1
				? html`<input class="text" ${shared} value="${value}" />`
				: html`<textarea rows="${lines}" ${shared}>${'\n'}${value}</textarea>`
		}
	</div>`;
}

function has({ typed }: State, name: string, value: string): boolean {
	return typed[name]?.includes(value) ?? false;
}

/** Which group a recommendation puts the customer in; the toolkit's own question knows but two. */
function sideOf({ key, type }: Question, step: number): string {
	if (type === 'nps') return step >= 9 ? 'promoter' : step >= 7 ? 'passive' : 'detractor';
	if (key !== 'nps') return '';
	return step >= 7 ? 'high' : 'low';
}
