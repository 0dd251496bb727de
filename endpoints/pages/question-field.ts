import type { Language } from '../../extensions/domain/language.js';
import type { Question, QuestionOf, QuestionType } from '../../extensions/domain/survey/question.js';
import { chip } from './chip.js';
import { html, type Html } from './html.js';
import { words } from './words.js';

/** What a question shows beside itself. */
type State = { readonly language: Language; readonly value: string; readonly problem: string | undefined };

type Renderers = { readonly [Type in QuestionType]: (question: QuestionOf<Type>, state: State) => Html };

/** How each type of question looks in a form that works without a script. */
const renderers: Renderers = {
	yes_no: (question, state) =>
		group(question, state, [
			html`<div class="chips two">
				${chip(question.key, 'yes', question.yes[state.language], state.value, true)}
				${chip(question.key, 'no', question.no[state.language], state.value, true)}
			</div>`,
			question.about === 'issue' && html`<p class="when no hint">${words.notSolved[state.language]}</p>`,
		]),
	scale: (question, state) => {
		const steps = Array.from({ length: question.max - question.min + 1 }, (_, step) => question.min + step);
		return group(question, state, [
			html`<div class="chips${steps.length > 10 && ' eleven'}">
				${steps.map((step) => chip(question.key, String(step), String(step), state.value, question.required, sideOf(question, step)))}
			</div>`,
			html`<p class="ends" id="${question.key}-ends">
				<span>${question.min} ${question.low[state.language]}</span>
				<span>${question.max} ${question.high[state.language]}</span>
			</p>`,
		]);
	},
	text: (question, state) => {
		const { key, max } = question;
		const described = describedBy(question, state);
		const shared = html`id="${key}" name="${key}" maxlength="${max}" ${described} ${question.required && 'required'}
		${state.problem !== undefined && html`aria-invalid="true"`}`;
		return html`<div class="${classOf(question, state)}">
			<label class="label" for="${key}">${question.label[state.language]}${needed(question, state)}</label>
			${hints(question, state)}
			${
				question.lines === 1
					? html`<input class="text" ${shared} value="${state.value}" />`
					: html`<textarea rows="${question.lines}" ${shared}>${'\n'}${state.value}</textarea>`
			}
		</div>`;
	},
};

/** Renders one question with its label, its hint, what has been chosen, and what is wrong with it. */
export function renderQuestion(question: Question, state: State): Html {
	const render = renderers[question.type] as (question: Question, state: State) => Html;
	return render(question, state);
}

function group(question: Question, state: State, content: readonly (Html | false)[]): Html {
	return html`<fieldset
		class="${classOf(question, state)}"
		role="radiogroup"
		${describedBy(question, state)}
		${mustAnswer(question) && html`aria-required="true"`}
		${state.problem !== undefined && html`aria-invalid="true"`}
	>
		<legend>${question.label[state.language]}${needed(question, state)}</legend>
		${hints(question, state)} ${content}
	</fieldset>`;
}

/** Whether the page insists: the overall score, and what the whole survey is about. */
function mustAnswer(question: Question): boolean {
	return question.required || question.about === 'issue';
}

function needed(question: Question, { language }: State): Html | null {
	return mustAnswer(question) ? html`<span class="needed">${words.needed[language]}</span>` : null;
}

function hints(question: Question, { language, problem }: State): (Html | null)[] {
	const { key } = question;
	return [
		question.hint ? html`<p class="hint" id="${key}-hint">${question.hint[language]}</p>` : null,
		key === 'reason' ? reasonHint(language) : null,
		problem === undefined ? null : html`<p class="problem" id="${key}-problem">${problem}</p>`,
	];
}

/** Promoters and detractors are asked in their own words (R26); a style sheet alone decides which line shows. */
function reasonHint(language: Language): Html {
	return html`<div class="hint" id="reason-hint">
		<p class="when any">${words.whyAny[language]}</p>
		<p class="when high">${words.whyHigh[language]}</p>
		<p class="when low">${words.whyLow[language]}</p>
	</div>`;
}

function sideOf(question: Question, step: number): string {
	if (question.key !== 'nps') return '';
	return step >= 7 ? 'high' : 'low';
}

function classOf(question: Question, { problem }: State): string {
	return `question q-${question.key}${problem === undefined ? '' : ' wrong'}`;
}

function describedBy(question: Question, { problem }: State): Html | null {
	const parts = [
		question.hint || question.key === 'reason' ? `${question.key}-hint` : '',
		question.type === 'scale' ? `${question.key}-ends` : '',
		problem === undefined ? '' : `${question.key}-problem`,
	].filter((part) => part !== '');
	return parts.length > 0 ? html`aria-describedby="${parts.join(' ')}"` : null;
}
