import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../extensions/domain/health/check.js';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { sealEvents } from '../../extensions/desk/integrity/seal.js';
import { sweepStories } from '../../extensions/desk/integrity/sweep.js';
import { writeMark } from '../../extensions/desk/setup/journal.js';
import { databases, preferring } from './harness/databases';
import { openDesk, type Caller, type Desk } from './harness/desk';
import { openKnex } from './harness/knex';
import { openScene, send, type Scene } from './loop/scene';

const minute = 60_000;

describe.each(databases)('GET /loop/health on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let knex: Knex;
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false', LOOP_KEY: 'a key of our own' } });
		scene = await openScene(desk);
		knex = await openKnex(desk);
	});
	afterAll(async () => {
		await knex.destroy();
		await desk.stop();
	});

	const health = async (caller: Caller = {}) => (await desk.api('GET', '/loop/health', undefined, caller)).body.data;
	const check = async (id: string, caller: Caller = {}) => {
		const found = (await health(caller))['checks'] as Check[];
		return found.find((each) => each.id === id);
	};

	it('tells staff and nobody else, and keeps what others rely on', async () => {
		expect((await desk.api('GET', '/loop/health', undefined, { token: null })).status).toBe(401);
		const viewer = await desk.createUser('Viewer');
		expect(await health({ token: viewer.token })).toMatchObject({
			ok: true,
			set_up: true,
			law_missing: [],
			pending: expect.any(Number) as number,
			collections: { used: 14, limit: 25 },
			key_derived: false,
		});
	});

	it('says when the clock last ticked', async () => {
		expect(await check('clock')).toMatchObject({ state: 'warn' });
		const now = await databaseNow(knex);
		await writeMark(knex, 'tick.last', String(now - minute));
		expect((await health())['tick']).toMatchObject({ last: now - minute, lag: expect.any(Number) as number });
		expect(await check('clock')).toMatchObject({ state: 'ok' });
		await writeMark(knex, 'tick.last', String(now - 10 * minute));
		expect(await check('clock')).toMatchObject({ state: 'bad' });
	});

	it('counts what waits for its seal', async () => {
		await scene.settle();
		const unsealed = Number((await desk.sql('select count(*) as n from loop_events'))[0]?.['n']);
		expect(await health()).toMatchObject({ seals: { unsealed, ran: null, cut: null } });
		await sealEvents(knex, await databaseNow(knex));
		expect(await health()).toMatchObject({ seals: { unsealed: 0, cut: null } });
	});

	it('notices a proxy that is not believed', async () => {
		expect(await check('proxy')).toMatchObject({ state: 'ok' });
		expect(await check('proxy', { headers: { 'x-forwarded-for': '192.0.2.1' } })).toMatchObject({ state: 'warn' });
	});

	it('names the issues at which something went around the desk', async () => {
		expect(await check('around')).toMatchObject({ state: 'ok' });
		const { id } = await scene.record();
		await scene.settle();
		await desk.sql("update loop_issues set urgency = 'urgent' where id = ?", [id]);
		const now = await databaseNow(knex);
		await sealEvents(knex, now);
		await sweepStories(knex, now);
		const found = await check('around');
		expect([found?.state, found?.do?.['en-US']]).toEqual(['warn', expect.stringContaining(String(id))]);
	});

	it('lists what was written while nobody looked', async () => {
		const { id } = await scene.record();
		await scene.settle();
		const now = await databaseNow(knex);
		await writeMark(knex, 'sweep.gap', `${now - 10 * minute} ${now + 1000}`);
		expect(await check('gap')).toMatchObject({ state: 'warn' });
		const gap = (await health())['gap'] as { writes: number; first: { issue: number; at: string }[] };
		expect(gap.writes).toBe(Number((await desk.sql('select count(*) as n from loop_events'))[0]?.['n']));
		expect(gap.first.some(({ issue }) => issue === id)).toBe(true);
		expect(gap.first.every(({ at }) => Math.abs(Date.parse(at) - now) < 10 * minute)).toBe(true);
		await writeMark(knex, 'sweep.gap', `${now - 30 * 24 * 60 * minute} ${now - 8 * 24 * 60 * minute}`);
		expect((await health())['gap']).toBeNull();
	});

	it('counts the open issues whose deadlines alarm nobody', async () => {
		const watcher = (id: string | null) => send(desk, 'PATCH', '/items/loop_settings', { watcher: id });
		const { id } = await scene.record();
		await scene.issueIn('archived');
		expect(await check('unheard')).toMatchObject({ state: 'warn' });
		await watcher(scene.owner);
		expect(await check('unheard')).toMatchObject({ state: 'ok' });
		await watcher(null);
		await desk.sql("update loop_issues set owner = ? where status <> 'archived'", [scene.owner]);
		expect(await check('unheard')).toMatchObject({ state: 'ok' });
		const gone = await desk.createUser(null);
		await send(desk, 'PATCH', `/items/loop_issues/${id}`, { owner: gone.id });
		expect(await check('unheard')).toMatchObject({ state: 'ok' });
		await send(desk, 'PATCH', `/users/${gone.id}`, { status: 'suspended' });
		const found = await check('unheard');
		expect([found?.state, found?.words['en-US']]).toEqual(['warn', expect.stringContaining('of 1 open issue ')]);
		await send(desk, 'PATCH', '/items/loop_categories/product', { lead: scene.owner });
		await send(desk, 'PATCH', `/items/loop_issues/${id}`, { category: 'product' });
		expect(await check('unheard')).toMatchObject({ state: 'ok' });
	});

	it('says what is missing of the law', async () => {
		await desk.sql(`drop trigger loop_law_seal_update${database === 'postgres' ? ' on loop_seals' : ''}`);
		expect(await health()).toMatchObject({ ok: false, law_missing: ['loop_law_seal_update'] });
		expect(await check('law')).toMatchObject({ state: 'bad' });
		expect((await desk.api('POST', '/loop/setup')).body.data).toMatchObject({ ok: true, law_missing: [] });
	});
});

it.each(preferring('sqlite'))('a desk on %s that is not set up says so and does not fail', async (database) => {
	const desk = await openDesk({ database, template: 'bare', env: { LOOP_AUTO_SETUP: 'false' } });
	const { status, body } = await desk.api('GET', '/loop/health');
	expect([status, body.data['ok'], body.data['set_up']]).toEqual([200, false, false]);
	expect((body.data['checks'] as Check[])[0]).toMatchObject({ id: 'set_up', state: 'bad' });
	await desk.stop();
});
