import type { Host } from './host.js';
import { findPrint } from './private.js';

export type Candidate = {
	readonly id: string;
	readonly number: string;
	readonly name: string;
	readonly phone: string | null;
	readonly email: string | null;
	readonly tier: string | null;
};

/**
 * Finds the customers that someone on the phone could be (R8), by phone number, e-mail address, number or name.
 *
 * @returns at most ten, the surest first; personal values masked
 */
export async function findCustomers(host: Host, by: string): Promise<Candidate[]> {
	const prints = { phone_hash: findPrint(host.env, 'phone', by), email_hash: findPrint(host.env, 'email', by) };
	const pattern = `%${by.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`;
	const columns = ['id', 'number', 'name', 'phone', 'email', 'tier'] as const;
	const sure = await host
		.knex('loop_customers')
		.where((row) => {
			void row.where('number', by);
			for (const [column, print] of Object.entries(prints)) if (print) void row.orWhere(column, print);
		})
		.limit(10)
		.select<Candidate[]>(...columns);
	const named = await host
		.knex('loop_customers')
		.whereRaw(`?? like ? escape '!'`, ['name', pattern])
		.orderBy('number')
		.limit(10)
		.select<Candidate[]>(...columns);
	const ids = new Set(sure.map(({ id }) => id));
	return [...sure, ...named.filter(({ id }) => !ids.has(id))].slice(0, 10);
}
