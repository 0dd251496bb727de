import { ForbiddenError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import type { Knex } from 'knex';
import { heldPolicies } from './held-policies.js';
import type { Host } from './host.js';
import type { Key } from '../domain/refusal.js';

/**
 * Stops whoever may do nothing with a collection, before anything is read for them: the host asks its hooks first and
 * for permission afterwards, and what a guard says would tell a stranger how a row stands.
 *
 * @param accountability nobody's where the host itself is at work
 * @throws Forbidden (403)
 */
export async function requireAccess(
	knex: Knex,
	accountability: Accountability | null,
	collection: string,
): Promise<void> {
	if (!accountability || accountability.admin) return;
	const policies = await heldPolicies(knex, accountability);
	const allowed = await knex('directus_permissions')
		.whereIn('policy', policies)
		.andWhere({ collection })
		.first<{ id: number } | undefined>('id');
	if (!allowed) throw new ForbiddenError();
}

/**
 * Makes sure that somebody who is refused may know of all the rows that the refusal is about.
 *
 * @throws Forbidden (403) where one of them is hidden from them
 */
export async function requireSight(
	host: Host,
	knex: Knex,
	accountability: Accountability | null,
	collection: string,
	keys: readonly Key[],
): Promise<void> {
	if (!accountability || accountability.admin || keys.length === 0) return;
	const schema = await host.getSchema({ database: knex });
	const rows = new host.services.ItemsService(collection, { schema, knex, accountability });
	const primary = schema.collections[collection]?.primary ?? 'id';
	const query = { filter: { [primary]: { _in: keys } }, fields: [primary], limit: -1 };
	const seen = await rows.readByQuery(query).catch(() => []);
	if (seen.length < new Set(keys.map(String)).size) throw new ForbiddenError();
}
