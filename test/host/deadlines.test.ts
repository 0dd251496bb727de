import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openScene, send, type Scene, type Values } from './loop/scene';

const minute = 60_000;
const hour = 60 * minute;
const day = (ahead: number) => new Date(Date.now() + ahead * 24 * hour).toISOString().slice(0, 10);
const at = (value: unknown) => new Date(value as string).getTime();

type Explained = {
	name: string;
	round: number;
	state: string;
	due: string;
	ended_at: string | null;
	policy: Values;
	stretches: Values[];
};

describe.each(databases)('deadlines on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: '*/2 * * * * *' } });
		scene = await openScene(desk);
	});
	afterAll(() => desk?.stop());

	const read = async (id: number) => (await send(desk, 'GET', `/items/loop_issues/${id}`)) as Record<string, string>;
	const patch = (id: number, values: Values) => desk.api('PATCH', `/items/loop_issues/${id}`, values);
	const explain = async (id: number) => {
		const { body } = await desk.api<{ data: { clocks: Explained[] } }>('GET', `/loop/issues/${id}/deadlines`);
		return body.data.clocks;
	};
	const clock = async (id: number, name: string) => (await explain(id)).filter((each) => each.name === name).at(-1);
	const contact = (id: number, customer: string, values: Values) =>
		send(desk, 'POST', '/items/loop_contacts', { issue: id, customer, method: 'phone', ...values });

	it('start with the recording: 10 minutes, 2 hours, 24 hours (R18)', async () => {
		const { id } = await scene.record();
		const issue = await read(id);
		const begin = at(issue['submitted_at']);
		expect(at(issue['first_response_due']) - begin).toBe(10 * minute);
		expect(at(issue['commit_due']) - begin).toBe(2 * hour);
		expect(at(issue['progress_due']) - begin).toBe(24 * hour);
		expect([issue['next_due'], at(issue['next_due_at'])]).toEqual(['first_response', begin + 10 * minute]);
		const clocks = await explain(id);
		expect(clocks.map(({ name, state }) => `${name} ${state}`)).toEqual([
			'first_response running',
			'commit running',
			'progress running',
		]);
		expect(clocks[0]?.policy).toEqual({ minutes: 10, by: 'settings' });
	});

	it('are met by the first response, a promise and the solution', async () => {
		const { id } = await scene.record();
		await patch(id, { status: 'handling', owner: scene.owner });
		expect(await read(id)).toMatchObject({ next_due: 'commit' });
		const promised = new Date(Math.ceil((Date.now() + 5 * hour) / 1000) * 1000).toISOString();
		expect((await patch(id, { promised_at: promised })).status).toBe(200);
		expect(await read(id)).toMatchObject({ next_due: 'promised' });
		expect(at((await read(id))['next_due_at'])).toBe(at(promised));
		await patch(id, { status: 'feedback', resolution: 'Oiled.' });
		expect(await read(id)).toMatchObject({ next_due: 'survey' });
		const states = (await explain(id)).map(({ name, state }) => `${name} ${state}`);
		expect(states).toEqual(['first_response met', 'commit met', 'promised met', 'progress met', 'survey running']);
	});

	it('count a first response from when it was put on record, once, and on no path from before', async () => {
		const { id } = await scene.record();
		await patch(id, { status: 'handling', owner: scene.owner });
		await scene.settle();
		const logged = async (issue: number) =>
			(await send(
				desk,
				'GET',
				`/items/loop_events?filter[issue]=${issue}&filter[type]=first_response&sort=id`,
			)) as unknown as Values[];
		expect(await logged(id)).toEqual([]);
		const { customer } = await scene.record();
		const past = new Date(Date.now() - 30 * minute);
		const column = (date: Date) =>
			({ sqlite: date.getTime(), postgres: date, mysql: date.toISOString().slice(0, 19).replace('T', ' ') })[database];
		await desk.sql(
			`insert into loop_issues (customer, description, urgency, status, submitted_at) values (?, 'Late', 'normal', 'recorded', ?)`,
			[customer, column(past)],
		);
		const late = Number((await desk.sql('select max(id) as id from loop_issues'))[0]?.['id']);
		await scene.settle();
		expect(await clock(late, 'first_response')).toMatchObject({ state: 'missed', ended_at: null });
		const answered = new Date(Math.floor(past.getTime() / 1000) * 1000 + 5 * minute);
		expect((await patch(late, { first_response_at: answered.toISOString() })).status).toBe(200);
		expect(await logged(late)).toMatchObject([
			{ from: null, to: answered.toISOString().replace('.000', ''), actor: scene.owner },
		]);
		expect(await clock(late, 'first_response')).toMatchObject({ state: 'missed' });
		await desk.sql('update loop_issues set first_response_at = submitted_at where id = ?', [late]);
		expect(await logged(late)).toHaveLength(2);
		await scene.settle();
		expect(await clock(late, 'first_response')).toMatchObject({ state: 'missed' });
		const rows = await desk.sql('select outcome from loop_deadlines where issue = ? order by due', [late]);
		expect(rows[0]).toEqual({ outcome: 'missed' });
	});

	it('let a promise be renewed with a reason, not endlessly, never taken back or set in the past', async () => {
		const { id } = await scene.issueIn('handling');
		const later = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
		const code = async (values: Values) => {
			const { status, body } = await patch(id, values);
			return status === 200 ? 'ok' : body.errors[0]?.extensions.code;
		};
		expect(await code({ promised_at: later(-1) })).toBe('LOOP_PROMISE');
		expect(await code({ promised_at: later(1) })).toBe('ok');
		expect(await code({ promised_at: null })).toBe('LOOP_PROMISE');
		expect(await code({ promised_at: later(2) })).toBe('LOOP_INCOMPLETE');
		expect(await code({ promised_at: later(2), promise_reason: 'A part is missing' })).toBe('ok');
		expect(await code({ promised_at: later(3), promise_reason: 'The part came broken' })).toBe('ok');
		expect(await code({ promised_at: later(4), promise_reason: 'Once more' })).toBe('LOOP_PROMISE');
		const states = (await explain(id)).filter(({ name }) => name === 'promised').map(({ state }) => state);
		expect(states).toEqual(['replaced', 'replaced', 'running']);
		const { body } = await desk.api<{ data: { promise: { given: number; renewals: number; offers: string[] } } }>(
			'GET',
			`/loop/issues/${id}/deadlines`,
		);
		expect(body.data.promise).toMatchObject({ given: 3, renewals: 2 });
		expect(body.data.promise.offers.length).toBeGreaterThanOrEqual(2);
		for (const offer of body.data.promise.offers) expect(at(offer)).toBeGreaterThan(Date.now() + 20 * minute);
	});

	it('count progress only when it reached the customer', async () => {
		const { id, customer } = await scene.issueIn('handling');
		const before = at((await read(id))['progress_due']);
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await contact(id, customer, { kind: 'progress', direction: 'out', reached: false });
		await scene.settle();
		expect(at((await read(id))['progress_due'])).toBe(before);
		const told = await contact(id, customer, { kind: 'progress', direction: 'out', reached: true });
		await scene.settle();
		const issue = await read(id);
		expect(at(issue['progress_due'])).toBeGreaterThan(before);
		expect((await explain(id)).filter(({ name }) => name === 'progress').map(({ state }) => state)).toEqual([
			'met',
			'running',
		]);
		expect(told['id']).toBeTruthy();
	});

	it('let only the solution wait, and a message of the customer ends the wait', async () => {
		const { id, customer } = await scene.issueIn('handling');
		await patch(id, { waiting: 'customer' });
		expect(await clock(id, 'commit')).toMatchObject({ state: 'paused' });
		expect(await read(id)).toMatchObject({ next_due: 'progress' });
		await contact(id, customer, { kind: 'other', direction: 'in', reached: true });
		await scene.settle();
		await vi.waitFor(async () => expect(await read(id)).toMatchObject({ waiting: null, next_due: 'commit' }), 15_000);
		expect(await clock(id, 'commit')).toMatchObject({ state: 'running' });
	});

	it('start anew when the customer says that it is not solved, and keep what was', async () => {
		const { id } = await scene.issueIn('feedback');
		await patch(id, { status: 'handling', customer_words: 'It still jams.' });
		const clocks = await explain(id);
		expect(clocks.filter(({ name }) => name === 'commit').map(({ round, state }) => [round, state])).toEqual([
			[0, 'met'],
			[1, 'running'],
		]);
		expect(await read(id)).toMatchObject({ next_due: 'commit' });
	});

	it('follow rules, then the category, then the tier', async () => {
		const rules = [{ urgency: 'critical', commit_minutes: 30 }];
		expect((await desk.api('PATCH', '/items/loop_settings', { deadline_rules: rules })).status).toBe(200);
		await send(desk, 'PATCH', '/items/loop_categories/product', { commit_minutes: 60, first_response_minutes: 5 });
		const { id } = await scene.record({ urgency: 'critical', category: 'product' });
		expect((await clock(id, 'commit'))?.policy).toEqual({ minutes: 30, by: 'critical' });
		expect((await clock(id, 'first_response'))?.policy).toEqual({ minutes: 5, by: 'category' });
		await patch(id, { urgency: 'normal' });
		expect((await clock(id, 'commit'))?.policy).toEqual({ minutes: 60, by: 'category' });
		await send(desk, 'PATCH', '/items/loop_categories/product', { commit_minutes: null, first_response_minutes: null });
	});

	it.each([
		[{ calendar: [] }],
		[{ calendar: { timeZone: 'Mars', week: {}, exceptions: {} } }],
		[{ deadline_rules: [{ urgency: 'soon' }] }],
		[{ deadline_rules: { urgency: 'critical' } }],
		[{ escalation: [{ percent: 0, to: ['owner'] }] }],
		[{ escalation: [{ percent: 50, to: ['nobody'] }] }],
	])('refuse settings that make no sense: %j', async (values) => {
		const before = await desk.sql('select * from loop_settings');
		expect((await desk.api('PATCH', '/items/loop_settings', values)).status).toBe(400);
		expect(await desk.sql('select * from loop_settings')).toEqual(before);
	});

	it('sound each alarm once, count the breach and tell the owner, when the minute comes', async () => {
		const { customer } = await scene.record();
		const past = Date.now() - 30 * minute;
		const moment = {
			sqlite: past,
			postgres: new Date(past),
			mysql: new Date(past).toISOString().slice(0, 19).replace('T', ' '),
		};
		await desk.sql(
			`insert into loop_issues (customer, description, urgency, status, owner, submitted_at) values (?, 'Late', 'normal', 'recorded', ?, ?)`,
			[customer, scene.owner, moment[database]],
		);
		const [row] = await desk.sql(`select max(id) as id from loop_issues`);
		const id = Number(row?.['id']);
		const events = () =>
			desk.sql(
				`select type, "to" from loop_events where issue = ? and type in ('breach', 'escalated')`.replaceAll(
					'"',
					database === 'mysql' ? '`' : '"',
				),
				[id],
			);
		await vi.waitFor(async () => expect(await events()).not.toEqual([]), { timeout: 90_000, interval: 500 });
		expect((await events()).map((event) => `${String(event['type'])} ${String(event['to'])}`).sort()).toEqual([
			'breach first_response',
			'escalated first_response',
		]);
		expect(await read(id)).toMatchObject({ breaches: 1, next_due: 'first_response' });
		const notices = await desk.sql(
			`select recipient from directus_notifications where collection = 'loop_issues' and item = ?`,
			[String(id)],
		);
		expect(notices.map(({ recipient }) => recipient)).toEqual([scene.owner]);
	});

	describe('that are over', () => {
		const kept = async () => {
			const rows = await desk.sql('select issue, outcome from loop_deadlines');
			return rows.map(({ issue, outcome }) => `${String(issue)} ${String(outcome)}`).sort();
		};
		/** What the explanation of every issue says. */
		const told = async () => {
			const issues = await desk.sql('select id from loop_issues order by id');
			const ends: string[] = [];
			for (const { id } of issues) {
				for (const { state } of await explain(Number(id))) {
					if (state === 'met' || state === 'missed') ends.push(`${String(id)} ${state}`);
					if (state === 'running') ends.push(`${String(id)} open`);
				}
			}
			return ends.sort();
		};

		it('are kept as the clocks tell them, each once', async () => {
			await scene.settle();
			const expected = await told();
			expect(expected.filter((each) => each.endsWith('missed'))).not.toEqual([]);
			await vi.waitFor(async () => expect(await kept()).toEqual(expected), { timeout: 20_000, interval: 500 });
		});

		it('are filled in by the clock where nobody kept them', async () => {
			const before = await kept();
			await desk.sql('delete from loop_deadlines');
			await desk.sql(
				`delete from loop_journal where ${database === 'mysql' ? '`key`' : '"key"'} = 'mark outcomes.open.after'`,
			);
			await vi.waitFor(async () => expect(await kept()).toEqual(before), { timeout: 20_000, interval: 500 });
		});

		it('make the figure of those that were met', async () => {
			const ends = (await told()).filter((each) => !each.endsWith('open'));
			const met = ends.filter((each) => each.endsWith('met')).length;
			const days = `from=${day(-2)}&to=${day(30)}`;
			const { body } = await desk.api<{ data: Values[] }>('GET', `/loop/kpis?ids=deadlines_met&${days}`);
			expect(body.data[0]).toMatchObject({ id: 'deadlines_met', unit: '%', n: ends.length });
			expect(body.data[0]?.['value']).toBeCloseTo((met / ends.length) * 100, 9);
		});
	});

	it('are explained to staff alone', async () => {
		expect((await desk.api('GET', '/loop/issues/1/deadlines', undefined, { token: null })).status).toBe(401);
		expect((await desk.api('GET', '/loop/issues/999999/deadlines')).status).toBe(403);
		expect((await desk.api('GET', '/loop/issues/x/deadlines')).status).toBe(403);
	});
});
