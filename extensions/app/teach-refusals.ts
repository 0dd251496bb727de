import type { Ref } from 'vue';
import { languages, toLanguage } from '../domain/language.js';
import { refusalTitles } from '../domain/refusal-titles.js';

/** The Studio's own dictionary. */
type Dictionary = {
	readonly locale: Ref<string>;
	readonly mergeLocaleMessage: (locale: string, words: { errors: Record<string, string> }) => void;
};

let taught = false;

/**
 * Teaches the Studio what our refusals are called (R40): without it a form, a batch or a board that is refused shows a
 * code as its title. Once for the page, by whichever of our components is there first.
 */
export function teachRefusals({ locale, mergeLocaleMessage }: Dictionary): void {
	if (taught) return;
	taught = true;
	for (const name of new Set([...languages, locale.value])) {
		const language = toLanguage(name, 'en-US');
		const titles = Object.entries(refusalTitles).map(([code, title]) => [code, title[language]]);
		mergeLocaleMessage(name, { errors: Object.fromEntries(titles) as Record<string, string> });
	}
}
