import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canUseApt, findProgram, installWithApt } from './apt.mjs';
import { withLock } from './lock.mjs';
import { complaint, npm } from './npm.mjs';
import { cache, root } from './paths.mjs';
import { showProgress } from './progress.mjs';
import { lastLines } from './run.mjs';
import { Stop } from './stop.mjs';

/** @typedef {import('./node.mjs').Node} Node */

/** The Directus that everything runs on unless `LOOP_HOST` names another folder of hosts/. */
export const defaultHost = process.env['LOOP_HOST'] ?? 'directus-12.4.0';

/**
 * The folder of an installed Directus, installed on first use. It is kept by what decides its content: its lockfile,
 * and the Node that its compiled parts were made for.
 * @param {Node} node the Node that will run it
 * @param {string} [name] a folder of hosts/
 * @returns {Promise<string>}
 */
export async function provideHost(node, name = defaultHost) {
	const source = join(root, 'hosts', name);
	const lockfile = await readFile(join(source, 'package-lock.json')).catch(() => {
		throw new Stop(`There is no host "${name}": hosts/${name}/package-lock.json is missing.`);
	});
	const hash = createHash('sha256').update(lockfile).digest('hex').slice(0, 10);
	const folder = join(cache, `${name}-${hash}-node-${node.version}-${process.platform}-${process.arch}`);
	if (existsSync(folder)) return folder;
	const onWait = () => console.error(`Another process is installing ${name}; waiting for it.`);
	await withLock(`${folder}.lock`, () => install(node, name, source, folder), onWait);
	return folder;
}

/** @type {(node: Node, name: string, source: string, folder: string) => Promise<void>} */
async function install(node, name, source, folder) {
	if (existsSync(folder)) return;
	const part = `${folder}.part`;
	await rm(part, { recursive: true, force: true });
	await mkdir(part, { recursive: true });
	await cp(source, part, { recursive: true });
	const lock = JSON.parse(await readFile(join(source, 'package-lock.json'), 'utf8'));
	const total = Object.keys(lock.packages).length - 1;
	await showProgress(`Installing ${name} (once, about 5 minutes)`, async (say) => {
		await fetchPackages(node, part, total, say);
		await compile(node, part, say);
		await rename(part, folder);
	});
}

/** @type {(node: Node, folder: string, total: number, say: (text: string) => void) => Promise<void>} */
async function fetchPackages(node, folder, total, say) {
	let fetched = 0;
	const onLine = (/** @type {string} */ line) => {
		if (/^npm http (fetch|cache) .*\.tgz/.test(line)) say(`${++fetched} of about ${total} packages`);
	};
	const args = ['ci', '--ignore-scripts', '--loglevel=http', '--fund=false', '--audit=false'];
	const { code, output } = await npm(node, args, { cwd: folder, onLine });
	if (code !== 0) throw new Stop(`npm could not fetch Directus:\n${complaint(output)}`);
}

/** @type {(node: Node, folder: string, say: (text: string) => void) => Promise<void>} */
async function compile(node, folder, say) {
	const onLine = (/** @type {string} */ line) => {
		const script = /^npm info run (\S+) \S+ node_modules/.exec(line)?.[1];
		if (script) say(`preparing ${script}${script.startsWith('isolated-vm') ? ' (compiles for a minute or two)' : ''}`);
	};
	say('preparing what is compiled');
	const build = () => npm(node, ['rebuild', '--loglevel=info'], { cwd: folder, onLine });
	let { code, output } = await build();
	const missing = ['python3', 'make', 'g++'].filter((tool) => !findProgram(tool));
	if (code !== 0 && missing.length > 0 && canUseApt()) {
		await installWithApt('Installing build tools', missing);
		({ code, output } = await build());
	}
	if (code === 0) return;
	throw new Stop(
		missing.length > 0
			? `Directus needs isolated-vm, which is compiled here, and this machine has no ${missing.join(', no ')}.
Debian, Ubuntu: apt-get install -y python3 make g++   macOS: xcode-select --install   Fedora: dnf install python3 make gcc-c++`
			: `Directus' compiled parts could not be made:\n${lastLines(output)}`,
	);
}
