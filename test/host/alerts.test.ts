import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../extensions/domain/health/check.js';
import { preferring } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';
import { openKnex } from './harness/knex';
import { openMailbox, type Mailbox } from './harness/mailbox';
import { send, type Values } from './loop/scene';

const minute = 60_000;
const patience = { timeout: 60_000, interval: 250 };
const day = [['00:00', '24:00']];
const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
const today = (shift: number) => new Date(Date.now() + shift * 1440 * minute).toISOString().slice(0, 10);
const open = { timeZone: 'UTC', week, exceptions: {} };
/** The last days and the next ones are holidays, the time before is not: what has begun long ago is late. */
const closed = { ...open, exceptions: Object.fromEntries([-1, 0, 1, 2].map((shift) => [today(shift), []])) };

describe.each(preferring('sqlite', 'postgres'))('mails to staff about deadlines on %s', (database) => {
	let desk: Desk;
	let box: Mailbox;
	let knex: Knex;
	let agent: User;
	let customer: string;

	beforeAll(async () => {
		box = await openMailbox();
		desk = await openDesk({
			database,
			env: { ...box.env, PUBLIC_URL: 'https://desk.example.com', LOOP_CLOCK: '* * * * * *' },
		});
		knex = await openKnex(desk);
		agent = await desk.createUser('Agent');
		customer = String((await send(desk, 'POST', '/items/loop_customers', { name: 'A公司' }))['id']);
		await settings({ escalation: [{ percent: 100, to: ['owner'] }], alert_digest_minutes: 0 });
	});
	afterAll(async () => {
		await knex.destroy();
		await desk.stop();
		await box.close();
	});

	const settings = (values: Values) => send(desk, 'PATCH', '/items/loop_settings', values);
	const mails = () => box.to(agent.email);
	let counter = 0;

	/** An issue that was recorded days ago past the hooks: its first response and the rest are late. */
	async function lateIssue(values: Values = {}): Promise<{ id: number; number: string }> {
		const at = new Date(Date.now() - 5 * 1440 * minute);
		const moment = { sqlite: at.getTime(), postgres: at, mysql: at.toISOString().slice(0, 19).replace('T', ' ') };
		const row = { customer, description: 'The door jams.', urgency: 'normal', owner: agent.id, ...values };
		const text = `late ${(counter += 1)}: ${row.description}`;
		await desk.sql(
			`insert into loop_issues (customer, description, urgency, status, owner, submitted_at) values (?, ?, ?, 'recorded', ?, ?)`,
			[customer, text, row.urgency, row.owner, moment[database]],
		);
		return vi.waitFor(async () => {
			const [issue] = await desk.sql('select id, number, breaches from loop_issues where description = ?', [text]);
			expect(Number(issue?.['breaches'])).toBe(3);
			return { id: Number(issue?.['id']), number: String(issue?.['number']) };
		}, patience);
	}
	const alertsOf = async (issue: number) => {
		const rows = await desk.sql('select recipient, alarm, digest from loop_alerts where issue = ?', [issue]);
		return rows as { recipient: string; alarm: string; digest: string | null }[];
	};
	const told = (issue: { number: string }) => mails().filter(({ text }) => text.includes(`${issue.number}:`));

	it('tell each alarm once, in the person’s language, with a link that opens the issue', async () => {
		await desk.api('PATCH', `/users/${agent.id}`, { language: 'en-US' });
		const issue = await lateIssue();
		await vi.waitFor(() => expect(told(issue)).toHaveLength(1), patience);
		const [mail] = told(issue);
		expect(mail?.subject).toBe('3 deadlines need you, 3 of them late');
		expect(mail?.text).toMatch(new RegExp(`${issue.number}: First response was due .+ and is late`));
		expect(mail?.html).toContain(`<a href="https://desk.example.com/admin/content/loop_issues/${issue.id}">`);
		expect((await alertsOf(issue.id)).map(({ recipient }) => recipient)).toEqual(Array(3).fill(agent.id));
		const notices = await desk.sql(
			`select subject from directus_notifications where item = ? and collection = 'loop_issues'`,
			[String(issue.id)],
		);
		expect(notices).toHaveLength(3);

		await desk.api('PATCH', `/users/${agent.id}`, { language: 'zh-CN' });
		const other = await lateIssue();
		await vi.waitFor(() => expect(told(other)).toHaveLength(1), patience);
		expect(told(other)[0]?.subject).toBe('3 个时限需要你处理,其中 3 个已超时');
	});

	it('are one mail for all that comes within the window', async () => {
		await settings({ alert_digest_minutes: 15 });
		const before = mails().length;
		const issues = [await lateIssue(), await lateIssue()];
		const waiting = async () => (await Promise.all(issues.map(({ id }) => alertsOf(id)))).flat();
		expect((await waiting()).map(({ digest }) => digest)).toEqual(Array(6).fill(null));
		expect(mails()).toHaveLength(before);
		// The window is over.
		await desk.sql('update loop_digests set created_at = created_at - ?', [15 * minute]);
		await vi.waitFor(() => expect(mails()).toHaveLength(before + 1), patience);
		expect(issues.map((issue) => told(issue).length)).toEqual([1, 1]);
		expect(new Set((await waiting()).map(({ digest }) => digest)).size).toBe(1);
		await settings({ alert_digest_minutes: 0 });
	});

	it('wait outside working time until work opens, but for critical issues; what was done meanwhile is not told', async () => {
		await settings({ calendar: closed });
		const held = await lateIssue();
		const done = await lateIssue();
		const critical = await lateIssue({ urgency: 'critical' });
		await vi.waitFor(() => expect(told(critical)).toHaveLength(1), patience);
		expect(told(critical)[0]?.subject).toMatch(/^【特急】/);
		expect([told(held).length, told(done).length]).toEqual([0, 0]);
		const steps = [
			{ status: 'handling' },
			{ status: 'feedback', resolution: 'Oiled.' },
			{ status: 'archived', rating: 5, confirmed_by: 'phone' },
		];
		for (const step of steps) await send(desk, 'PATCH', `/items/loop_issues/${done.id}`, step);
		await settings({ calendar: open });
		await vi.waitFor(() => expect(told(held)).toHaveLength(1), patience);
		expect([told(done).length, told(critical).length]).toEqual([0, 1]);
	});

	it('go to nobody who has switched them off, and the Studio tells all the same', async () => {
		const before = mails().length;
		await desk.api('PATCH', `/users/${agent.id}`, { email_notifications: false });
		const issue = await lateIssue();
		expect(await alertsOf(issue.id)).toEqual([]);
		const notices = await desk.sql(`select id from directus_notifications where item = ?`, [String(issue.id)]);
		expect(notices).toHaveLength(3);
		await desk.api('PATCH', `/users/${agent.id}`, { email_notifications: true });
		await settings({ alert_email: false });
		expect(await alertsOf((await lateIssue()).id)).toEqual([]);
		await settings({ alert_email: true });
		expect(mails()).toHaveLength(before);
	});

	it('go to the next one up where the owner’s account is switched off', async () => {
		const gone = await desk.createUser(null);
		await desk.api('PATCH', `/users/${gone.id}`, { status: 'suspended' });
		await settings({ watcher: agent.id });
		const issue = await lateIssue({ owner: gone.id });
		await vi.waitFor(() => expect(told(issue)).toHaveLength(1), patience);
		const notices = await desk.sql('select recipient from directus_notifications where item = ?', [String(issue.id)]);
		expect(notices.map(({ recipient }) => recipient)).toEqual(Array(3).fill(agent.id));
		await settings({ watcher: null });
	});

	it('survive a mail server that is down: one mail to a person waits, the rest gathers behind it', async () => {
		await box.goDown();
		const first = await lateIssue();
		const state = async () => (await desk.sql(`select state, last_error from loop_digests where state <> 'sent'`))[0];
		await vi.waitFor(
			async () => expect(await state()).toMatchObject({ state: 'failed', last_error: 'ESOCKET' }),
			patience,
		);
		const second = await lateIssue();
		expect((await alertsOf(second.id)).map(({ digest }) => digest)).toEqual([null, null, null]);
		await desk.sql(`update loop_digests set created_at = created_at - ? where state = 'failed'`, [20 * minute]);
		const { body } = await desk.api('GET', '/loop/health');
		const checks = body.data['checks'] as Check[];
		expect(checks.find(({ id }) => id === 'alerts')).toMatchObject({ state: 'warn' });
		await box.comeUp();
		await desk.sql(`update loop_digests set next_at = 0 where state = 'failed'`);
		await vi.waitFor(() => expect([told(first).length, told(second).length]).toEqual([1, 1]), patience);
		expect(new Set(mails().map(({ id }) => id)).size).toBe(mails().length);
	});

	it('that cannot be delivered are given up, and the health says so', async () => {
		box.feel('refuse');
		const issue = await lateIssue();
		await vi.waitFor(async () => {
			const rows = await desk.sql(`select state from loop_digests where state = 'dead'`);
			expect(rows).toHaveLength(1);
		}, patience);
		box.feel('well');
		expect(told(issue)).toEqual([]);
		const { body } = await desk.api('GET', '/loop/health');
		expect(body.data['alerts']).toMatchObject({ dead: 1, waiting: 0 });
		expect(desk.log()).not.toContain(agent.email);
	});
});
