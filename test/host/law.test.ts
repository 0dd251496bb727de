import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { fromError, type Outcome } from './loop/outcome';
import { openScene, send, type Scene } from './loop/scene';

describe.each(databases)('the law on %s, met at the SQL prompt', (database) => {
	let desk: Desk;
	let scene: Scene;

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(desk);
	});
	afterAll(() => desk.stop());

	/** Runs a statement that must be refused and must change nothing. */
	async function refused(query: string, params: unknown[] = []): Promise<Outcome> {
		await scene.settle();
		const before = await desk.dump();
		const outcome = await desk.sql(query, params).then(() => null, fromError);
		expect(outcome, query).not.toBeNull();
		expect(await desk.dump()).toEqual(before);
		return outcome as Outcome;
	}

	it.each(['HANDLING', 'handling ', 'händling', ''])('takes the status "%s" for no step', async (status) => {
		const { id } = await scene.record();
		const query = 'update loop_issues set status = ?, owner = ? where id = ?';
		expect((await refused(query, [status, scene.owner, id])).code).toBe('LOOP_STEP');
	});

	it.each(['RECORDED', 'recorded '])('takes the status "%s" for another status', async (status) => {
		const { id } = await scene.record();
		expect((await refused('update loop_issues set status = ? where id = ?', [status, id])).code).toBe('LOOP_STEP');
	});

	it('takes what a person cannot see for nothing', async () => {
		const { id } = await scene.issueIn('handling');
		const query = "update loop_issues set status = 'feedback', resolution = ? where id = ?";
		for (const blank of ['', '   ', '\n\t\r\n', '\u3000', '\u00a0 \u3000\n']) {
			expect((await refused(query, [blank, id])).text).toContain('LOOP_INCOMPLETE:resolution');
		}
		await desk.sql(query, ['v', id]);
		expect((await scene.read(id))['status']).toBe('feedback');
	});

	it('holds an archived issue as it is, to the letter', async () => {
		const { id } = await scene.issueIn('archived');
		for (const [column, value] of [
			['description', 'THE DOOR JAMS.'],
			['resolution', 'Replaced the hinge. '],
			['rating', 5],
			['owner_name', 'Dana'],
			['urgency', 'urgent'],
			['next_due', 'progress'],
			['reopen_reason', 'Because.'],
		] as const) {
			const { code } = await refused(`update loop_issues set ${column} = ? where id = ?`, [value, id]);
			expect([column, code]).toEqual([column, 'LOOP_FROZEN']);
		}
	});

	it.each(['status_since', 'solved_at', 'archived_at', 'reopened', 'returned', 'submitted_at', 'number', 'id'])(
		'lets nobody write %s by hand',
		async (column) => {
			const { id } = await scene.issueIn('feedback');
			const value = /_at$|_since$/.test(column) ? moment('2020-01-01T00:00:00Z') : column === 'number' ? 'X' : 4711;
			const { text } = await refused(`update loop_issues set ${column} = ? where id = ?`, [value, id]);
			expect(text).toContain(`LOOP_SERVER_FIELD:${column}`);
		},
	);

	it('lets no step bring its own stamps', async () => {
		const { id } = await scene.issueIn('handling');
		const query =
			"update loop_issues set status = 'feedback', resolution = 'Oiled', solved_at = ?, returned = 9, reopened = 9 where id = ?";
		await desk.sql(query, [moment('2020-01-01T00:00:00Z'), id]);
		const issue = await send(desk, 'GET', `/items/loop_issues/${id}`);
		expect(issue).toMatchObject({ returned: 0, reopened: 0 });
		expectNow(issue['solved_at']);
	});

	it('starts no issue as solved', async () => {
		const { customer } = await scene.record();
		const insert = 'insert into loop_issues (customer, description, urgency, status, solved_at) values (?, ?, ?, ?, ?)';
		const row = [customer, 'x', 'normal', 'recorded', moment('2020-01-01T00:00:00Z')];
		expect((await refused(insert, row)).text).toContain('LOOP_SERVER_FIELD:solved_at');
	});

	it('stamps and logs a step whoever takes it, at the time it is', async () => {
		const { id } = await scene.issueIn('feedback');
		await desk.sql("update loop_issues set status = 'archived', rating = 3, confirmed_by = 'visit' where id = ?", [id]);
		await desk.sql("update loop_issues set status = 'handling', reopen_reason = 'Jams' where id = ?", [id]);
		const issue = await send(desk, 'GET', `/items/loop_issues/${id}`);
		expect(issue).toMatchObject({ reopened: 1, archived_at: null, rating: null, confirmed_by: null });
		expectNow(issue['status_since']);
		const events = (await send(
			desk,
			'GET',
			`/items/loop_events?filter[issue]=${id}&filter[type][_neq]=message&sort=-id&limit=2`,
		)) as unknown;
		expect(events).toMatchObject([
			{ from: 'archived', to: 'handling', actor: null, data: { rating: 3, confirmed_by: 'visit' } },
			{ from: 'feedback', to: 'archived', actor: null, data: { rating: 3, confirmed_by: 'visit' } },
		]);
		expectNow((events as { at: string }[])[0]?.at);
	});

	it('logs every change of what is tracked, words without what they say, and of nothing else', async () => {
		const master = await scene.record();
		const { id } = await scene.record({ category: 'product' });
		const changes = [
			['owner', scene.owner, 'owner'],
			['urgency', 'critical', 'urgency'],
			['category', 'invoice', 'category'],
			['waiting', 'customer', 'waiting'],
			['promised_at', moment('2030-05-01T16:00:00Z'), 'promise'],
			['duplicate_of', master.id, 'duplicate'],
			['description', 'The door of 王小明 jams.', 'description'],
			['department', 'finance', 'department'],
			['root_cause', 'Rust', null],
		] as const;
		for (const [column, value] of changes) {
			await desk.sql(`update loop_issues set ${column} = ? where id = ?`, [value, id]);
		}
		const events = (await send(
			desk,
			'GET',
			`/items/loop_events?filter[issue]=${id}&filter[type][_neq]=message&sort=id`,
		)) as unknown;
		expect(events).toMatchObject([
			{ type: 'step', to: 'recorded' },
			{ type: 'owner', from: null, to: scene.owner },
			{ type: 'urgency', from: 'normal', to: 'critical' },
			{ type: 'category', from: 'product', to: 'invoice' },
			{ type: 'waiting', from: null, to: 'customer' },
			{ type: 'promise', from: null, to: '2030-05-01T16:00:00Z' },
			{ type: 'duplicate', from: null, to: String(master.id) },
			{ type: 'description', from: null, to: null },
			{ type: 'department', from: 'engineering', to: 'finance' },
		]);
		expect(events).toHaveLength(9);
		expect(JSON.stringify(events)).not.toContain('王小明');
	});

	it('writes one event for a step that changes more, with what it changed', async () => {
		const { id } = await scene.record();
		await send(desk, 'PATCH', `/items/loop_issues/${id}`, {
			status: 'handling',
			owner: scene.owner,
			urgency: 'urgent',
			promised_at: '2030-05-01T16:00:00Z',
		});
		const events = (await send(
			desk,
			'GET',
			`/items/loop_events?filter[issue]=${id}&filter[type][_neq]=message&sort=id`,
		)) as unknown;
		expect(events).toHaveLength(2);
		expect(events).toMatchObject([
			{ to: 'recorded', actor: scene.owner },
			{
				from: 'recorded',
				to: 'handling',
				actor: scene.owner,
				data: {
					changed: {
						owner: [null, scene.owner],
						urgency: ['normal', 'urgent'],
						promise: [null, '2030-05-01T16:00:00Z'],
					},
				},
			},
		]);
	});

	it('asks for an attempt after the solution before an issue is archived without an answer', async () => {
		const issue = await scene.issueIn('handling');
		const attempt = { customer: issue.customer, issue: issue.id, method: 'phone', kind: 'confirm', direction: 'out' };
		await send(desk, 'POST', '/items/loop_contacts', attempt);
		// Some databases keep whole seconds: the attempt must lie before the solution by more than that.
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await send(desk, 'PATCH', `/items/loop_issues/${issue.id}`, { status: 'feedback', resolution: 'Oiled' });
		const query = "update loop_issues set status = 'archived', confirmed_by = 'no_answer' where id = ?";
		expect((await refused(query, [issue.id])).text).toContain('LOOP_INCOMPLETE:attempts');
		await send(desk, 'POST', '/items/loop_contacts', attempt);
		await desk.sql(query, [issue.id]);
		expect((await scene.read(issue.id))['status']).toBe('archived');
	});

	it('keeps the columns that steer a step empty', async () => {
		const { id } = await scene.issueIn('archived');
		const nothing = { step_from: null, step_by: null, step_at: null, step_via: null };
		expect(await scene.read(id)).toMatchObject(nothing);
		await desk.sql("update loop_issues set status = 'handling', reopen_reason = 'Jams', step_via = 'x' where id = ?", [
			id,
		]);
		expect(await scene.read(id)).toMatchObject(nothing);
		await desk.sql("update loop_issues set step_via = 'x' where id = ?", [id]);
		expect(await scene.read(id)).toMatchObject(nothing);
	});

	/** A moment as this database keeps it. */
	function moment(iso: string): number | string {
		if (database === 'sqlite') return Date.parse(iso);
		return database === 'mysql' ? iso.slice(0, 19).replace('T', ' ') : iso;
	}
});

function expectNow(value: unknown): void {
	expect(Math.abs(Date.parse(String(value)) - Date.now())).toBeLessThan(30_000);
}
