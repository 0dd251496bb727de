import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { learnClock } from '../../../extensions/desk/time.js';
import { provideHost } from '../../../scripts/host.mjs';
import { provideNode } from '../../../scripts/node.mjs';
import type { Desk } from './desk';

/** The database of a desk as the desk's own code sees it, for tests that call that code without a Directus around it. */
export async function openKnex({ database, storeEnv: env }: Pick<Desk, 'database' | 'storeEnv'>): Promise<Knex> {
	const host = await provideHost(await provideNode());
	const create = createRequire(join(host, 'package.json'))('knex') as (config: Knex.Config) => Knex;
	const knex =
		database === 'sqlite'
			? create({
					client: 'sqlite3',
					connection: { filename: env['DB_FILENAME'] ?? '' },
					useNullAsDefault: true,
					pool: {
						afterCreate: (connection: { configure: (name: string, value: number) => void }, done: () => void) => {
							connection.configure('busyTimeout', 10_000);
							done();
						},
					},
				})
			: create({
					client: database === 'mysql' ? 'mysql2' : 'pg',
					connection: {
						host: env['DB_HOST'] ?? '',
						port: Number(env['DB_PORT']),
						user: env['DB_USER'] ?? '',
						password: env['DB_PASSWORD'] ?? '',
						database: env['DB_DATABASE'] ?? '',
					},
				});
	learnClock(knex);
	return knex;
}
