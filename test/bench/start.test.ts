import { expect, it } from 'vitest';
import { openDesk, type Desk } from '../host/harness/desk';
import { median, report } from './report';

const ROUNDS = 9;

/** Directus bundles the Studio's extensions anew at every start; without a Studio what is left is ours. */
it.each([
	['B12', {}],
	['B12 without the Studio', { SERVE_APP: 'false' }],
])('%s: a start with everything set up against one of the same database without the bundle', async (id, env) => {
	const ours = await openDesk({ database: 'sqlite', env });
	const plain = await openDesk({ database: 'sqlite', env, bundle: false, template: 'ready' });
	const added: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const time = await start(ours, '/loop/health');
		added.push(time - (await start(plain, '/users/me')));
	}
	const value = median(added);
	report({ id, value: `${value < 0 ? '' : '+'}${value.toFixed(0)} ms`, target: '≤ +150 ms', pass: value <= 150 });
	await ours.stop();
	await plain.stop();
});

/** From the start of the process until it has answered an admin; ours has then checked its set-up as well. */
async function start(desk: Desk, path: string): Promise<number> {
	await desk.restart();
	const begin = performance.now();
	expect((await desk.api('GET', path)).status).toBe(200);
	return (desk.instances[0]?.startedIn() ?? NaN) + performance.now() - begin;
}
