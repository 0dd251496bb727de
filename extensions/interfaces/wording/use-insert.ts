import { onBeforeUnmount, onMounted } from 'vue';
import { parts } from './use-wording.js';

type Writing = HTMLInputElement | HTMLTextAreaElement;

const writable = parts.map((part) => `[data-field="${part}"] :is(input, textarea)`).join(', ');

/**
 * Puts text where the person was writing last: the subject or one of the wordings on this page. The host has no way for
 * that, but its fields are ordinary ones and hear of it as of a keystroke.
 *
 * @returns false where there is no such field, so that the text has to come there another way
 */
export function useInsert(): (text: string) => boolean {
	let last: Writing | null = null;
	const remember = ({ target }: Event): void => {
		if (target instanceof Element && target.matches(writable)) last = target as Writing;
	};
	onMounted(() => document.addEventListener('focusin', remember));
	onBeforeUnmount(() => document.removeEventListener('focusin', remember));

	return (text) => {
		const field = last?.isConnected === true ? last : document.querySelector<Writing>('[data-field="body"] textarea');
		if (!field) return false;
		const start = field.selectionStart ?? field.value.length;
		field.focus();
		field.setRangeText(text, start, field.selectionEnd ?? start, 'end');
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		return true;
	};
}
