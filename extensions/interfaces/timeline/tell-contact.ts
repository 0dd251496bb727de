import { contactKinds } from '../../domain/choices.js';
import type { Language, Text } from '../../domain/language.js';
import type { LoggedEvent } from './story.js';

const edited: Text = {
	'zh-CN': '联系记录的内容已被修改（{kind}）',
	'en-US': 'The words of a contact were edited ({kind})',
};
const moved: Text = {
	'zh-CN': '联系记录被移到另一个问题（{kind}）',
	'en-US': 'A contact was moved to another issue ({kind})',
};

/**
 * Tells what was done to a contact after it had been put on record; who did it, the host's own revisions know.
 *
 * @example tellContact({ from: 'progress', data: { edited: true }, … }, 'en-US').line
 * //=> 'The words of a contact were edited (Progress)'
 */
export function tellContact(
	{ from, data }: LoggedEvent,
	language: Language,
): { readonly line: string; readonly icon: string } {
	const kind = Object.entries(contactKinds).find(([key]) => key === from)?.[1][language] ?? from ?? '';
	return { line: (data?.edited ? edited : moved)[language].replace('{kind}', kind), icon: 'edit_note' };
}
