import { useApi } from '@directus/extensions-sdk';
import type { Ref } from 'vue';
import { languages, toLanguage, type Text } from '../domain/language.js';
import { refusalTitles } from '../domain/refusal-titles.js';
import { sayRefusal } from '../domain/refusal-words.js';
import { refusalCodes, type Refusal } from '../domain/refusal.js';
import { useStudio } from './use-studio.js';

type Said = { readonly extensions?: { readonly code?: string; readonly words?: Text }; message: string };
type Failure = {
	readonly config?: { readonly url?: string };
	readonly response?: { readonly data?: { readonly errors?: readonly Said[] } };
};

/** The Studio's own dictionary. */
type Dictionary = {
	readonly locale: Ref<string>;
	readonly mergeLocaleMessage: (locale: string, words: { errors: Record<string, string> }) => void;
};

let taught = false;

/**
 * Teaches the Studio what our refusals mean, in the person's language (R40): without it a form, a batch or a board that
 * is refused shows a code as its title and English below. Once for the page, by whichever of our components is there first.
 */
export function teachRefusals({ locale, mergeLocaleMessage }: Dictionary): void {
	if (taught) return;
	taught = true;
	const fields = useStudio().useFieldsStore();
	for (const name of new Set([...languages, locale.value])) {
		const language = toLanguage(name, 'en-US');
		const titles = Object.entries(refusalTitles).map(([code, title]) => [code, title[language]]);
		mergeLocaleMessage(name, { errors: Object.fromEntries(titles) as Record<string, string> });
	}
	useApi().interceptors.response.use(undefined, (error: Failure) => {
		const collection = /\/items\/(\w+)/.exec(error.config?.url ?? '')?.[1] ?? 'loop_issues';
		for (const said of error.response?.data?.errors ?? []) {
			const nameOf = (column: string) => fields.getField(collection, column)?.name ?? column;
			const words = wordsOf(said, nameOf);
			if (words) said.message = words[toLanguage(locale.value, 'en-US')];
		}
		return Promise.reject(error);
	});
}

/** The desk answers with the refusal itself, or with words in either language, beside the host's own message. */
function wordsOf({ extensions }: Said, nameOf: (column: string) => string): Text | undefined {
	if (refusalCodes.some((code) => code === extensions?.code)) return sayRefusal(extensions as Refusal, nameOf);
	return extensions?.words;
}
