import type { Kind } from './databases';
import { listMysql, openMysql } from './store-mysql';
import { listPostgres, openPostgres } from './store-postgres';
import { listSqlite, openSqlite } from './store-sqlite';

export type Row = Record<string, unknown>;

/** One database of a test, reached without Directus. */
export interface Store {
	/** The DB_* environment of a Directus that uses it. */
	env: Record<string, string>;
	/** Runs a statement; `?` stands for each parameter on every kind of database. */
	sql: (query: string, params?: unknown[]) => Promise<Row[]>;
	/** The names of all tables. */
	tables: () => Promise<string[]>;
	/** Ends our own connections, so that it can be copied. */
	close: () => Promise<void>;
	/** Closes and removes it. */
	drop: () => Promise<void>;
}

/** Opens the database of that name, a new empty one, or a copy of another: what `from` names, which nobody may be using. */
export function openStore(kind: Kind, name: string, from?: string): Promise<Store> {
	return { sqlite: openSqlite, postgres: openPostgres, mysql: openMysql }[kind](name, from);
}

/** The names of all databases that are there. */
export function listStores(kind: Kind): Promise<string[]> {
	return { sqlite: listSqlite, postgres: listPostgres, mysql: listMysql }[kind]();
}
