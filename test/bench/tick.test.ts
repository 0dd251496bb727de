import { expect, it } from 'vitest';
import type { Host } from '../../extensions/desk/host.js';
import { tick } from '../../extensions/desk/tick.js';
import { databases } from '../host/harness/databases';
import { openDesk } from '../host/harness/desk';
import { openKnex } from '../host/harness/knex';
import { send } from '../host/loop/scene';
import { seedCrowd } from './crowd';
import { median, report } from './report';

const sizes = [10_000, 1_000_000];
const TICKS = 40;
const day = 86_400_000;

it.each(databases.filter((kind) => kind !== 'mysql'))('B6: a tick with nothing due on %s', async (database) => {
	const times: number[][] = [];
	for (const count of sizes) {
		const desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		const owner = String((await send(desk, 'GET', '/users/me?fields=id'))['id']);
		const knex = await openKnex(desk);
		const host = { knex, env: {}, logger: console } as unknown as Host;
		// The rules in force become those by which all of them are recorded.
		for (let round = 0; round < 3; round++) await tick(host, new AbortController().signal);
		const begin = performance.now();
		await seedCrowd(desk, { count, age: 1, owner }, Date.now() + day);
		console.log(`${count} issues on ${database} within ${Math.round((performance.now() - begin) / 1000)} s`);
		for (let round = 0; round < 5; round++) await tick(host, new AbortController().signal);
		const some: number[] = [];
		for (let round = 0; round < TICKS; round++) {
			const start = performance.now();
			expect(await tick(host, new AbortController().signal)).toBe(true);
			some.push(performance.now() - start);
		}
		times.push(some);
		await knex.destroy();
		await desk.stop();
	}
	const [small = NaN, large = NaN] = times.map(median);
	const ratio = large / small;
	report({ id: `B6 ${database}`, value: `${ratio.toFixed(2)} ×`, target: '≤ 1.5 ×', pass: ratio <= 1.5 });
	report({ id: `B6 ${database}, 1 M`, value: `${large.toFixed(1)} ms`, target: '≤ 25 ms', pass: large <= 25 });
});
