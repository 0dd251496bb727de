import type { Language, Text } from '../../extensions/domain/language.js';
import type { InputCode } from '../../extensions/domain/report/problem.js';
import { html, type Html } from './html.js';
import { inputProblems } from './input-words.js';
import { words } from './words.js';

/** One field of a form: how it is called, what has been typed, and what is wrong with it. */
export type Input = {
	readonly name: string;
	readonly label: Text;
	readonly hint?: Text;
	readonly language: Language;
	readonly value?: string;
	readonly problem: InputCode | undefined;
	readonly required?: boolean;
	readonly most?: number;
	/** Where one page holds several fields of a name. */
	readonly id?: string;
};

/** A line to type in. */
export function renderLine(
	input: Input,
	type: 'text' | 'tel' | 'email',
	autocomplete: 'name' | 'tel' | 'email' | 'off',
): Html {
	return frame(
		input,
		html`<input
			class="text"
			type="${type}"
			autocomplete="${autocomplete}"
			${shared(input)}
			value="${input.value ?? ''}"
		/>`,
	);
}

/** Several lines to type in. */
export function renderText(input: Input, rows: number): Html {
	return frame(input, html`<textarea rows="${rows}" ${shared(input)}>${'\n'}${input.value ?? ''}</textarea>`);
}

/** Any other control between its label and its problem. */
export function frame(input: Input, control: Html): Html {
	const { language, label, hint, problem } = input;
	const id = input.id ?? input.name;
	return html`<div class="question q-${input.name}${problem !== undefined && ' wrong'}">
		<label class="label" for="${id}"
			>${label[language]}${input.required && html`<span class="needed">${words.needed[language]}</span>`}</label
		>
		${hint && html`<p class="hint" id="${id}-hint">${hint[language]}</p>`}
		${problem !== undefined && html`<p class="problem" id="${id}-problem">${inputProblems[problem][language]}</p>`}
		${control}
	</div>`;
}

/** The attributes that every control has. */
export function shared({ name, id = name, hint, problem, required, most }: Input): Html {
	const described = [hint && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
	return html`id="${id}" name="${name}" ${most !== undefined && html`maxlength="${most}"`}
	${described !== '' && html`aria-describedby="${described}"`} ${required && 'required'}
	${problem !== undefined && html`aria-invalid="true"`}`;
}
