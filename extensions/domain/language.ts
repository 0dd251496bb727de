/** The two languages in which every word that a person sees exists (R40). */
export const languages = ['zh-CN', 'en-US'] as const;

export type Language = (typeof languages)[number];

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', 'en-US': 'English' };

/** One text in both languages. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Picks the language of a person from whatever names a locale.
 *
 * @param locale a BCP 47 tag such as `zh`, `zh-TW`, `en-GB`, or nothing
 * @param fallback the answer where the tag names neither language
 * @example toLanguage('zh-Hans-CN', 'en-US') //=> 'zh-CN'
 */
export function toLanguage(locale: string | null | undefined, fallback: Language = 'zh-CN'): Language {
	const primary = locale?.toLowerCase().split(/[-_]/)[0];
	if (primary === 'zh') return 'zh-CN';
	if (primary === 'en') return 'en-US';
	return fallback;
}
