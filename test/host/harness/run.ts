import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { databases, redis } from './databases';
import { listStores, openStore } from './store';
import { begunAt, mustBeOurs, nameRun, workspace } from './workspace';

/** Runs that died: their databases are dropped by the next run. */
const ABANDONED_AFTER = 3 * 60 * 60 * 1000;

/** vitest's globalSetup: names the run; what it returns removes everything that bears the name. */
export default async function setup(): Promise<() => Promise<void>> {
	if (process.env['LOOP_RUN']) return () => Promise.resolve();
	const name = nameRun(Date.now(), process.pid);
	process.env['LOOP_RUN'] = name;
	await mkdir(workspace, { recursive: true });
	console.log(`Databases: ${databases.join(', ')}. Redis: ${redis ? 'yes' : 'no'}.`);
	await remove((found) => Date.now() - (begunAt(found) ?? Infinity) > ABANDONED_AFTER);
	return () => remove((found) => found.startsWith(`${name}_`));
}

async function remove(chosen: (name: string) => boolean): Promise<void> {
	for (const kind of databases) {
		for (const name of (await listStores(kind)).filter(chosen)) await (await openStore(kind, name)).drop();
	}
	for (const name of (await readdir(workspace)).filter(chosen)) {
		mustBeOurs(name);
		await rm(join(workspace, name), { recursive: true, force: true });
	}
}
