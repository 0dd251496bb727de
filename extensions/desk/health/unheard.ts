import type { Knex } from 'knex';
import { statuses } from '../../domain/steps.js';
import { readDeskRules } from '../deadlines/policy.js';

/** Named one by one, so that an index finds them among a million that are archived. */
const open = statuses.filter((status) => status !== 'archived');

/**
 * Open issues whose deadlines alarm nobody: no active owner, no active lead of their category, and nobody else who is
 * told (R18).
 */
export async function countUnheard(knex: Knex): Promise<number> {
	const { watcher } = await readDeskRules(knex);
	const active = (id: string, as: string) => (join: Knex.JoinClause) =>
		void join.on(`${as}.id`, id).andOnVal(`${as}.status`, 'active');
	if (watcher && (await knex('directus_users').where({ id: watcher, status: 'active' }).first('id'))) return 0;
	const [counted] = await knex('loop_issues as i')
		.leftJoin('loop_categories as c', 'c.key', 'i.category')
		.leftJoin('directus_users as owner', active('i.owner', 'owner'))
		.leftJoin('directus_users as lead', active('c.lead', 'lead'))
		.whereIn('i.status', open)
		.whereNull('owner.id')
		.whereNull('lead.id')
		.count<{ n: number | string }[]>({ n: '*' });
	return Number(counted?.n ?? 0);
}
