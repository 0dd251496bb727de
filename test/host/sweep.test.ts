import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { sealEvents } from '../../extensions/desk/integrity/seal.js';
import { sweepStories } from '../../extensions/desk/integrity/sweep.js';
import { readMark } from '../../extensions/desk/setup/journal.js';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openKnex } from './harness/knex';
import { unguard } from './integrity/tamper';
import { throughFlow } from './loop/flow';
import { openScene, send, type Scene } from './loop/scene';

const minute = 60_000;

describe.each(preferring('postgres', 'mysql'))('the sweep on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let knex: Knex;
	let now: number;

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(desk);
		knex = await openKnex(desk);
		now = await databaseNow(knex);
	});
	afterAll(async () => {
		await knex.destroy();
		await desk.stop();
	});

	/** One minute of the desk: what is new is sealed, then swept. */
	const sweep = async () => {
		await scene.settle();
		await sealEvents(knex, (now += minute));
		return sweepStories(knex, now);
	};
	const around = async (issue: number) => {
		const events = await desk.sql('select * from loop_events where issue = ? order by id', [issue]);
		return events.filter((event) => event['type'] === 'around').map((event) => event['to']);
	};

	it('finds nothing in what went through the desk, by whomever', async () => {
		const { id } = await scene.issueIn('archived');
		await send(desk, 'PATCH', `/items/loop_issues/${id}`, { status: 'handling', reopen_reason: 'It jams again.' });
		await send(desk, 'PATCH', `/items/loop_issues/${id}`, { urgency: 'critical' });
		expect(await sweep()).toBe(0);
		expect(await around(id)).toEqual([]);
	});

	it('tells once of each issue that was changed at the SQL prompt, however many changes there were', async () => {
		const { id } = await scene.record();
		await desk.sql('update loop_issues set urgency = ? where id = ?', ['urgent', id]);
		await desk.sql("update loop_issues set status = 'handling', owner = ? where id = ?", [scene.owner, id]);
		expect(await sweep()).toBe(1);
		expect(await around(id)).toEqual(['hooks']);
		expect([await sweep(), await sweep()]).toEqual([0, 0]);
		await desk.sql('update loop_issues set urgency = ? where id = ?', ['normal', id]);
		expect(await sweep()).toBe(1);
		expect(await around(id)).toEqual(['hooks', 'hooks']);
	});

	it('tells of a step of a flow whose events are off', async () => {
		const { id } = await scene.record();
		const values = { status: 'handling', owner: scene.owner };
		expect((await throughFlow(desk, 'item-update', 'loop_issues', { key: id, values })).text).toBe('');
		expect(await sweep()).toBe(1);
		expect(await around(id)).toEqual(['hooks']);
	});

	it('tells of an issue that was put in by hand, and not of what the desk then gave it', async () => {
		const { customer } = await scene.record();
		await desk.sql('insert into loop_issues (customer, description, urgency, status) values (?, ?, ?, ?)', [
			customer,
			'By hand',
			'normal',
			'recorded',
		]);
		const id = Number((await desk.sql('select max(id) as id from loop_issues'))[0]?.['id']);
		expect(await sweep()).toBe(1);
		expect((await scene.read(id))['number']).not.toBeNull();
		expect([await sweep(), await around(id)]).toEqual([0, ['hooks']]);
	});

	it('remembers the last time in which nobody looked', async () => {
		expect(await readMark(knex, 'sweep.gap')).toBeNull();
		const last = now;
		now += 9 * minute;
		await sweep();
		expect(await readMark(knex, 'sweep.gap')).toBe(`${last} ${now}`);
		await sweep();
		expect(await readMark(knex, 'sweep.gap')).toBe(`${last} ${now - minute}`);
	});

	it('finds an issue that was moved while the law was off, and says it once', async () => {
		const { id } = await scene.record();
		expect(await sweep()).toBe(0);
		await unguard(desk);
		await desk.sql("update loop_issues set status = 'archived' where id = ?", [id]);
		expect(await sweep()).toBe(1);
		expect(await around(id)).toEqual(['status']);
		expect([await sweep(), await sweep(), await around(id)]).toEqual([0, 0, ['status']]);
	});
});
