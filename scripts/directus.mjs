import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { lastLines, run } from './run.mjs';
import { Stop } from './stop.mjs';

/**
 * What a Directus process is started with.
 * @typedef {{ node: import('./node.mjs').Node, host: string, folder: string, env: Record<string, string> }} Setup
 *   `host` an installed host (scripts/host.mjs), `folder` its working folder with package.json and extensions/
 */

/**
 * Directus' own command line, without the check for updates that stands before it.
 * @param {string} host
 */
const cli = (host) => join(host, 'node_modules', '@directus', 'api', 'dist', 'cli', 'run.js');

/** Whoever starts a Directus may be killed without a word; the Directus must not outlive it. */
const ORPHAN = 'data:text/javascript,process.once("disconnect",()=>process.exit(1))';

/**
 * Only what the process needs: settings in the caller's environment (DB_CLIENT, CACHE_ENABLED …) must not leak in.
 * @param {Setup} setup
 * @returns {NodeJS.ProcessEnv}
 */
function environment({ folder, env }) {
	const kept = ['PATH', 'HOME', 'TZ', 'LANG', 'TMPDIR', 'SYSTEMROOT'].map((name) => [name, process.env[name]]);
	return { ...Object.fromEntries(kept), CONFIG_PATH: join(folder, '.env'), ...env };
}

/**
 * Creates Directus' tables and its first admin in the database that the environment names.
 * @param {Setup} setup
 */
export async function bootstrapDirectus(setup) {
	const { node, host, folder } = setup;
	const { code, output } = await run(node.path, [cli(host), 'bootstrap'], {
		cwd: folder,
		env: environment(setup),
		onLine: () => {},
	});
	if (code !== 0) throw new Stop(`Directus could not be bootstrapped:\n${lastLines(output, 60)}`);
}

/**
 * A running Directus.
 * @typedef {object} Running
 * @property {() => string} log everything it has printed
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop ends it; without a signal it gets time to finish
 * @property {Promise<number>} ended its exit code
 */

/**
 * Starts Directus and waits until it listens.
 * @param {Setup & { onOutput?: (text: string) => void }} setup
 * @returns {Promise<Running>}
 */
export async function startDirectus(setup) {
	const child = spawn(setup.node.path, ['--import', ORPHAN, cli(setup.host), 'start'], {
		cwd: setup.folder,
		env: environment(setup),
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: true,
	});
	let log = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			log += text;
			setup.onOutput?.(text);
		});
	}
	/** @type {Promise<number>} */
	const ended = new Promise((resolve) => {
		child.once('error', (error) => void (log += error.message));
		child.once('close', (code) => resolve(code ?? 1));
	});
	const kill = () => void child.kill('SIGKILL');
	process.once('exit', kill);
	void ended.then(() => process.off('exit', kill));
	const listening = new Promise((resolve) => child.once('message', () => resolve(true)));
	if (!(await Promise.race([listening, ended.then(() => false)]))) {
		throw new Stop(`Directus did not start:\n${lastLines(log, 60)}`);
	}
	child.channel?.unref();
	/** @type {Running['stop']} */
	const stop = async (signal = 'SIGTERM') => {
		child.kill(signal);
		const patience = setTimeout(kill, 10_000);
		await ended;
		clearTimeout(patience);
	};
	return { log: () => log, stop, ended };
}

/**
 * @param {number} [port] 0 asks the system for a free one
 * @returns {Promise<number | null>} the port, or null when something listens there already
 */
export function findPort(port = 0) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(null));
		server.listen(port, () => {
			const address = server.address();
			const found = typeof address === 'object' && address ? address.port : null;
			server.close(() => resolve(found));
		});
	});
}
