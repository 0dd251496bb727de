import { mysqlLaw } from './mysql.js';
import { postgresLaw } from './postgres.js';
import { sqliteLaw } from './sqlite.js';

/** One trigger of the law: how the database is told, and how it forgets. */
export type Law = {
	readonly name: string;
	readonly table: string;
	readonly create: readonly string[];
	readonly drop: readonly string[];
};

/** The databases that can hold the law, by the name of their knex client. */
const laws: Readonly<Record<string, () => Law[]>> = {
	sqlite3: sqliteLaw,
	'better-sqlite3': sqliteLaw,
	pg: postgresLaw,
	postgres: postgresLaw,
	cockroachdb: postgresLaw,
	mysql: mysqlLaw,
	mysql2: mysqlLaw,
};

/** The law for a database, or nothing where that database cannot hold it. */
export function lawFor(client: string): Law[] | undefined {
	return laws[client]?.();
}

/** Where each family of databases lists the triggers that are in force; one that fires for a replica alone is not. */
export const lawInForce: Readonly<Record<string, string>> = {
	sqlite: `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'loop_law_%'`,
	postgres: `SELECT tgname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND tgname LIKE 'loop_law_%' AND tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace`,
	mysql: `SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = DATABASE() AND trigger_name LIKE 'loop_law_%'`,
};
