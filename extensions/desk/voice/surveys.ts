import type { Knex } from 'knex';
import { nameless, readAsked, type Asked } from '../../domain/voice/asked.js';
import { fromJsonColumn } from '../json-column.js';

/**
 * What each question is called and which scale it has. Where surveys share a key, the one that was asked for says it, then
 * those that are in use.
 *
 * @param survey whose words come first
 */
export async function readAskedOf(knex: Knex, survey?: string): Promise<(key: string) => Asked> {
	const rows = await knex('loop_surveys')
		.orderBy('key')
		.select<{ key: string; active: unknown; questions: unknown }[]>('key', 'active', 'questions');
	const rank = (row: { key: string; active: unknown }): number => (row.key === survey ? 0 : row.active ? 1 : 2);
	const known = new Map<string, Asked>();
	for (const row of rows.sort((a, b) => rank(a) - rank(b))) {
		for (const asked of readAsked(fromJsonColumn(row.questions))) {
			if (!known.has(asked.key)) known.set(asked.key, asked);
		}
	}
	return (key) => known.get(key) ?? nameless(key);
}
