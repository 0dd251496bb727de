import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { toLanguage, type Language, type Text } from '../domain/language.js';
import { teachRefusals } from './teach-refusals.js';

type Values = Readonly<Record<string, string | number>>;

export type Words<Key extends string> = {
	readonly language: ComputedRef<Language>;
	/** The words for a key, with `{name}` replaced by what is given. */
	readonly say: (key: Key, values?: Values) => string;
	/** The text in the person's language. */
	readonly pick: (text: Text) => string;
};

/**
 * The words of a component in the language of the person.
 *
 * @param dictionary one text for each key
 * @example useWords({ left: { 'zh-CN': '还有 {n} 天', 'en-US': '{n} days left' } }).say('left', { n: 3 }) //=> '3 days left'
 */
export function useWords<Key extends string>(dictionary: Readonly<Record<Key, Text>>): Words<Key> {
	const studio = useI18n();
	teachRefusals(studio);
	const { locale } = studio;
	const language = computed(() => toLanguage(locale.value, 'en-US'));
	const pick = (text: Text): string => text[language.value];
	const say = (key: Key, values: Values = {}): string =>
		pick(dictionary[key]).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
	return { language, say, pick };
}
