import mysql from 'mysql2/promise';
import { mariadb } from './databases';
import type { Row, Store } from './store';
import { mustBeOurs } from './workspace';

export async function listMysql(): Promise<string[]> {
	return mariadb ? (await ask(mariadb, 'show databases')).map((row) => String(row['Database'])) : [];
}

export async function openMysql(name: string, from?: string): Promise<Store> {
	if (!mariadb) throw new Error('MySQL/MariaDB does not answer here');
	const server = mariadb;
	const [existing] = await ask(server, 'select 1 from information_schema.schemata where schema_name = ?', [name]);
	if (!existing) await ask(server, `create database \`${name}\` character set utf8mb4`);
	if (!existing && from) await copyDatabase(server, from, name);
	let pool: mysql.Pool | null = null;
	const sql = async (query: string, params: unknown[] = []) => {
		pool ??= mysql.createPool({ ...server, database: name, connectionLimit: 4, timezone: 'Z', dateStrings: true });
		// What the server gives up so that another may go on is to be said again: any client at a prompt would.
		for (let again = 5; ; again -= 1) {
			try {
				return rows(await pool.query(query, params));
			} catch (error) {
				if (again === 0 || (error as { code?: string }).code !== 'ER_LOCK_DEADLOCK') throw error;
			}
		}
	};
	const close = async () => {
		await pool?.end();
		pool = null;
	};
	return {
		env: {
			DB_CLIENT: 'mysql',
			DB_HOST: server.host,
			DB_PORT: String(server.port),
			DB_USER: server.user,
			DB_PASSWORD: server.password,
			DB_DATABASE: name,
		},
		sql,
		tables: async () =>
			(await sql('select table_name as name from information_schema.tables where table_schema = database()')).map(
				(row) => String(row['name']),
			),
		close,
		drop: async () => {
			mustBeOurs(name);
			await close();
			await ask(server, `drop database if exists \`${name}\``);
		},
	};
}

/** MySQL has no template databases: tables, rows, then triggers, as mysqldump would. */
async function copyDatabase(server: mysql.ConnectionOptions, from: string, to: string): Promise<void> {
	const connection = await mysql.createConnection({ ...server, database: to });
	const all = async (query: string) => rows(await connection.query(query));
	await connection.query('set foreign_key_checks = 0, unique_checks = 0');
	for (const { name } of await all(
		`select table_name as name from information_schema.tables where table_schema = '${from}'`,
	)) {
		const [shown] = await all(`show create table \`${from}\`.\`${String(name)}\``);
		await connection.query(String(shown?.['Create Table']));
		await connection.query(`insert into \`${to}\`.\`${String(name)}\` select * from \`${from}\`.\`${String(name)}\``);
	}
	for (const { Trigger: trigger } of await all(`show triggers from \`${from}\``)) {
		const [shown] = await all(`show create trigger \`${from}\`.\`${String(trigger)}\``);
		await connection.query(String(shown?.['SQL Original Statement']));
	}
	await connection.end();
}

async function ask(server: mysql.ConnectionOptions, query: string, params: unknown[] = []): Promise<Row[]> {
	const connection = await mysql.createConnection(server);
	try {
		return rows(await connection.query(query, params));
	} finally {
		await connection.end();
	}
}

function rows([result]: [unknown, unknown]): Row[] {
	return Array.isArray(result) ? (result as Row[]) : [];
}
