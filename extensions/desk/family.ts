import type { Knex } from 'knex';

/** The name by which knex knows the database: `sqlite3`, `pg`, `mysql2` … */
export function clientOf(knex: Knex): string {
	const { config } = knex.client as { config: { client: unknown } };
	const { client } = config;
	return typeof client === 'string' ? client : (client as { prototype: { driverName: string } }).prototype.driverName;
}

export type Family = 'sqlite' | 'postgres' | 'mysql' | 'other';

/** The family of databases whose habits this one shares. */
export function familyOf(knex: Knex): Family {
	const client = clientOf(knex);
	if (client.includes('sqlite')) return 'sqlite';
	if (client.startsWith('pg') || client === 'postgres' || client === 'cockroachdb') return 'postgres';
	return client.startsWith('mysql') ? 'mysql' : 'other';
}
