import { expect, it } from 'vitest';
import { retime } from '../../extensions/desk/deadlines/retime.js';
import type { Host } from '../../extensions/desk/host.js';
import { drain } from '../../extensions/desk/reactors/drain.js';
import { databases } from '../host/harness/databases';
import { openDesk } from '../host/harness/desk';
import { openKnex } from '../host/harness/knex';
import { send } from '../host/loop/scene';
import { seedCrowd } from './crowd';
import { report } from './report';

const ISSUES = 100_000;
const day = 86_400_000;

it.each(databases.filter((kind) => kind === 'postgres'))(
	`a changed rule over ${ISSUES} open issues on %s`,
	async (database) => {
		const desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		const owner = String((await send(desk, 'GET', '/users/me?fields=id'))['id']);
		await seedCrowd(desk, { count: ISSUES, age: 1, owner }, Date.now() + day);
		const knex = await openKnex(desk);
		const host = { knex, env: {}, logger: console } as unknown as Host;
		const signal = new AbortController().signal;
		const terms = async () => {
			let changed = 0;
			for (let some = -1, runs = 0; some !== 0 || runs < 2; runs++)
				changed += some = await retime(host, new Date(), signal);
			return changed;
		};
		await terms();
		await send(desk, 'PATCH', '/items/loop_settings', { commit_minutes: 240 });
		globalThis.gc?.();
		const before = process.memoryUsage().rss;
		let most = before;
		const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
		const start = performance.now();
		expect(await terms()).toBeGreaterThanOrEqual(ISSUES);
		const given = (performance.now() - start) / 1000;
		await drain(host, signal);
		const all = (performance.now() - start) / 1000;
		clearInterval(watch);
		const [row] = await desk.sql(
			`select count(*) as n from loop_issues where number like 'F%' and abs(extract(epoch from commit_due - submitted_at) - 14400) < 1`,
		);
		expect(Number(row?.['n'])).toBe(ISSUES);
		const grown = (most - before) / 1e6;
		const value = `+${grown.toFixed(0)} MB, ${all.toFixed(0)} s (terms ${given.toFixed(0)} s)`;
		report({ id: `policy of 100 k ${database}`, value, target: '≤ +200 MB', pass: grown <= 200 });
		await knex.destroy();
		await desk.stop();
	},
);
