import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../../../scripts/lock.mjs';
import type { Kind } from './databases';
import { bootstrap, openInstance } from './instance';
import { runName, workspace } from './workspace';
import { openStore } from './store';

/** `bare`: a Directus just bootstrapped; `ready`: the same after our set-up. */
export type Template = 'bare' | 'ready';

/** The name of a database to copy, made by whichever worker of the run asks first. */
export async function provideTemplate(kind: Kind, template: Template): Promise<string> {
	const name = `${runName()}_${kind}_${template}`;
	const done = join(workspace, `${name}.done`);
	const from = template === 'ready' ? await provideTemplate(kind, 'bare') : undefined;
	await withLock(join(workspace, `${name}.lock`), async () => {
		if (existsSync(done)) return;
		const store = await openStore(kind, name, from);
		try {
			if (template === 'bare') {
				await bootstrap(store);
			} else {
				const instance = await openInstance({ store, bundle: true });
				await instance.stop();
				await instance.remove();
			}
		} catch (error) {
			await store.drop();
			throw error;
		}
		await store.close();
		await writeFile(done, '');
	});
	return name;
}
