import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sealedText, type LoggedFact } from '../../extensions/domain/integrity/sealed-text.js';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { auditLog } from '../../extensions/desk/integrity/audit.js';
import { sealEvents } from '../../extensions/desk/integrity/seal.js';
import { sealedColumns, toFact, linkHash } from '../../extensions/desk/integrity/sealed-events.js';
import { followLink } from './follow-desk';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openKnex } from './harness/knex';
import { keep, unguard } from './integrity/tamper';
import { openScene, send, type Scene } from './loop/scene';

const hour = 3_600_000;

/** Somebody where nobody acted, nobody where somebody did. */
const otherActor = 'case when actor is null then (select id from directus_users limit 1) else null end';

describe.each(databases)('the sealed log on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let knex: Knex;
	const quoted = (name: string) => (database === 'mysql' ? `\`${name}\`` : `"${name}"`);
	const counted = async (table: string) => Number((await desk.sql(`select count(*) as n from ${table}`))[0]?.['n']);
	const audit = async (query = '') => (await desk.api('GET', `/loop/audit${query}`)).body.data;
	/** Adds events past everything, as many as asked for. */
	const addEvents = async (ids: readonly number[]) => {
		for (const id of ids) {
			await knex('loop_events').insert({ id, subject: 'issue', type: 'urgency', to: 'normal', at: knex.fn.now() });
		}
		if (database === 'postgres')
			await desk.sql("select setval('loop_events_id_seq', (select max(id) from loop_events))");
	};
	const highest = async () => Number((await desk.sql('select max(id) as id from loop_events'))[0]?.['id']);

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(desk);
		knex = await openKnex(desk);
		for (let n = 0; n < 4; n++) {
			const { id } = await scene.issueIn('handling');
			await send(desk, 'PATCH', `/items/loop_issues/${id}`, { urgency: 'critical', waiting: 'customer' });
		}
		await scene.settle();
	});
	afterAll(async () => {
		await knex.destroy();
		await desk.stop();
	});

	it('seals every event once, and finds the chain intact', async () => {
		expect(await audit()).toMatchObject({ intact: true, links: 0, waiting: await counted('loop_events') });
		const sealed = await sealEvents(knex, await databaseNow(knex));
		expect(sealed).toBe(await counted('loop_events'));
		expect(await sealEvents(knex, await databaseNow(knex))).toBe(0);
		const found = await audit();
		expect(found).toMatchObject({ intact: true, complete: true, links: sealed, waiting: 0, broken: null });
		expect(found['checkpoint']).toMatchObject({ seq: sealed, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
	});

	it('seals the same text of an event that the API tells', async () => {
		const events = (await desk.api('GET', '/items/loop_events?limit=-1&sort=id')).body.data;
		const rows = await knex('loop_events as e')
			.orderBy('e.id')
			.select<{ id: number }[]>(['e.id', ...sealedColumns]);
		const told = events.map((event) => ({ ...event, at: new Date(String(event['at'])) }) as unknown as LoggedFact);
		expect(rows.map((row) => sealedText(toFact(row.id, row)))).toEqual(told.map(sealedText));
	});

	it('two at once make one chain', async () => {
		const first = (await highest()) + 1;
		await addEvents(Array.from({ length: 600 }, (_, n) => first + n));
		// SQLite has one connection for everybody; on the others each sealer has its own.
		const other = database === 'sqlite' ? knex : await openKnex(desk);
		const now = await databaseNow(knex);
		const both = await Promise.all([sealEvents(knex, now), sealEvents(other, now)]);
		if (other !== knex) await other.destroy();
		expect(both.reduce((sum, n) => sum + n)).toBeLessThanOrEqual(600);
		await sealEvents(knex, now);
		const links = await counted('loop_events');
		expect(await audit()).toMatchObject({ intact: true, links, waiting: 0, checkpoint: { seq: links } });
	});

	it('a lower number that became visible later is sealed after the higher one', async () => {
		const after = await highest();
		const now = await databaseNow(knex);
		await addEvents([after + 5]);
		await sealEvents(knex, now);
		await addEvents([after + 2]);
		expect(await audit()).toMatchObject({ intact: true, broken: null });
		expect(await sealEvents(knex, now + 30 * 60_000)).toBe(1);
		expect(await auditLog(knex, now + 2 * hour)).toMatchObject({ intact: true, waiting: 0 });
	});

	it('is verified in pieces, from what was written down', async () => {
		const whole = await audit();
		const part = await audit('?most=100');
		expect(part).toMatchObject({ intact: true, links: 100, complete: false, checkpoint: { seq: 100 } });
		const { short, hash } = part['checkpoint'] as Record<string, string>;
		for (const noted of [short, hash]) {
			const rest = await audit(`?from=100&hash=${noted}`);
			expect(rest).toMatchObject({ intact: true, links: Number(whole['links']) - 100 });
			expect(rest['checkpoint']).toEqual(whole['checkpoint']);
		}
		const other = await audit('?from=100&hash=0000-0000-0000');
		expect(other['broken']).toMatchObject({ what: 'rewritten', seq: 100 });
	});

	it.each(['?from=-1', '?from=x', '?most=0', '?hash=0000-0000-0000', '?from=1&hash=zz', '?who=me', '?from=1&from=2'])(
		'a question that makes no sense is told so: %s',
		async (query) => {
			expect((await desk.api('GET', `/loop/audit${query}`)).status).toBe(400);
		},
	);

	it('answers an admin only, and tells staff of one issue', async () => {
		const agent = await desk.createUser('Agent');
		expect((await desk.api('GET', '/loop/audit', undefined, { token: null })).status).toBeGreaterThanOrEqual(401);
		expect((await desk.api('GET', '/loop/audit', undefined, { token: agent.token })).status).toBe(403);
		const { id } = await scene.issueIn('handling');
		const seal = async () =>
			(await desk.api('GET', `/loop/issues/${id}/seal`, undefined, { token: agent.token })).body.data;
		await scene.settle();
		const events = (await desk.sql('select id from loop_events where issue = ?', [id])).length;
		expect(await seal()).toEqual({ seal: null, sealed_at: null, intact: true, sealed: 0, waiting: events });
		await sealEvents(knex, await databaseNow(knex));
		const sealed = { seal: expect.stringMatching(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/) as string, sealed: events };
		expect(await seal()).toMatchObject({ ...sealed, intact: true, waiting: 0 });
		for (const unknown of ['999999', 'x', '1e3']) {
			expect((await desk.api('GET', `/loop/issues/${unknown}/seal`)).status).toBe(403);
		}
		expect((await desk.api('GET', `/loop/issues/${id}/seal`, undefined, { token: null })).status).toBe(401);
	});

	it('an admin may still add a field to the log', async () => {
		const field = { field: 'note_of_ours', type: 'string', schema: {}, meta: {} };
		expect((await desk.api('POST', '/fields/loop_events', field)).status).toBe(200);
		expect(await audit()).toMatchObject({ intact: true });
	});

	it.each([
		['changed', "update loop_seals set hash = 'x'"],
		['deleted', 'delete from loop_seals where seq = 1'],
		['emptied', { postgres: 'truncate table loop_seals cascade' }[database as string] ?? 'delete from loop_seals'],
		['truncated', database === 'sqlite' ? 'delete from loop_seals' : 'truncate table loop_seals'],
		['dropped', database === 'sqlite' ? 'delete from loop_seals' : 'drop table loop_seals'],
		[
			'replaced',
			`${database === 'postgres' ? 'insert' : 'replace'} into loop_seals (seq, event, highest, hash, sealed_at) values (1, 1, 1, 'x', 1)`,
		],
	])('a seal is not %s', async (_deed, statement) => {
		const before = await desk.sql('select * from loop_seals order by seq');
		await expect(desk.sql(statement)).rejects.toThrow();
		expect(await desk.sql('select * from loop_seals order by seq')).toEqual(before);
	});

	describe('tampered with by a hand that the law does not hold', () => {
		let putBack: () => Promise<void>;
		let links: { seq: number; event: number }[];
		let now: number;
		beforeAll(async () => {
			now = await databaseNow(knex);
			await sealEvents(knex, now);
			await unguard(desk);
			putBack = await keep(desk);
			const rows = await knex('loop_seals').orderBy('seq').select<{ seq: number; event: number }[]>('seq', 'event');
			links = rows.map(({ seq, event }) => ({ seq: Number(seq), event: Number(event) }));
		});
		afterEach(() => putBack());

		const link = (n: number) => links.at(n) ?? { seq: NaN, event: NaN };
		const broken = async (later = 0) => (await auditLog(knex, now + later)).broken;

		it.each([
			['to', "'archived'"],
			['at', database === 'sqlite' ? 'at + 1000' : "at + interval '1' second"],
			['actor', otherActor],
			['data', `'{"via":"import"}'`],
			['customer', 'null'],
			['type', `'owner'`],
		])('a changed event is named: %s', async (column, value) => {
			const { seq, event } = link(3);
			const row = (await desk.sql('select issue from loop_events where id = ?', [event]))[0];
			await desk.sql(`update loop_events set ${quoted(column)} = ${value} where id = ?`, [event]);
			expect(await broken()).toEqual({ what: 'changed', seq, event, issue: Number(row?.['issue']) });
			const issue = await desk.api('GET', `/loop/issues/${Number(row?.['issue'])}/seal`);
			expect(issue.body.data['intact']).toBe(false);
			// A seal that does not fit vouches for nothing to the customer.
			const path = await followLink(desk, Number(row?.['issue']));
			const theirs = await desk.api('GET', path, undefined, { token: null, headers: { accept: 'application/json' } });
			expect(theirs.body.data['sealed']).toBeNull();
		});

		it('a deleted event is named', async () => {
			const { seq, event } = link(4);
			await desk.sql('delete from loop_events where id = ?', [event]);
			expect(await broken()).toMatchObject({ what: 'missing', seq, event });
			expect((await desk.api('GET', '/loop/audit')).body.data['broken']).toMatchObject({
				words: { 'en-US': `Event ${event} was sealed and is gone.` },
			});
		});

		it('of two events that were swapped the first is named', async () => {
			const [one, other] = [link(2), link(6)];
			for (const [from, to] of [
				[one.event, 1_000_000],
				[other.event, one.event],
				[1_000_000, other.event],
			]) {
				await desk.sql('update loop_events set id = ? where id = ?', [to, from]);
			}
			expect(await broken()).toMatchObject({ what: 'changed', seq: one.seq, event: one.event });
		});

		it('an event put between sealed ones is named once it cannot have come in time', async () => {
			const gap =
				links.map(({ event }) => event).find((event) => !links.some((link) => link.event === event + 1)) ?? NaN;
			await addEvents([gap + 1]);
			expect(await broken(2 * hour)).toMatchObject({ what: 'inserted', event: gap + 1 });
		});

		it('an event put between, and given a seal of its own, is named too', async () => {
			const gap =
				links.map(({ event }) => event).find((event) => !links.some((link) => link.event === event + 1)) ?? NaN;
			await addEvents([gap + 1]);
			const last = await knex('loop_seals')
				.orderBy('seq', 'desc')
				.first<{ seq: number; hash: string; highest: number }>();
			const row = await knex('loop_events as e')
				.where('e.id', gap + 1)
				.first<object>(sealedColumns);
			const forged = { seq: Number(last.seq) + 1, sealed_at: now + 2 * hour };
			const hash = linkHash(last.hash, forged, toFact(gap + 1, row as never));
			await knex('loop_seals').insert({ ...forged, event: gap + 1, issue: null, highest: last.highest, hash });
			expect(await broken(3 * hour)).toMatchObject({ what: 'inserted', seq: forged.seq, event: gap + 1 });
		});

		it('a link taken out of the chain is named', async () => {
			const { seq } = link(5);
			await desk.sql('delete from loop_seals where seq = ?', [seq]);
			expect(await broken()).toMatchObject({ what: 'cut', seq });
		});

		it('an end that was dropped is named, and stays named when the minute has sealed it again', async () => {
			const { seq, event } = link(-3);
			await desk.sql('delete from loop_seals where seq >= ?', [seq]);
			expect(await broken()).toMatchObject({ what: 'cut', seq });
			await desk.sql(`update loop_events set ${quoted('to')} = 'archived' where id = ?`, [event]);
			await sealEvents(knex, now + 1000);
			expect(await counted('loop_seals')).toBe(links.length);
			expect(await broken()).toMatchObject({ what: 'cut', seq });
		});

		it('an end that was made again by a skilled hand is named', async () => {
			const { seq, event } = link(-1);
			await desk.sql(`update loop_events set actor = ${otherActor} where id = ?`, [event]);
			const before = await knex('loop_seals')
				.where({ seq: seq - 1 })
				.first<{ hash: string }>('hash');
			const row = await knex('loop_events as e').where('e.id', event).first<object>(sealedColumns);
			const hash = linkHash(before.hash, { seq, sealed_at: now }, toFact(event, row as never));
			await desk.sql('update loop_seals set hash = ?, sealed_at = ? where seq = ?', [hash, now, seq]);
			expect(await broken()).toMatchObject({ what: 'rewritten', seq });
			// Who also makes the sealer forget is found by what a person wrote down.
			const noted = (await desk.sql('select hash from kept_loop_seals where seq = ?', [seq]))[0];
			await desk.sql(`delete from loop_journal where ${quoted('key')} like 'mark seal.%'`);
			expect(await broken()).toBeNull();
			const checked = await auditLog(knex, now, { from: seq, hash: String(noted?.['hash']) });
			expect(checked.broken).toMatchObject({ what: 'rewritten', seq });
		});

		it('sealing that stands still is named after an hour', async () => {
			await addEvents([(await highest()) + 1]);
			expect(await broken()).toBeNull();
			expect(await broken(2 * hour)).toMatchObject({ what: 'unsealed', event: await highest() });
		});

		it('an issue that was moved without its story is named', async () => {
			const { id } = await scene.record();
			await desk.sql("update loop_issues set status = 'handling' where id = ?", [id]);
			expect(await broken()).toMatchObject({ what: 'status', issue: id });
			await desk.sql("update loop_issues set status = 'recorded' where id = ?", [id]);
		});
	});
});
