import { html, type Html } from './html.js';

/**
 * A choice as large as a thumb; it works without a script.
 *
 * @param chosen the value that is chosen
 * @param side a class by which the style sheet knows it
 */
export function chip(name: string, value: string, label: string, chosen: string, required: boolean, side = ''): Html {
	return html`<label class="chip"
		><input
			type="radio"
			class="${side}"
			id="${name}-${value}"
			name="${name}"
			value="${value}"
			${required && 'required'}
			${chosen === value && 'checked'}
		/><span>${label}</span></label
	>`;
}
