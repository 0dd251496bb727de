import { toLanguage, type Text } from '../domain/language.js';

/**
 * A text in the language that the Studio shows just now. For names and option forms, which stand outside of any component.
 *
 * @example studioText({ 'zh-CN': '趋势', 'en-US': 'Trend' }) //=> 'Trend'
 */
export function studioText(text: Text): string {
	return text[toLanguage(document.documentElement.lang, 'en-US')];
}
