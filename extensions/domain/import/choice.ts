import type { Text } from '../language.js';
import type { Parse } from './column.js';
import { fold } from './fold.js';

/**
 * Reads one word of a closed list: its key, its name in either language, or what else people call it.
 *
 * @param names key → what screens call it
 * @param also key → other words for it
 * @example choice(urgencies, { urgent: ['高'] })('高', context, '紧急程度') //=> { value: 'urgent' }
 */
export function choice<Key extends string>(
	names: Readonly<Record<Key, Text>>,
	also: Readonly<Partial<Record<Key, readonly string[]>>>,
): Parse<Key> {
	const known = new Map<string, Key>();
	for (const key of Object.keys(names) as Key[]) {
		for (const word of [key, ...Object.values(names[key]), ...(also[key] ?? [])]) known.set(fold(word), key);
	}
	const offered = Object.values<Text>(names)
		.map((name) => `${name['zh-CN']} (${name['en-US']})`)
		.join(', ');
	return (text) => {
		const value = known.get(fold(text));
		return value ? { value } : { code: 'unknown_choice', detail: offered };
	};
}
