import type { Knex } from 'knex';
import { parseSettings, type Settings } from '../domain/settings.js';

/**
 * Reads the desk's settings as they stand.
 *
 * @param knex inside a transaction, the transaction
 * @param language the installation's default language (`LOOP_LANGUAGE`)
 */
export async function readSettings(knex: Knex, language: unknown = process.env['LOOP_LANGUAGE']): Promise<Settings> {
	const row = (await knex('loop_settings').first()) as Record<string, unknown> | undefined;
	return parseSettings(row, typeof language === 'string' ? language : undefined);
}
