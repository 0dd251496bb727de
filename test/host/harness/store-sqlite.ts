import { existsSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Row, Store } from './store';
import { mustBeOurs, workspace } from './workspace';

const fileOf = (name: string) => join(workspace, `${name}.sqlite`);

export async function listSqlite(): Promise<string[]> {
	return (await readdir(workspace)).filter((file) => file.endsWith('.sqlite')).map((file) => file.slice(0, -7));
}

export async function openSqlite(name: string, from?: string): Promise<Store> {
	const file = fileOf(name);
	if (from && !existsSync(file)) await copyFile(fileOf(from), file);
	let connection: DatabaseSync | null = null;
	const connect = () => {
		if (connection) return connection;
		connection = new DatabaseSync(file, { timeout: 10_000 });
		connection.exec('PRAGMA journal_mode = WAL');
		return connection;
	};
	connect();
	const sql = (query: string, params: unknown[] = []) =>
		new Promise<Row[]>((resolve) => {
			const statement = connect().prepare(query);
			resolve(statement.all(...(params as SQLInputValue[])).map((row) => ({ ...row })));
		});
	const close = async () => {
		connection?.close();
		connection = null;
		return Promise.resolve();
	};
	return {
		env: { DB_CLIENT: 'sqlite3', DB_FILENAME: file },
		sql,
		tables: async () =>
			(await sql("select name from sqlite_master where type = 'table'")).map((row) => String(row['name'])),
		close,
		drop: async () => {
			mustBeOurs(name);
			await close();
			for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true });
		},
	};
}
