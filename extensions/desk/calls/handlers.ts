import type { Knex } from 'knex';

/**
 * Who handled an issue: its owner, and whoever has said that it is solved. They do not ask how it went (D14).
 *
 * @returns by issue
 */
export async function readHandlers(
	knex: Knex,
	issues: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
	const handlers = new Map<number, Set<string>>(issues.map((issue) => [issue, new Set()]));
	const owners = await knex('loop_issues')
		.whereIn('id', [...issues])
		.select<{ id: number; owner: string | null }[]>('id', 'owner');
	const solvers = await knex('loop_events')
		.whereIn('issue', [...issues])
		.andWhere({ type: 'step', to: 'feedback' })
		.select<{ issue: number; actor: string | null }[]>('issue', 'actor');
	for (const { id, owner } of owners) if (owner) handlers.get(Number(id))?.add(owner);
	for (const { issue, actor } of solvers) if (actor) handlers.get(Number(issue))?.add(actor);
	return handlers;
}
