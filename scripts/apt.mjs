import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { showProgress } from './progress.mjs';
import { lastLines, run } from './run.mjs';
import { Stop } from './stop.mjs';

/**
 * @param {string} name of a program
 * @returns {string | undefined} where the PATH has it
 */
export function findProgram(name) {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Whether this machine lets us install packages without asking anyone: Debian or its kin, as root. */
export function canUseApt() {
	return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

/**
 * @param {string} title
 * @param {string[]} packages
 */
export async function installWithApt(title, packages) {
	await showProgress(title, async (say) => {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
			const onLine = (/** @type {string} */ line) => say(line.slice(0, 70));
			const { code, output } = await run('apt-get', args, { env, onLine });
			if (code !== 0) throw new Stop(`apt-get ${args.join(' ')} failed:\n${lastLines(output)}`);
		}
	});
}
