import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { showProgress } from './progress.mjs';
import { lastLines, run } from './run.mjs';
import { Stop } from './stop.mjs';

const SOURCES = [
	'hooks',
	'endpoints',
	'panels',
	'extensions',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'extension.config.mjs',
];
const RESULTS = ['dist/api.js', 'dist/app.js'];

/**
 * Builds dist/ with the Directus SDK, unless it is newer than every source.
 * @param {import('./node.mjs').Node} node
 * @param {{ force?: boolean }} [options]
 */
export async function provideBundle(node, { force = false } = {}) {
	await withLock(join(root, '.cache', 'build.lock'), async () => {
		if (!force && (await isFresh())) return;
		await showProgress('Building the bundle', async () => {
			const start = new Date();
			const { code, output } = await runSdk(node, 'build');
			const built = await Promise.all(RESULTS.map((file) => changedAt(join(root, file)).catch(() => 0)));
			if (code !== 0 || Math.min(...built) < Number(start)) {
				throw new Stop(`The bundle could not be built:\n${lastLines(output)}`);
			}
			// What was edited while it was being built is not in it.
			for (const file of RESULTS) await utimes(join(root, file), start, start);
		});
	});
}

/**
 * @param {import('./node.mjs').Node} node
 * @param {'build' | 'validate'} command
 */
export function runSdk(node, command) {
	const cli = join(root, 'node_modules', '@directus', 'extensions-sdk', 'cli.js');
	// Without it Vue's compiler leaves in what only its developers look at.
	const env = { ...process.env, NODE_ENV: 'production' };
	return run(node.path, [cli, command], { cwd: root, env, onLine: () => {} });
}

async function isFresh() {
	const built = await Promise.all(RESULTS.map((file) => changedAt(join(root, file)).catch(() => 0)));
	const changed = await Promise.all(SOURCES.map((path) => newest(join(root, path))));
	return Math.min(...built) > Math.max(...changed);
}

/**
 * @param {string} path of a file or a folder; a folder counts too, since it changes when a file of it goes
 * @returns {Promise<number>} ms
 */
async function newest(path) {
	const found = await stat(path).catch(() => null);
	if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
	const inside = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
	return Math.max(found.mtimeMs, ...inside);
}

/** @param {string} path */
async function changedAt(path) {
	return (await stat(path)).mtimeMs;
}
