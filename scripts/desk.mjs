import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { bootstrapDirectus } from './directus.mjs';
import { root } from './paths.mjs';
import { showProgress } from './progress.mjs';
import { run } from './run.mjs';

/** @typedef {import('./node.mjs').Node} Node */

/** Where `npm start` keeps its Directus; git ignores it. Who deletes it begins anew. */
export const folder = join(root, '.desk');

/**
 * Puts a Directus project into `.desk/`: its own secret and admin, an SQLite database, and the bundle as it is now.
 * @param {Node} node
 * @param {string} host
 * @returns {Promise<Record<string, string>>} the settings of its .env
 */
export async function prepareDesk(node, host) {
	await mkdir(join(folder, 'uploads'), { recursive: true });
	await writeFile(join(folder, 'package.json'), '{ "name": "desk", "private": true }\n');
	const settings = await provideSettings();
	await provideDatabase(node, host, settings);
	const extension = join(folder, 'extensions', 'directus-extension-closed-loop');
	await rm(extension, { recursive: true, force: true });
	for (const part of ['package.json', 'dist']) await cp(join(root, part), join(extension, part), { recursive: true });
	return settings;
}

/** The database that the desk's settings stand beside. */
export const database = { DB_CLIENT: 'sqlite3', DB_FILENAME: join(folder, 'desk.sqlite') };

async function provideSettings() {
	const file = join(folder, '.env');
	if (!existsSync(file)) {
		const settings = {
			SECRET: randomBytes(32).toString('hex'),
			ADMIN_EMAIL: process.env['ADMIN_EMAIL'] ?? 'admin@example.com',
			ADMIN_PASSWORD: process.env['ADMIN_PASSWORD'] ?? 'closed-loop',
			ADMIN_TOKEN: randomBytes(32).toString('hex'),
		};
		await writeFile(
			file,
			Object.entries(settings)
				.map(([name, value]) => `${name}='${value}'\n`)
				.join(''),
		);
		await chmod(file, 0o600);
	}
	const lines = (await readFile(file, 'utf8')).matchAll(/^(\w+)='?(.*?)'?$/gm);
	return Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
}

/**
 * Made under another name first: a half-made database is never taken for a desk.
 * @type {(node: Node, host: string, settings: Record<string, string>) => Promise<void>}
 */
async function provideDatabase(node, host, settings) {
	if (existsSync(database.DB_FILENAME)) return;
	const part = join(folder, 'part.sqlite');
	await rm(part, { force: true });
	await showProgress('Creating a Directus project in .desk', async () => {
		await bootstrapDirectus({ node, host, folder, env: { ...settings, ...database, DB_FILENAME: part } });
		// Directus leaves SQLite's own default, which is four to ten times slower; the choice stays in the file.
		const pragma = 'new (require("node:sqlite").DatabaseSync)(process.argv[1]).exec("PRAGMA journal_mode = WAL")';
		await run(node.path, ['-e', pragma, part], { onLine: () => {} });
		await rename(part, database.DB_FILENAME);
	});
}
