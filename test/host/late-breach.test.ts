import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openScene, send, type Scene } from './loop/scene';

const minute = 60_000;
const day = (ahead: number) => new Date(Date.now() + ahead * 1440 * minute).toISOString().slice(0, 10);

type Figure = { data: { n: number; value: number | null }[] };

// What it rests on is the domain's and one statement: two databases are enough.
describe.each(preferring('sqlite', 'postgres'))('a deadline that nobody looked at in time on %s', (database) => {
	let asleep: Desk;
	let awake: Desk | undefined;
	let scene: Scene;
	let archived: number;
	let open: number;

	beforeAll(async () => {
		asleep = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(asleep);
		archived = await lateIssue('archived later');
		open = await lateIssue('left open');
		await scene.settle();
	});
	afterAll(async () => {
		await awake?.stop();
		await asleep.stop();
	});

	/** An issue that was recorded five days ago past the hooks. */
	async function lateIssue(description: string): Promise<number> {
		const customer = String((await send(asleep, 'POST', '/items/loop_customers', { name: 'A公司' }))['id']);
		const at = new Date(Date.now() - 5 * 1440 * minute);
		const moment = { sqlite: at.getTime(), postgres: at, mysql: at.toISOString().slice(0, 19).replace('T', ' ') };
		await asleep.sql(
			`insert into loop_issues (customer, description, urgency, status, owner, submitted_at) values (?, ?, 'normal', 'recorded', ?, ?)`,
			[customer, description, scene.owner, moment[database]],
		);
		const [row] = await asleep.sql('select id from loop_issues where description = ?', [description]);
		return Number(row?.['id']);
	}

	const breaches = async (desk: Desk, issue: number) => {
		const [row] = await desk.sql('select breaches from loop_issues where id = ?', [issue]);
		const events = await desk.sql(`select id from loop_events where issue = ? and type = 'breach'`, [issue]);
		return [Number(row?.['breaches'] ?? 0), events.length];
	};
	const figure = async (desk: Desk) => {
		const { body } = await desk.api<Figure>('GET', `/loop/kpis?ids=deadlines_met&from=${day(-10)}&to=${day(1)}`);
		return body.data[0];
	};

	it('is missed in the figures from the moment on at which it was due, whether or not a clock ticks', async () => {
		expect(await breaches(asleep, open)).toEqual([0, 0]);
		expect(await figure(asleep)).toMatchObject({ n: 6, value: 0 });
	});

	it('becomes one by time alone, with nothing that happens to its issue', async () => {
		const moment = Date.now() + 4000;
		const due = { sqlite: moment, postgres: new Date(moment), mysql: new Date(moment).toISOString().slice(0, 19) };
		const { id } = await scene.record();
		await scene.settle();
		await asleep.sql(`update loop_deadlines set due = ? where issue = ? and outcome = 'open'`, [due[database], id]);
		expect(await figure(asleep)).toMatchObject({ n: 6 });
		await vi.waitFor(async () => expect(await figure(asleep)).toMatchObject({ n: 9, value: 0 }), 15_000);
		await asleep.sql('delete from loop_deadlines where issue = ?', [id]);
	});

	it('counts after its issue was archived, and holds up no other', async () => {
		for (const step of [
			{ status: 'handling' },
			{ status: 'feedback', resolution: 'Oiled.' },
			{ status: 'archived', rating: 5, confirmed_by: 'phone' },
		]) {
			await send(asleep, 'PATCH', `/items/loop_issues/${archived}`, step);
		}
		await scene.settle();
		awake = await openDesk({ database, from: await asleep.freeze(), env: { LOOP_CLOCK: '* * * * * *' } });
		const woken = awake;
		await vi.waitFor(async () => expect(await breaches(woken, open)).toEqual([3, 3]), 30_000);
		expect(await breaches(woken, archived)).toEqual([3, 3]);
	});

	it('cannot be told of by hand: an issue has as many breaches as its log tells', async () => {
		const desk = awake ?? asleep;
		for (const issue of [open, archived]) {
			await expect(desk.sql('update loop_issues set breaches = 0 where id = ?', [issue])).rejects.toThrow(/LOOP_/);
			expect(await breaches(desk, issue)).toEqual([3, 3]);
		}
	});
});
