import type { Text } from '../domain/language.js';

const registry = new Map<string, Text>();

/** Every word that the host's own dictionary must know, by its key there (`directus_translations`). */
export const hostWords: ReadonlyMap<string, Text> = registry;

/**
 * Puts a text into the host's dictionary and answers how the host refers to it.
 *
 * @example refer('loop_urgency_urgent', text('紧急', 'Urgent')) //=> '$t:loop_urgency_urgent'
 */
export function refer(key: string, words: Text): string {
	registry.set(key, words);
	return `$t:${key}`;
}

/**
 * A text as the host's dictionary must hold it: there, braces hold what is filled in, and a single text that makes no
 * sense to it leaves every word of the Studio untranslated.
 *
 * @example toHostText('{{ name }}') //=> "{'{'}{'{'} name {'}'}{'}'}"
 */
export function toHostText(text: string): string {
	return text.replaceAll(/[{}]/g, (brace) => `{'${brace}'}`);
}
