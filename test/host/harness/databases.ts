import { createConnection } from 'node:net';
import mysql from 'mysql2/promise';
import pg from 'pg';

/** The kinds of database that tests run on. */
export type Kind = 'sqlite' | 'postgres' | 'mysql';

/** How to reach a database server: its standard local port, or `LOOP_POSTGRES` / `LOOP_MYSQL` as a URL. */
export interface Server {
	host: string;
	port: number;
	user: string;
	password: string;
}

export const postgres = await findServer('LOOP_POSTGRES', 5432, 'postgres', ['', 'postgres'], async (server) => {
	const client = new pg.Client({ ...server, database: 'postgres' });
	await client.connect();
	await client.end();
});

export const mariadb = await findServer('LOOP_MYSQL', 3306, 'root', ['', 'root'], async (server) => {
	await (await mysql.createConnection(server)).end();
});

/** Whether Redis answers on its standard local port. */
export const redis = await answers('127.0.0.1', 6379);

/** The databases that tests run on here: SQLite and whatever answers; `LOOP_DATABASES=sqlite,postgres` narrows it. */
export const databases = (
	[
		['sqlite', true],
		['postgres', postgres],
		['mysql', mariadb],
	] as const
)
	.filter(([kind, there]) => there && (process.env['LOOP_DATABASES'] ?? kind).split(',').includes(kind))
	.map(([kind]): Kind => kind);

/**
 * Those of them that a test is enough on, where its rule is decided before a database is asked: which one shows a
 * mistake soonest says the test. `LOOP_DATABASES` runs it on every one it names.
 *
 * @example preferring('postgres', 'mysql') //=> ['postgres', 'mysql'] where all are there, ['sqlite'] where it alone is
 */
export function preferring(...wanted: readonly Kind[]): readonly Kind[] {
	const found = databases.filter((kind) => wanted.includes(kind));
	return process.env['LOOP_DATABASES'] || found.length === 0 ? databases : found;
}

async function findServer(
	variable: string,
	port: number,
	user: string,
	passwords: string[],
	login: (server: Server) => Promise<void>,
): Promise<Server | null> {
	const given = process.env[variable];
	const url = new URL(given ?? `db://${user}@127.0.0.1:${port}`);
	if (!(await answers(url.hostname, Number(url.port)))) return null;
	for (const password of given ? [decodeURIComponent(url.password)] : passwords) {
		const server = { host: url.hostname, port: Number(url.port), user: url.username, password };
		const open = await login(server).then(
			() => true,
			() => false,
		);
		if (open) return server;
	}
	return null;
}

function answers(host: string, port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createConnection({ host, port, timeout: 1000 });
		const say = (answer: boolean) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => say(true));
		socket.once('error', () => say(false));
		socket.once('timeout', () => say(false));
	});
}
