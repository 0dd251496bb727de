import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { withLock } from './lock.mjs';
import { complaint, npm } from './npm.mjs';
import { cache } from './paths.mjs';
import { showProgress } from './progress.mjs';
import { Stop } from './stop.mjs';

/**
 * A Node that Directus can run on.
 * @typedef {{ path: string, version: string, headers: string | null }} Node
 *   `path` the program, `version` without "v", `headers` the folder whose include/node holds its headers
 */

/** Taken from the npm registry where the machine has none that fits. */
const PINNED = '22.23.3';

/**
 * Both majors of Directus ask for 22 or newer, and the isolated-vm 5 they pin compiles for nothing newer than 22.
 * @param {string} version
 */
function fits(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major === 22 && minor >= 13;
}

/**
 * Finds a Node for Directus: `LOOP_NODE`, the running one, one on the machine, else one from the npm registry.
 * @returns {Promise<Node>}
 */
export async function provideNode() {
	for (const path of await candidates()) {
		const node = await inspect(path);
		if (node && fits(node.version)) return node;
	}
	return install();
}

async function candidates() {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
	const nvm = join(process.env['NVM_DIR'] ?? join(homedir(), '.nvm'), 'versions', 'node');
	const versions = await readdir(nvm).catch(() => []);
	return [
		process.env['LOOP_NODE'],
		process.execPath,
		...onPath,
		...versions.map((version) => join(nvm, version, 'bin', name)),
	]
		.filter((path) => path !== undefined)
		.filter((path, index, all) => all.indexOf(path) === index && existsSync(path));
}

/**
 * @param {string} path
 * @returns {Promise<Node | null>} null where that is no working Node
 */
async function inspect(path) {
	const ask = 'console.log(JSON.stringify([process.execPath, process.versions.node]))';
	try {
		const known = path === process.execPath ? [path, process.versions.node] : null;
		const [real, version] = known ?? JSON.parse((await promisify(execFile)(path, ['-e', ask])).stdout);
		const prefix = join(real, '..', '..');
		return { path: real, version, headers: existsSync(join(prefix, 'include', 'node', 'node.h')) ? prefix : null };
	} catch {
		return null;
	}
}

/** @returns {Promise<Node>} */
async function install() {
	const system = process.platform === 'win32' ? 'win' : process.platform;
	const name = `node-${system}-${process.arch}`;
	const folder = join(cache, `${name}-${PINNED}`);
	const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	await withLock(`${folder}.lock`, async () => {
		if (existsSync(path)) return;
		await showProgress(`Node ${PINNED} for Directus (this is ${process.versions.node})`, async () => {
			const part = `${folder}.part`;
			await rm(part, { recursive: true, force: true });
			await mkdir(part, { recursive: true });
			const running = { path: process.execPath, version: process.versions.node, headers: null };
			const args = ['install', '--prefix', part, '--no-save', '--no-package-lock', `${name}@${PINNED}`];
			const { code, output } = await npm(running, args, { cwd: part, onLine: () => {} });
			if (code !== 0) {
				throw new Stop(`Directus needs Node 22, and ${name}@${PINNED} could not be installed from npm.
Install Node 22 yourself, or point LOOP_NODE at one.\n\n${complaint(output)}`);
			}
			await rename(part, folder);
		});
	});
	const node = await inspect(path);
	if (!node) throw new Stop(`${path} does not run on this machine. Install Node 22, or point LOOP_NODE at one.`);
	return node;
}
