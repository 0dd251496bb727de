import pg from 'pg';
import { postgres } from './databases';
import type { Row, Store } from './store';
import { mustBeOurs } from './workspace';

export async function listPostgres(): Promise<string[]> {
	return postgres ? (await ask(postgres, 'select datname from pg_database')).map((row) => String(row['datname'])) : [];
}

export async function openPostgres(name: string, from?: string): Promise<Store> {
	if (!postgres) throw new Error('PostgreSQL does not answer here');
	const server = postgres;
	const [existing] = await ask(server, 'select 1 from pg_database where datname = $1', [name]);
	if (!existing) await ask(server, `create database "${name}"${from ? ` template "${from}"` : ''}`);
	let pool: pg.Pool | null = null;
	const connect = () => {
		if (pool) return pool;
		pool = new pg.Pool({ ...server, database: name, max: 4 });
		pool.on('error', () => undefined);
		return pool;
	};
	const sql = async (query: string, params: unknown[] = []) => {
		let index = 0;
		const numbered = params.length > 0 ? query.replaceAll('?', () => `$${++index}`) : query;
		return (await connect().query<Row>(numbered, params)).rows;
	};
	const close = async () => {
		await pool?.end();
		pool = null;
	};
	return {
		env: {
			DB_CLIENT: 'pg',
			DB_HOST: server.host,
			DB_PORT: String(server.port),
			DB_USER: server.user,
			DB_PASSWORD: server.password,
			DB_DATABASE: name,
		},
		sql,
		tables: async () =>
			(await sql('select tablename from pg_tables where schemaname = current_schema()')).map((row) =>
				String(row['tablename']),
			),
		close,
		drop: async () => {
			mustBeOurs(name);
			await close();
			await ask(server, `drop database if exists "${name}" with (force)`);
		},
	};
}

async function ask(server: pg.ClientConfig, query: string, params: unknown[] = []): Promise<Row[]> {
	const client = new pg.Client({ ...server, database: 'postgres' });
	await client.connect();
	try {
		return (await client.query<Row>(query, params)).rows;
	} finally {
		await client.end();
	}
}
