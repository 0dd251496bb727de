import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost } from './asking/host';
import { preferring } from './harness/databases';
import { satisfactionQuestions } from '../../extensions/domain/survey/satisfaction';
import { openDesk, type Desk, type User } from './harness/desk';
import { openMailbox, type Mailbox } from './harness/mailbox';
import { send } from './loop/scene';
import { openMessageScene, type MessageScene } from './message/scene';

interface Run {
	id: number;
	state: string;
	total: number;
	waiting: number;
	sent: number;
	answered: number;
	withdrawn: number;
	skipped: Record<string, number>;
}

const path = '/loop/surveys/care/invitations';

describe.each(preferring('postgres', 'mysql'))('asking customers, on %s', (database) => {
	let desk: Desk;
	let box: Mailbox;
	let scene: MessageScene;
	let lead: User;
	let agent: User;

	beforeAll(async () => {
		box = await openMailbox();
		const env = { ...box.env, PUBLIC_URL: 'https://desk.example.com', LOOP_CLOCK: '*/1 * * * * *' };
		desk = await openDesk({ database, env });
		scene = await openMessageScene(desk);
		lead = await desk.createUser('lead');
		agent = await desk.createUser('agent');
		await send(desk, 'PATCH', '/items/loop_settings', { ask_pace: 6000, ask_quiet: false });
		const survey = {
			key: 'care',
			trigger: 'manual',
			title_zh: '听听您的看法',
			title_en: 'How are we doing?',
			active: true,
			questions: satisfactionQuestions,
		};
		await send(desk, 'POST', '/items/loop_surveys', survey);
		await send(desk, 'POST', '/items/loop_surveys', { ...survey, key: 'other' });
	});
	const after: (() => Promise<void>)[] = [];
	afterAll(async () => {
		for (const end of after) await end();
		await desk.stop();
		await box.close();
	});

	const as = (user: User) => ({ token: user.token });
	const numberOf = async (id: string) => String((await send(desk, 'GET', `/items/loop_customers/${id}`))['number']);
	const readRun = async (id: number): Promise<Run> => {
		const { body } = await desk.api<{ data: Run[] }>('GET', path, undefined, as(agent));
		return body.data.find((run) => run.id === id) as Run;
	};
	const waitFor = async (id: number, holds: (run: Run) => boolean): Promise<Run> => {
		for (let left = 200; ; left -= 1) {
			const run = await readRun(id);
			if (holds(run)) return run;
			if (left === 0) throw new Error(JSON.stringify(run));
			await wait(100);
		}
	};
	const start = async (body: object): Promise<Run> => {
		const answer = await desk.api<{ data: Run }>('POST', path, { id: randomUUID(), ...body }, as(lead));
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		return answer.body.data;
	};
	const people = async (count: number) => {
		const made = [];
		for (let n = 0; n < count; n++) made.push(await scene.customer({ language: 'en-US' }));
		return made;
	};

	it('is for leads; who it is not for and what makes no sense is turned away, and nothing changes', async () => {
		const run = await start({
			numbers: ['nobody has this', await numberOf((await scene.customer({ email: null })).id)],
		});
		await waitFor(run.id, ({ state }) => state === 'done');
		const before = await desk.dump();
		const id = randomUUID();
		const refused: [string, string, unknown, string | null, number][] = [
			['POST', path, { id }, null, 401],
			['POST', path, { id }, agent.token, 403],
			['GET', path, undefined, null, 401],
			['POST', `${path}/${run.id}/cancel`, {}, agent.token, 403],
			['POST', path, {}, lead.token, 400],
			['POST', path, { id: 'x' }, lead.token, 400],
			['POST', path, { id, tiers: [] }, lead.token, 400],
			['POST', path, { id, tiers: ['nobody'] }, lead.token, 400],
			['POST', path, { id, tiers: ['new'], numbers: ['1'] }, lead.token, 400],
			['POST', path, { id, percent: 101 }, lead.token, 400],
			['POST', path, { id, percent: '50' }, lead.token, 400],
			['POST', path, { id, least: -1 }, lead.token, 400],
			['POST', path, { id, at: 'tomorrow' }, lead.token, 400],
			['POST', path, { id, at: '2999-01-01T00:00:00Z' }, lead.token, 400],
			['POST', path, { id, numbers: [{ a: 1 }] }, lead.token, 400],
			['POST', path, { id, numbers: ["'; drop table loop_customers; --"] }, lead.token, 422],
			['POST', path, { id, made_by: agent.id }, lead.token, 400],
			['POST', '/loop/surveys/nothing/invitations', { id }, lead.token, 403],
			['GET', '/loop/surveys/nothing/invitations', undefined, lead.token, 403],
			['POST', `/loop/surveys/other/invitations/${run.id}/cancel`, {}, lead.token, 403],
			['POST', `${path}/${run.id}/delete`, {}, lead.token, 403],
			['POST', `${path}/${run.id}/constructor`, {}, lead.token, 403],
			['POST', `${path}/0/cancel`, {}, lead.token, 403],
			['POST', `${path}/${run.id}/cancel`, {}, lead.token, 409],
			['POST', `/loop/customers/${randomUUID()}/survey`, { survey: 'care', how: 'show' }, agent.token, 403],
			['POST', '/loop/customers/1/survey', { survey: 'care', how: 'show' }, agent.token, 403],
			['POST', `/loop/customers/${randomUUID()}/survey`, { survey: 'care', how: 'shout' }, agent.token, 400],
			['POST', `/loop/customers/${randomUUID()}/survey`, { survey: 'care', how: 'show' }, null, 401],
		];
		for (const [method, where, body, token, status] of refused) {
			const answer = await desk.api(method, where, body, { token });
			// Directus tells strangers 401 or 403; neither lets them in.
			expect(answer.status, `${method} ${where} ${JSON.stringify(body)}`).toBe(status);
		}
		expect(await desk.dump()).toEqual(before);
	});

	it('says before how many are asked and why others are not, asks just those, and each by a link of their own', async () => {
		const [first, out, twin, none, caller, ...rest] = await people(8);
		const all = [first, out, twin, none, caller, ...rest].map((one) => one as { id: string; email: string });
		await send(desk, 'PATCH', `/items/loop_customers/${all[1]?.id}`, { survey_opt_out_at: '2026-01-01T00:00:00Z' });
		await send(desk, 'PATCH', `/items/loop_customers/${all[2]?.id}`, { email: all[0]?.email });
		await send(desk, 'PATCH', `/items/loop_customers/${all[3]?.id}`, { email: null });
		await send(desk, 'PATCH', `/items/loop_customers/${all[4]?.id}`, { preferred_channel: 'phone' });
		const numbers = [...(await Promise.all(all.map(({ id }) => numberOf(id)))), 'unknown'];
		const id = randomUUID();
		const looked = await desk.api('POST', path, { id, numbers, preview: true }, as(lead));
		const skipped = { too_soon: 0, opted_out: 1, no_address: 2, duplicate: 1 };
		expect(looked.body.data).toMatchObject({ total: 8, asked: 4, skipped, unknown: ['unknown'], unknown_count: 1 });
		expect(await desk.sql('select id from loop_responses where customer = ?', [all[0]?.id])).toEqual([]);

		const run = await start({ id, numbers });
		expect((await start({ id, numbers })).id).toBe(run.id);
		const elsewhere = await desk.api('POST', '/loop/surveys/other/invitations', { id, numbers }, as(lead));
		expect(elsewhere.status).toBe(409);
		const done = await waitFor(run.id, ({ state, sent }) => state === 'done' && sent === 4);
		expect(done).toMatchObject({ total: 8, planned: 8, waiting: 0, skipped, answered: 0, hold: null });

		const asked = all.filter((_one, index) => ![1, 2, 3, 4].includes(index) || index === 2);
		const mails = new Set(asked.map(({ email }) => email));
		const got = box.mails.filter(({ to, subject }) => mails.has(to) && subject === 'How are we doing?');
		expect(got).toHaveLength(4);
		const links = got.map(
			({ text }) => /https:\/\/desk\.example\.com\/loop\/s\/([\w-]{43})\?score=9/.exec(text)?.[1] ?? '',
		);
		expect(new Set(links).size).toBe(4);
		for (const [index, { text, raw }] of got.entries()) {
			expect(text).toContain('No more surveys?');
			expect(raw.replaceAll(/\r\n[ \t]+/g, ' ')).toContain(
				`List-Unsubscribe: <https://desk.example.com/loop/s/${links[index]}>`,
			);
			expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		}
		const kept = JSON.stringify(await desk.dump());
		for (const token of links) expect(kept).not.toContain(token);

		const page = await desk.api('GET', `/loop/s/${links[0]}?score=9`, undefined, { token: null });
		expect(page.status).toBe(200);
		expect((await readRun(run.id)).answered).toBe(0);
		const answer = await desk.api('POST', `/loop/s/${links[0]}`, { overall: 9 }, { token: null });
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		expect((await readRun(run.id)).answered).toBe(1);
		const again = await desk.api('POST', path, { id: randomUUID(), numbers, preview: true }, as(lead));
		expect(again.body.data).toMatchObject({ asked: 4 });

		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		// Of somebody who is one customer alone: two that share an address are one person, who leaves as both.
		const alone = links[got.findLastIndex(({ to }) => to !== all[0]?.email)];
		const ended = await desk.api('POST', `/loop/s/${alone}`, 'List-Unsubscribe=One-Click', {
			token: null,
			headers: form,
		});
		expect(ended.status).toBe(200);
		const last = await desk.api('POST', path, { id: randomUUID(), numbers, preview: true }, as(lead));
		expect(last.body.data).toMatchObject({ asked: 3, skipped: { opted_out: 2 } });
	});

	it('stops at a word, goes on at another, and withdraws what nobody has got', async () => {
		await send(desk, 'PATCH', '/items/loop_settings', { ask_pace: 20 });
		const some = await people(9);
		const run = await start({ numbers: await Promise.all(some.map(({ id }) => numberOf(id))) });
		const begun = await waitFor(run.id, ({ sent, waiting }) => sent > 0 && sent + waiting === 9);
		expect(begun).toMatchObject({ state: 'running', total: 9 });
		expect((await desk.api('POST', `${path}/${run.id}/pause`, {}, as(lead))).status).toBe(200);
		expect((await desk.api('POST', `${path}/${run.id}/pause`, {}, as(lead))).status).toBe(409);
		await send(desk, 'PATCH', '/items/loop_settings', { ask_pace: 6000 });
		await scene.arrive();
		const stopped = await readRun(run.id);
		await wait(2500);
		expect(await readRun(run.id)).toEqual(stopped);
		expect(stopped.waiting).toBeGreaterThan(0);
		await send(desk, 'PATCH', '/items/loop_settings', { ask_pace: 20 });
		expect((await desk.api('POST', `${path}/${run.id}/resume`, {}, as(lead))).status).toBe(200);
		expect((await desk.api('POST', `${path}/${run.id}/cancel`, {}, as(lead))).status).toBe(200);
		await scene.arrive();
		const over = await readRun(run.id);
		expect(over).toMatchObject({ state: 'cancelled', waiting: 0 });
		expect(over.sent + over.withdrawn).toBe(9);
		const mails = new Set(some.map(({ email }) => email));
		expect(box.mails.filter(({ to }) => mails.has(to))).toHaveLength(over.sent);
		expect((await desk.api('POST', `${path}/${run.id}/resume`, {}, as(lead))).status).toBe(409);
		await send(desk, 'PATCH', '/items/loop_settings', { ask_pace: 6000 });
	});

	it('by hand sends one letter a day, shows a link, and keeps to the budget with its reason on record', async () => {
		const [one] = await people(1);
		const ask = (survey: string, how: string) =>
			desk.api('POST', `/loop/customers/${one?.id}/survey`, { survey, how }, as(agent));
		const sent = await Promise.all([ask('care', 'send'), ask('care', 'send')]);
		expect(sent.map(({ body }) => body.data['state'])).toEqual(['sent', 'sent']);
		expect(new Set(sent.map(({ body }) => body.data['response'])).size).toBe(1);
		await scene.arrive();
		expect(box.to(one?.email ?? '')).toHaveLength(1);
		const shown = await ask('other', 'show');
		expect(shown.body.data).toMatchObject({ state: 'shown', skipped: null });
		const url = new URL(String(shown.body.data['url']));
		expect((await desk.api('GET', url.pathname, undefined, { token: null })).status).toBe(200);
		expect((await ask('satisfaction', 'send')).body.data).toMatchObject({ state: 'skipped', skipped: 'too_soon' });
		const rows = await desk.sql('select skipped from loop_responses where customer = ? order by id', [one?.id]);
		expect(rows.map(({ skipped }) => skipped)).toEqual([null, null, 'too_soon']);
		// Without an address, what is shown reaches the customer all the same.
		const silent = await scene.customer({ email: null });
		const forSilent = (how: string) =>
			desk.api('POST', `/loop/customers/${silent.id}/survey`, { survey: 'care', how }, as(agent));
		expect((await forSilent('send')).body.data).toMatchObject({ skipped: 'no_address' });
		expect((await forSilent('show')).body.data).toMatchObject({ state: 'shown', skipped: null });
	});

	it('after a solution too: the third within the month is told without a survey, and says why', async () => {
		const [one] = await people(1);
		for (let n = 0; n < 3; n++) {
			const issue = await scene.record(one?.id ?? '');
			await scene.change(issue, { status: 'handling' });
			await scene.change(issue, { status: 'feedback', resolution: 'Done' });
			await scene.arrive();
		}
		const solved = box.to(one?.email ?? '').filter(({ subject }) => subject.includes('is solved'));
		expect(solved.map(({ text }) => text.includes('/loop/s/'))).toEqual([true, true, false]);
		expect(solved[2]?.text).toContain('/loop/i/');
		const rows = await desk.sql('select skipped from loop_responses where customer = ? order by id', [one?.id]);
		expect(rows.map(({ skipped }) => skipped)).toEqual([null, null, 'too_soon']);
	});

	it('reminds whoever has not answered, once', async () => {
		const [one, other] = await people(2);
		for (const { id } of [one, other] as { id: string }[]) {
			await desk.api('POST', `/loop/customers/${id}/survey`, { survey: 'care', how: 'send' }, as(agent));
		}
		await scene.arrive();
		const link = /\/loop\/s\/[\w-]{43}/.exec(box.to(other?.email ?? '')[0]?.text ?? '')?.[0] ?? '';
		expect((await desk.api('POST', link, { overall: 8 }, { token: null })).status).toBe(200);
		const due = await desk.sql('select id from loop_responses where reminder_due is not null and customer = ?', [
			one?.id,
		]);
		expect(due).toHaveLength(1);
		await desk.sql('update loop_responses set reminder_due = sent_at where reminder_due is not null');
		for (let left = 100; box.to(one?.email ?? '').length < 2; left -= 1) {
			if (left === 0) throw new Error('No reminder came');
			await wait(100);
		}
		await wait(2500);
		expect(box.to(one?.email ?? '').map(({ subject }) => subject)).toEqual([
			'How are we doing?',
			'We would still like to hear from you: How are we doing?',
		]);
		expect(box.to(other?.email ?? '')).toHaveLength(1);
	});

	it('by a flow', async () => {
		const [one] = await people(1);
		const flow = await send(desk, 'POST', '/flows', {
			name: 'ask',
			status: 'active',
			trigger: 'webhook',
			options: { method: 'GET', return: '$last' },
		});
		const operation = await send(desk, 'POST', '/operations', {
			flow: flow['id'],
			key: 'ask',
			type: 'loop-survey',
			position_x: 19,
			position_y: 1,
			options: { survey: 'care', customer: one?.id },
		});
		await send(desk, 'PATCH', `/flows/${String(flow['id'])}`, { operation: operation['id'] });
		const answer = await desk.api('GET', `/flows/trigger/${String(flow['id'])}`);
		expect(answer.body).toMatchObject({ state: 'sent', skipped: null });
		await scene.arrive();
		expect(box.to(one?.email ?? '')).toHaveLength(1);
	});

	it('on a desk that an earlier version made: its outbox learns of messages without an issue and keeps what it held', async () => {
		await desk.sql('delete from loop_outbox where issue is null');
		const kept = (await desk.sql('select id from loop_outbox order by id')).map(({ id }) => Number(id));
		const { knex } = await openHost(desk);
		try {
			await desk.instances[0]?.stop();
			await knex.schema.alterTable('loop_outbox', (table) => {
				if (database === 'mysql') table.dropForeign('response');
				table.dropIndex(['response'], 'loop_outbox_ix_response');
			});
			await knex.schema.alterTable('loop_outbox', (table) => {
				table.dropColumn('response');
				if (database === 'mysql') table.integer('issue').unsigned().notNullable().alter();
				else table.dropNullable('issue');
			});
			await knex('loop_journal').whereIn('key', ['upgrade 1', 'mark version']).delete();
			await desk.instances[0]?.start();
		} finally {
			// On SQLite the end of a connection frees the locks of all others of this process: this is the last test.
			after.push(() => knex.destroy());
		}
		expect(await knex('loop_outbox').whereNotNull('issue').orderBy('id').pluck<number[]>('id')).toEqual(kept);
		const [one] = await people(1);
		const sent = await desk.api(
			'POST',
			`/loop/customers/${one?.id}/survey`,
			{ survey: 'care', how: 'send' },
			as(agent),
		);
		expect(sent.body.data).toMatchObject({ state: 'sent' });
		const letters = await scene.arrive();
		expect(letters.at(-1)).toMatchObject({ kind: 'survey', state: 'sent' });
		expect(box.to(one?.email ?? '')).toHaveLength(1);
	});
});
