import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { complaint, npm } from './npm.mjs';
import { root } from './paths.mjs';
import { showProgress } from './progress.mjs';
import { Stop } from './stop.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} Packages */

/**
 * Installs what this checkout is built and tested with, unless what is installed is what the lockfile says.
 * @param {import('./node.mjs').Node} node
 */
export async function provideDependencies(node) {
	const wanted = await readPackages('package-lock.json');
	const installed = await readPackages('node_modules/.package-lock.json').catch(() => ({}));
	if (agrees(wanted, installed)) return;
	await showProgress('Installing what the build and the tests need', async (say) => {
		let fetched = 0;
		const onLine = (/** @type {string} */ line) => {
			if (/^npm http (fetch|cache) .*\.tgz/.test(line)) say(`${++fetched} packages`);
		};
		const { code, output } = await npm(node, ['ci', '--loglevel=http'], { cwd: root, onLine });
		if (code !== 0) throw new Stop(`npm ci failed:\n${complaint(output)}`);
	});
}

/**
 * Times of files say nothing after a git checkout, so the packages are compared.
 * @param {Packages} wanted
 * @param {Packages} installed
 */
function agrees(wanted, installed) {
	const same = (/** @type {string} */ path) => wanted[path]?.version === installed[path]?.version;
	const needed = Object.keys(wanted).filter((path) => path !== '' && !wanted[path]?.optional);
	return needed.every(same) && Object.keys(installed).every(same);
}

/**
 * @param {string} file
 * @returns {Promise<Packages>}
 */
async function readPackages(file) {
	return JSON.parse(await readFile(join(root, file), 'utf8')).packages;
}
