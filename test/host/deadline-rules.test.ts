import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordCrowd } from './crowd/record-crowd';
import type { Check } from '../../extensions/domain/health/check.js';
import { databases, preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openScene, send, type Scene } from './loop/scene';

const hour = 3_600_000;
const at = (value: unknown) => new Date(value as string).getTime();
const patience = { timeout: 90_000, interval: 500 };

describe.each(preferring('postgres', 'mysql'))('a change of the deadline rules on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let open: number[];
	let waiting: number;
	let archived: number;
	const read = (id: number) => send(desk, 'GET', `/items/loop_issues/${id}`);
	const changesOf = (id: number) =>
		desk.sql(`select * from loop_events where issue = ? and type = 'terms' order by id`, [id]);

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: '*/2 * * * * *' } });
		scene = await openScene(desk);
		open = [];
		for (let index = 0; index < 12; index++) open.push((await scene.record({ category: 'product' })).id);
		waiting = (await scene.issueIn('handling')).id;
		await send(desk, 'PATCH', `/items/loop_issues/${waiting}`, { waiting: 'third_party' });
		archived = (await scene.issueIn('archived')).id;
		await scene.settle();
		await vi.waitFor(
			async () =>
				expect(
					await desk.sql(`select * from loop_journal where value <> '' and ${key(database)} = 'mark terms.version'`),
				).toHaveLength(1),
			patience,
		);
	});
	afterAll(() => desk?.stop());

	it('gives every open issue its new deadlines, tells it in the log, and leaves what is archived', async () => {
		const before = await read(archived);
		await send(desk, 'PATCH', '/items/loop_categories/product', { commit_minutes: 240 });
		for (const id of open) {
			await vi.waitFor(async () => {
				const issue = await read(id);
				expect(at(issue['commit_due']) - at(issue['submitted_at'])).toBe(4 * hour);
			}, patience);
			const [event, ...more] = await changesOf(id);
			expect(more).toEqual([]);
			expect(event).toMatchObject({ actor: null });
			expect(String(event?.['from'])).toContain('commit=120@settings');
			expect(String(event?.['to'])).toContain('commit=240@category');
		}
		expect(await changesOf(archived)).toEqual([]);
		expect(await read(archived)).toEqual(before);
	});

	it('keeps the pauses when the calendar changes', async () => {
		const day = [['00:00', '24:00']];
		const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
		await send(desk, 'PATCH', '/items/loop_settings', {
			calendar: { timeZone: 'Europe/Berlin', week, exceptions: {} },
		});
		await vi.waitFor(async () => expect(await changesOf(waiting)).toHaveLength(1), patience);
		const { body } = await desk.api<{
			data: { clocks: { name: string; state: string; pauses: object[]; calendar: object }[] };
		}>('GET', `/loop/issues/${waiting}/deadlines`);
		const commit = body.data.clocks.find(({ name }) => name === 'commit');
		expect(commit).toMatchObject({ state: 'paused', calendar: { time_zone: 'Europe/Berlin' } });
		expect(commit?.pauses).toHaveLength(1);
		expect(await read(waiting)).toMatchObject({ waiting: 'third_party' });
	});

	it('goes on where it was interrupted, and is done once', async () => {
		await vi.waitFor(async () => {
			const { body } = await desk.api('GET', '/loop/health');
			expect(body.data).toMatchObject({ retiming: null, pending: 0 });
		}, patience);
		const [mark] = await desk.sql(`select value from loop_journal where ${key(database)} = 'mark terms.version'`);
		const last = open.at(-1) ?? 0;
		await desk.sql(`update loop_journal set value = '' where ${key(database)} = 'mark terms.version'`);
		const progress = JSON.stringify({ version: mark?.['value'], after: last - 1, done: 200, total: 212 });
		await desk.sql(`update loop_journal set value = ? where ${key(database)} = 'mark terms.progress'`, [progress]);
		expect((await desk.api('GET', '/loop/health')).body.data).toMatchObject({ retiming: { done: 200, total: 212 } });
		const before = await desk.sql(`select count(*) as n from loop_events where type = 'terms'`);
		await vi.waitFor(async () => {
			const { body } = await desk.api('GET', '/loop/health');
			expect(body.data).toMatchObject({ retiming: null });
		}, patience);
		expect(await desk.sql(`select count(*) as n from loop_events where type = 'terms'`)).toEqual(before);
	});
});

describe.runIf(databases.includes('postgres'))('a change of the deadline rules over many open issues', () => {
	const count = 2000;

	it('shows how far it has come, is killed in the middle, goes on there, and reaches each issue once', async () => {
		const desk = await openDesk({ database: 'postgres', env: { LOOP_CLOCK: '* * * * * *' } });
		try {
			const owner = String((await send(desk, 'GET', '/users/me?fields=id'))['id']);
			const mark = async (name: string) =>
				(await desk.sql(`select value from loop_journal where "key" = 'mark terms.${name}'`))[0]?.['value'];
			await vi.waitFor(async () => expect(await mark('version')).toBeTruthy(), patience);
			await recordCrowd(desk, { count, owner, age: 1 }, Date.now() + 24 * hour);
			await send(desk, 'PATCH', '/items/loop_settings', { commit_minutes: 240 });
			await vi.waitFor(async () => expect(await mark('progress')).toBeTruthy(), { timeout: 60_000, interval: 5 });
			await desk.instances[0]?.stop('SIGKILL');
			const { done } = JSON.parse(String(await mark('progress'))) as { done: number };
			expect(done).toBeGreaterThan(0);
			expect(done).toBeLessThan(count);
			// Until the lease of the killed one has run out nobody goes on.
			await desk.sql(`update loop_leases set until = until + 600000`);
			await desk.instances[0]?.start();
			const { body } = await desk.api('GET', '/loop/health');
			expect(body.data['retiming']).toMatchObject({ done });
			const shown = (body.data['checks'] as Check[]).find(({ id }) => id === 'retiming');
			expect(shown?.words['en-US']).toMatch(new RegExp(`${done} of 200\\d open issues`));
			await desk.sql(`update loop_leases set until = 0`);
			await vi.waitFor(async () => {
				expect((await desk.api('GET', '/loop/health')).body.data).toMatchObject({ retiming: null, pending: 0 });
			}, patience);
			const n = async (what: string) => Number((await desk.sql(`select count(*) as n from ${what}`))[0]?.['n']);
			const many = `loop_issues i where i.number like 'F%'`;
			expect(await n(`${many} and i.terms like '%commit=240@settings%'`)).toBe(count);
			expect(await n(`${many} and abs(extract(epoch from i.commit_due - i.submitted_at) - 14400) < 1`)).toBe(count);
			const told = `from loop_events e where e.issue = i.id and e.type = 'terms'`;
			expect(await n(`${many} and (select count(*) ${told}) = 1`)).toBe(count);
		} finally {
			await desk.stop();
		}
	}, 400_000);
});

/** `key` is a word of MySQL's own. */
function key(database: string): string {
	return database === 'mysql' ? '`key`' : '"key"';
}
