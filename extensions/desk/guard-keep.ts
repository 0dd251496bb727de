import type { Knex } from 'knex';
import { collections } from '../schema/collections.js';
import { answerColumns } from '../schema/law/answers.js';
import { contactColumns } from '../schema/law/contacts.js';
import type { Key } from '../domain/refusal.js';
import { refuse } from './error.js';

/** Where a user stands as the one who answers for something. */
const held = [
	{ table: 'loop_issues', column: 'owner' },
	{ table: 'loop_customers', column: 'owner' },
	{ table: 'loop_contacts', column: 'by' },
	{ table: 'loop_contacts', column: 'follow_up_owner' },
	{ table: 'loop_recoveries', column: 'owner' },
	{ table: 'loop_actions', column: 'owner' },
	{ table: 'loop_categories', column: 'default_owner' },
	{ table: 'loop_tiers', column: 'default_owner' },
] as const;

/** A user who answers for something is handed over first, or switched off instead of deleted. */
export async function guardUserDelete(knex: Knex, keys: readonly Key[]): Promise<void> {
	const kept = new Set<Key>();
	for (const { table, column } of held) {
		const rows = await knex(table)
			.whereIn(column, [...keys])
			.distinct<Record<string, Key>[]>(column);
		for (const row of rows) kept.add(row[column] as Key);
	}
	if (kept.size === 0) return;
	throw refuse({
		code: 'LOOP_KEEP',
		what: 'user',
		keys: [...kept],
	});
}

/** A row that belongs to the story of an issue stays, and so does an answer. */
export async function guardStoryDelete(
	knex: Knex,
	table: 'loop_contacts' | 'loop_responses',
	keys: readonly Key[],
): Promise<void> {
	const rows = await knex(table)
		.whereIn('id', [...keys])
		.andWhere((row) => {
			void row.whereNotNull('issue');
			if (table === 'loop_responses') void row.orWhereNotNull('answered_at');
		})
		.select<{ id: Key }[]>('id');
	if (rows.length === 0) return;
	throw refuse({
		code: 'LOOP_KEEP',
		what: 'story',
		keys: rows.map(({ id }) => id),
	});
}

/** While issues exist, none of our collections is dropped. */
export async function guardCollectionDelete(knex: Knex, names: readonly Key[]): Promise<void> {
	const ours = names.filter((name) => collections.some(({ collection }) => collection === name));
	if (ours.length > 0 && (await hasIssues(knex)))
		throw refuse({ code: 'LOOP_KEEP', what: 'collection', names: ours.map(String), keys: ours });
}

/**
 * While issues exist, none of our collections gets versions or a hand-made order, which write past the loop,
 * is switched off, or is no longer tracked.
 */
export async function guardCollectionChange(
	knex: Knex,
	patch: Readonly<Record<string, unknown>>,
	names: readonly Key[],
): Promise<void> {
	const ours = collections.filter(({ collection, meta }) => names.includes(collection) && weakens(patch, meta));
	if (ours.length > 0 && (await hasIssues(knex)))
		throw refuse({
			code: 'LOOP_KEEP',
			what: 'meta',
			keys: ours.map(({ collection }) => collection),
		});
}

function weakens(patch: Readonly<Record<string, unknown>>, meta: Readonly<Record<string, unknown>>): boolean {
	const off = 'status' in patch && patch['status'] !== 'active';
	const untracked = patch['accountability'] === null && meta['accountability'] !== null;
	return patch['versioning'] === true || Boolean(patch['sort_field']) || off || untracked;
}

/** While issues exist, no column that the law reads is dropped. */
export async function guardFieldDelete(knex: Knex, collection: unknown, names: readonly Key[]): Promise<void> {
	const ours = names.filter((name) => readByLaw(String(collection)).includes(String(name)));
	if (ours.length > 0 && (await hasIssues(knex)))
		throw refuse({ code: 'LOOP_KEEP', what: 'field', names: ours.map(String), keys: ours });
}

function readByLaw(collection: string): readonly string[] {
	if (collection === 'loop_responses') return answerColumns;
	if (collection === 'loop_contacts') return contactColumns;
	if (collection === 'loop_customers') return ['tier', 'tier_reason'];
	if (collection !== 'loop_issues' && collection !== 'loop_events') return [];
	const definition = collections.find((candidate) => candidate.collection === collection);
	return definition?.fields.flatMap(({ field, schema }) => (schema === null ? [] : field)) ?? [];
}

async function hasIssues(knex: Knex): Promise<boolean> {
	if (!(await knex.schema.hasTable('loop_issues'))) return false;
	return (await knex('loop_issues').first('id')) !== undefined;
}
