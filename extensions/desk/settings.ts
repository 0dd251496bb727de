import type { Knex } from 'knex';
import { parseSettings, type Settings } from '../domain/settings.js';
import { once } from './once.js';

type Row = Readonly<Record<string, unknown>>;

/** The installation's default language, where its environment names one. */
let language: string | undefined;

/** Learns once what the host's environment says, which need not be the process's: the host reads files as well. */
export function learnLanguage(env: Readonly<Record<string, unknown>>): void {
	const named = env['LOOP_LANGUAGE'];
	language = typeof named === 'string' ? named : undefined;
}

/** The settings' row as it is stored; within a transaction it is read once. */
export function readSettingsRow(knex: Knex): Promise<Row | undefined> {
	return once(knex, 'settings', async () => (await knex('loop_settings').first()) as Row | undefined);
}

/** What a row said when it was last read; most reads find the same. */
let last: { text: string; settings: Settings } | undefined;

/**
 * Reads the desk's settings as they stand.
 *
 * @param knex inside a transaction, the transaction
 */
export async function readSettings(knex: Knex): Promise<Settings> {
	return settingsOf(await readSettingsRow(knex));
}

/** The settings that a row holds. */
export function settingsOf(row: Row | undefined): Settings {
	const text = JSON.stringify([row ?? null, language]);
	if (last?.text !== text) last = { text, settings: parseSettings(row, language) };
	return last.settings;
}
