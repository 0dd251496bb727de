import type { Knex } from 'knex';
import { toLanguage, type Language, type Text } from '../domain/language.js';
import { sayRefusal } from '../domain/refusal-words.js';
import { refusalCodes, type Refusal } from '../domain/refusal.js';
import { fromJsonColumn } from './json-column.js';

/** An error as the host is about to answer with it. */
export type Answered = {
	readonly message: string;
	readonly extensions: { readonly code: string; readonly words?: Text; readonly fields?: unknown };
};

type Titles = readonly { readonly language: string; readonly translation: string }[];

/**
 * Says what the desk refuses in the language of whoever asked, with columns called as on their forms (R40).
 *
 * @param user whoever asked; a stranger's errors stay as they are
 */
export async function sayRefusals(
	knex: Knex,
	errors: readonly Answered[],
	user: string | null | undefined,
): Promise<readonly Answered[]> {
	if (!user || !errors.some(isOurs)) return errors;
	const language = await languageOf(knex, user);
	const said: Answered[] = [];
	for (const error of errors) said.push({ ...error, message: await sayIn(knex, language, error) });
	return said;
}

const isRefusal = ({ extensions }: Answered) => refusalCodes.some((code) => code === extensions.code);
const isOurs = (error: Answered) => isRefusal(error) || error.extensions.words !== undefined;

async function sayIn(knex: Knex, language: Language, error: Answered): Promise<string> {
	const { fields, words } = error.extensions;
	if (!isRefusal(error)) return words?.[language] ?? error.message;
	const titles = await readTitles(knex, Array.isArray(fields) ? fields.map(String) : []);
	const nameOf = (column: string) => titles.get(column)?.find((title) => title.language === language)?.translation;
	return sayRefusal(error.extensions as Refusal, (column) => nameOf(column) ?? column)[language];
}

/** What columns of ours are called, those of an issue before all others. */
async function readTitles(knex: Knex, columns: readonly string[]): Promise<Map<string, Titles>> {
	if (columns.length === 0) return new Map();
	const rows = await knex('directus_fields')
		.where('collection', 'like', 'loop%')
		.whereIn('field', [...columns])
		.select<{ collection: string; field: string; translations: unknown }[]>('collection', 'field', 'translations');
	const last = (row: { collection: string }) => Number(row.collection === 'loop_issues');
	return new Map(
		rows
			.sort((one, other) => last(one) - last(other))
			.map(({ field, translations }) => [field, (fromJsonColumn(translations) ?? []) as Titles]),
	);
}

async function languageOf(knex: Knex, user: string): Promise<Language> {
	const person = await knex('directus_users')
		.where({ id: user })
		.first<{ language: string | null } | undefined>('language');
	const project = person?.language
		? null
		: await knex('directus_settings').first<{ default_language: string | null } | undefined>('default_language');
	return toLanguage(person?.language ?? project?.default_language, 'en-US');
}
