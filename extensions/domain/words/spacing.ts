import type { Language } from '../language.js';

/**
 * A name as it stands before more words: Latin letters need air before Chinese characters.
 *
 * @param name of a person
 * @param language of the words that follow
 * @example nameBefore('Dana Li', 'zh-CN') //=> 'Dana Li '
 * @example nameBefore('王小明', 'zh-CN') //=> '王小明'
 */
export function nameBefore(name: string, language: Language): string {
	return language === 'zh-CN' && /[\x21-\x7e]$/.test(name) ? `${name} ` : name;
}
