import { html, type Html } from './html.js';

type Chip = {
	readonly name: string;
	readonly value: string;
	readonly label: string | Html;
	readonly chosen: boolean;
	readonly required?: boolean;
	/** Classes by which the style sheet knows it. */
	readonly side?: string;
	/** A box of which several may be ticked. */
	readonly many?: boolean;
};

/** A choice as large as a thumb; it works without a script. */
export function chip({ name, value, label, chosen, required = false, side = '', many = false }: Chip): Html {
	return html`<label class="chip"
		><input
			type="${many ? 'checkbox' : 'radio'}"
			${side !== '' && html`class="${side}"`}
			id="${name}-${value}"
			name="${name}"
			value="${value}"
			${required && 'required'}
			${chosen && 'checked'}
		/><span>${label}</span></label
	>`;
}
