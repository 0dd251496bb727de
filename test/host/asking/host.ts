import type { Host } from '../../../extensions/desk/host.js';
import type { Desk } from '../harness/desk';
import { openKnex } from '../harness/knex';

/** A desk's database as the desk's own code sees it, where tests say what time it is. */
export async function openHost(desk: Desk): Promise<Host> {
	const unasked = () => {
		throw new Error('The host itself is not asked here');
	};
	const knex = await openKnex(desk);
	// Thousands of small writes: what a power cut would lose is not what is tried here.
	if (desk.database === 'sqlite') await knex.raw('pragma synchronous = off');
	return {
		knex,
		getSchema: unasked as unknown as Host['getSchema'],
		services: {} as Host['services'],
		env: {
			KEY: 'closed-loop-tests',
			SECRET: 'closed-loop-tests-secret-of-32-bytes',
			PUBLIC_URL: 'https://desk.example.com',
		},
		logger: { info: () => undefined, warn: (what) => console.warn(what), error: (what) => console.error(what) },
	};
}
