import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiOf, waitForSetup } from '../../../scripts/api.mjs';
import { bootstrapDirectus, findPort, startDirectus } from '../../../scripts/directus.mjs';
import { provideHost } from '../../../scripts/host.mjs';
import { provideNode } from '../../../scripts/node.mjs';
import { root } from '../../../scripts/paths.mjs';
import { runName, workspace } from './workspace';
import type { Store } from './store';

export const admin = { email: 'admin@example.com', password: 'closed-loop', token: 'admin-of-the-tests' };

const ENV = {
	HOST: '127.0.0.1',
	KEY: 'closed-loop-tests',
	SECRET: 'closed-loop-tests-secret-of-32-bytes',
	ADMIN_EMAIL: admin.email,
	ADMIN_PASSWORD: admin.password,
	ADMIN_TOKEN: admin.token,
	EXTENSIONS_MUST_LOAD: 'true',
	WEBSOCKETS_ENABLED: 'true',
	PRESSURE_LIMITER_ENABLED: 'false',
	RATE_LIMITER_ENABLED: 'false',
	TELEMETRY: 'false',
	EMAIL_VERIFY_SETUP: 'false',
	LOG_LEVEL: 'warn',
	// Where nobody opens the Studio it need not be built at every start.
	SERVE_APP: process.env['SERVE_APP'] ?? 'false',
	// Every start loads the same thousands of modules.
	NODE_COMPILE_CACHE: join(workspace, `${runName()}_compiled`),
};

export interface InstanceOptions {
	store: Store;
	env?: Record<string, string>;
	/** Whether our bundle is there. */
	bundle: boolean;
	/** Called with the working folder before the start. */
	prepare?: ((folder: string) => Promise<void> | void) | undefined;
}

/** One Directus process of a desk. */
export interface Instance {
	url: string;
	/** Milliseconds that the last start took: until it listened and our set-up, where there is one, was done. */
	startedIn: () => number;
	start: () => Promise<void>;
	/** Ends it; with a signal at once, as a crash would. */
	stop: (signal?: NodeJS.Signals) => Promise<void>;
	remove: () => Promise<void>;
	log: () => string;
}

const node = await provideNode();
const host = await provideHost(node);

export async function bootstrap(store: Store): Promise<void> {
	const folder = await makeFolder(false);
	await bootstrapDirectus({ node, host, folder, env: { ...ENV, ...store.env } });
	await rm(folder, { recursive: true });
}

/**
 * A free port below those that the system hands out for a moment to whoever connects: it must still be free when the
 * instance starts again. Each worker of vitest picks among its own.
 */
async function pickPort(): Promise<number> {
	const own = Number(process.env['VITEST_POOL_ID'] ?? 1) % 10;
	for (;;) {
		const port = 20_000 + own * 1000 + Math.floor(Math.random() * 1000);
		if (await findPort(port)) return port;
	}
}

/** Starts a Directus on a database and waits until it serves and our set-up is done. */
export async function openInstance({ store, env = {}, bundle, prepare }: InstanceOptions): Promise<Instance> {
	const folder = await makeFolder(bundle);
	await prepare?.(folder);
	const port = String(await pickPort());
	const url = `http://127.0.0.1:${port}`;
	const all: Record<string, string> = { ...ENV, PORT: port, PUBLIC_URL: url, ...store.env, ...env };
	let earlier = '';
	let startedIn = NaN;
	let running: Awaited<ReturnType<typeof startDirectus>> | null = null;
	const log = () => earlier + (running?.log() ?? '');
	const instance: Instance = {
		url,
		log,
		startedIn: () => startedIn,
		start: async () => {
			const begin = performance.now();
			running = await startDirectus({ node, host, folder, env: all });
			if (bundle && all['LOOP_AUTO_SETUP'] !== 'false') await waitForSetup(apiOf(url, admin.token), running.log);
			startedIn = performance.now() - begin;
		},
		stop: async (signal) => {
			await running?.stop(signal);
			earlier = log();
			running = null;
		},
		remove: () => rm(folder, { recursive: true, force: true }),
	};
	try {
		await instance.start();
	} catch (error) {
		await instance.stop('SIGKILL');
		throw error;
	}
	return instance;
}

/** Where the built bundle is; `LOOP_BUNDLE` points at an unpacked tarball instead. */
const bundled = process.env['LOOP_BUNDLE'] ?? root;

/** A folder as a Directus project has it: without package.json no extension loads, and the bundle must be a real copy. */
async function makeFolder(bundle: boolean): Promise<string> {
	const folder = await mkdtemp(join(workspace, `${runName()}_`));
	await writeFile(join(folder, 'package.json'), '{"name":"desk","private":true}');
	await mkdir(join(folder, 'uploads'));
	const extension = join(folder, 'extensions', 'directus-extension-closed-loop');
	await mkdir(bundle ? extension : join(folder, 'extensions'), { recursive: true });
	if (bundle) {
		for (const part of ['package.json', 'dist'])
			await cp(join(bundled, part), join(extension, part), { recursive: true });
	}
	return folder;
}
