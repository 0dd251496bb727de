import type { Knex } from 'knex';
import { policies } from '../../schema/policies.js';

/** Who may make calls, in the order in which they are asked: agents, and leads where no agent may. */
const groups = [policies[0].id, policies[1].id];

type Caller = { readonly user: string; readonly group: number; load: number };

/**
 * Chooses who makes a call: of those who may, whoever has the fewest to make. Each choice counts for the next.
 *
 * @returns chooses for one call; nothing where nobody else is there
 */
export async function openCallers(trx: Knex): Promise<(but: ReadonlySet<string>) => string | null> {
	const callers = await readCallers(trx);
	return (but) => {
		const free = callers.filter(({ user }) => !but.has(user));
		const [first] = free.sort(
			(one, other) => one.group - other.group || one.load - other.load || (one.user < other.user ? -1 : 1),
		);
		if (!first) return null;
		first.load += 1;
		return first.user;
	};
}

async function readCallers(trx: Knex): Promise<Caller[]> {
	const callers = new Map<string, Caller>();
	for (const [group, policy] of groups.entries()) {
		for (const user of await readHolders(trx, policy)) {
			if (!callers.has(user)) callers.set(user, { user, group, load: 0 });
		}
	}
	const loads = await trx('loop_responses')
		.whereIn('call_owner', [...callers.keys()])
		.whereNotNull('call_due')
		.groupBy('call_owner')
		.count({ n: '*' })
		.select<{ call_owner: string; n: number | string }[]>('call_owner');
	for (const { call_owner: user, n } of loads) {
		const caller = callers.get(user);
		if (caller) caller.load = Number(n);
	}
	return [...callers.values()];
}

/** Active users who hold a policy, by themselves, by their role or by one above it. */
async function readHolders(trx: Knex, policy: string): Promise<string[]> {
	const held = await trx('directus_access')
		.where({ policy })
		.select<{ user: string | null; role: string | null }[]>('user', 'role');
	const roles = held.flatMap(({ role }) => role ?? []);
	for (let above = roles; above.length > 0;) {
		above = await trx('directus_roles').whereIn('parent', above).whereNotIn('id', roles).pluck<string[]>('id');
		roles.push(...above);
	}
	return trx('directus_users')
		.where({ status: 'active' })
		.andWhere((user) => {
			void user.whereIn('role', roles).orWhereIn(
				'id',
				held.flatMap(({ user: id }) => id ?? []),
			);
		})
		.orderBy('id')
		.pluck<string[]>('id');
}
