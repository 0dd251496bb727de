import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { languages } from '../../extensions/domain/language';
import { messageKindNames } from '../../extensions/domain/message/kinds';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openMailbox, type Mailbox } from './harness/mailbox';
import { openMessageScene, type MessageScene } from './message/scene';
import { inviteTo } from './survey-desk';

describe.each(databases)('messages to customers on %s', (database) => {
	let desk: Desk;
	let box: Mailbox;
	let scene: MessageScene;

	beforeAll(async () => {
		box = await openMailbox();
		desk = await openDesk({ database, env: { ...box.env, PUBLIC_URL: 'https://desk.example.com/' } });
		scene = await openMessageScene(desk);
	});
	afterAll(async () => {
		await desk.stop();
		await box.close();
	});
	beforeEach(() => box.feel('well'));

	const walk = async (values: Record<string, unknown>) => {
		const { id: customer, email } = await scene.customer(values);
		const issue = await scene.record(customer);
		await scene.arrive();
		await scene.change(issue, { status: 'handling' });
		await scene.arrive();
		await scene.change(issue, { promised_at: new Date(Date.now() + 7_200_000).toISOString() });
		await scene.arrive();
		await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
		await scene.arrive();
		await scene.change(issue, { status: 'handling', customer_words: '还是不对' });
		await scene.arrive();
		await scene.change(issue, { status: 'feedback', resolution: '又重开了发票' });
		await scene.arrive();
		await scene.change(issue, { status: 'archived', rating: 5, confirmed_by: 'phone' });
		await scene.arrive();
		return { issue, email, mails: box.to(email) };
	};

	it.each([
		['zh-CN', [/已收到/, /正在处理/, /给您结果/, /已解决/, /重新处理/, /已解决/, /已归档/]],
		['en-US', [/received/, /being worked on/, /your result by/, /is solved/, /again/, /is solved/, /is closed/]],
	] as const)('tells a customer who reads %s each thing once, in their language', async (language, subjects) => {
		const { issue, mails, email } = await walk({ language, contact_person: '周敏' });
		expect(mails).toHaveLength(subjects.length);
		for (const [index, subject] of subjects.entries()) expect(mails[index]?.subject).toMatch(subject);
		expect(new Set(mails.map(({ id }) => id)).size).toBe(mails.length);
		for (const mail of mails) {
			expect(mail.id).toMatch(/^<[0-9a-f]{40}@loop>$/);
			expect(mail.text).toContain('周敏');
			expect(mail.text).toContain('Dana Li');
			expect(mail.text).toMatch(/https:\/\/desk\.example\.com\/loop\/i\/[\w-]{43}/);
			expect(mail.html).toContain('&lt;b&gt;');
			expect(mail.html).not.toContain('<b>');
			expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated/m);
			expect(mail.raw).toMatch(/^From: .*<desk@example\.com>/m);
			expect(mail.to).toBe(email);
		}
		expect(await scene.told(issue)).toEqual(
			['received', 'working', 'promise', 'solved', 'reopened', 'solved', 'archived'].map(
				(kind) => `${kind} email sent`,
			),
		);
	});

	describe('with a survey link that staff ask for', () => {
		const link = (issue: number, body: object = {}) => desk.api('POST', `/loop/issues/${issue}/survey`, body);
		const question = async (issue: number) => {
			const { body } = await desk.api<{ data: { clocks: { name: string; state: string }[] } }>(
				'GET',
				`/loop/issues/${issue}/deadlines`,
			);
			return body.data.clocks.filter(({ name }) => name === 'survey').map(({ state }) => state);
		};
		const taken = (issue: number) =>
			desk.sql(`select actor from loop_events where issue = ? and type = 'link' order by id`, [issue]);

		it('shows it, tells the story who took it, and counts it as asking', async () => {
			const { id: customer } = await scene.customer({ preferred_channel: 'phone', phone: null, email: null });
			const issue = await scene.record(customer);
			await scene.change(issue, { status: 'handling' });
			await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
			await scene.arrive();
			expect(await question(issue)).toEqual(['running']);
			const { status, body } = await link(issue);
			expect([status, body.data['sent']]).toEqual([200, null]);
			expect(body.data['url']).toMatch(/\/loop\/s\/[\w-]{43}$/);
			const me = await desk.api('GET', '/users/me');
			expect(await taken(issue)).toEqual([{ actor: me.body.data.id }]);
			await vi.waitFor(async () => expect(await question(issue)).toEqual(['met']), 20_000);
		});

		it('sends it once, however often the button is pressed', async () => {
			const { id: customer, email } = await scene.customer({});
			const issue = await scene.record(customer);
			await scene.change(issue, { status: 'handling' });
			await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
			await scene.arrive();
			const before = box.to(email).length;
			const { body } = await link(issue, { send: true });
			expect(body.data['sent']).toBe('email');
			await link(issue, { send: true });
			await scene.arrive();
			expect(box.to(email)).toHaveLength(before + 1);
			expect(box.to(email).at(-1)?.text).toContain(String(body.data['url']));
			expect(await taken(issue)).toHaveLength(2);
		});

		it('refuses to send where nobody can be reached, and changes nothing', async () => {
			const { id: customer } = await scene.customer({ phone: null, email: null });
			const issue = await scene.record(customer);
			await scene.change(issue, { status: 'handling' });
			await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
			await scene.arrive();
			const before = await desk.dump();
			const { status, body } = await link(issue, { send: true });
			expect([status, body.errors[0]?.extensions.code]).toEqual([422, 'UNPROCESSABLE_CONTENT']);
			expect(body.errors[0]?.extensions['words']).toEqual({
				'zh-CN': '没有发出：没有可用的联系方式。',
				'en-US': 'Nothing was sent: there is no way to reach them.',
			});
			expect(await desk.dump()).toEqual(before);
		});
	});

	it('puts nothing into the outbox a second time when the same event is worked off again', async () => {
		const { id, email } = await scene.customer();
		const issue = await scene.record(id);
		await scene.arrive();
		const [event] = await desk.sql("select id from loop_events where type = 'step' and issue = ?", [issue]);
		await desk.sql('insert into loop_pending (event) values (?)', [event?.['id']]);
		await scene.hurry();
		await scene.arrive();
		expect(await scene.letters(issue)).toHaveLength(1);
		expect(box.to(email)).toHaveLength(1);
	});

	it('brings the survey with the solution, and says that it was sent', async () => {
		const { id, email } = await scene.customer();
		const issue = await scene.record(id);
		await scene.change(issue, { status: 'handling' });
		await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
		await scene.arrive();
		const text = box.to(email).find(({ subject }) => subject.includes('已解决'))?.text ?? '';
		const path = /https:\/\/desk\.example\.com(\/loop\/s\/[\w-]{43})/.exec(text)?.[1] ?? '';
		expect((await desk.api('GET', path, undefined, { token: null })).status).toBe(200);
		const [response] = await desk.sql('select * from loop_responses where issue = ?', [issue]);
		expect(response?.['sent_at']).not.toBeNull();
		expect(response?.['skipped']).toBeNull();
	});

	it('keeps no address, no words and no link in clear', async () => {
		const { id, email } = await scene.customer({ contact_person: '赵六' });
		const issue = await scene.record(id, { description: '钥匙在门垫下面' });
		await scene.arrive();
		const rows = JSON.stringify([
			await desk.sql('select * from loop_outbox where issue = ?', [issue]),
			await desk.sql("select * from loop_events where type = 'message' and issue = ?", [issue]),
		]);
		for (const secret of [email, '赵六', '钥匙', '/loop/i/']) expect(rows).not.toContain(secret);
		expect(desk.log()).not.toContain(email);
	});

	it('tells nobody who wants to hear it from a person, or cannot be reached, and says why', async () => {
		const byPhone = await scene.record((await scene.customer({ preferred_channel: 'phone' })).id);
		const nowhere = await scene.record((await scene.customer({ email: null })).id);
		await scene.arrive();
		expect(await scene.told(byPhone)).toEqual(['received none skipped by_person']);
		expect(await scene.told(nowhere)).toEqual(['received none skipped no_address']);
	});

	it('counts a survey that could not be sent', async () => {
		const issue = await scene.record((await scene.customer({ email: null })).id);
		await scene.change(issue, { status: 'handling' });
		await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
		await scene.arrive();
		const rows = await desk.sql('select skipped from loop_responses where issue = ?', [issue]);
		expect(rows).toEqual([{ skipped: 'no_address' }]);
	});

	it('says nothing to a customer who said so on the page', async () => {
		const { id, email } = await scene.customer();
		const issue = await scene.record(id);
		await scene.change(issue, { status: 'handling' });
		await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
		await scene.arrive();
		const before = box.to(email).length;
		const { body } = await desk.api('POST', `/loop/issues/${issue}/survey`, {});
		const answer = { solved: 'yes', quality: 9, speed: 9, effect: 9, care: 9, overall: 9, nps: 8 };
		const path = new URL(String(body.data['url'])).pathname;
		expect((await desk.api('POST', path, answer, { token: null })).status).toBe(200);
		await scene.arrive();
		expect(box.to(email)).toHaveLength(before);
	});

	it('reminds whoever has not answered, and nobody else', async () => {
		const [silent, quick] = [await scene.customer(), await scene.customer()];
		const issues = [await scene.record(silent.id), await scene.record(quick.id)];
		for (const issue of issues) {
			await scene.change(issue, { status: 'handling' });
			await scene.change(issue, { status: 'feedback', resolution: '已重开发票' });
		}
		await scene.change(issues[1] ?? 0, { status: 'archived', rating: 5, confirmed_by: 'phone' });
		await scene.arrive();
		await scene.hurry();
		await scene.arrive((all) => all.every(({ state }) => ['sent', 'skipped', 'dead'].includes(state)));
		expect(box.to(silent.email).filter(({ subject }) => subject.includes('解决了吗'))).toHaveLength(1);
		expect(box.to(quick.email).filter(({ subject }) => subject.includes('解决了吗'))).toHaveLength(0);
		expect(await scene.told(issues[1] ?? 0)).toContain('reminder email skipped answered');
	});

	describe('progress (R18)', () => {
		it('is drafted from the facts, sent as edited, and counts once it has arrived', async () => {
			const { id, email } = await scene.customer({ language: 'en-US' });
			const issue = await scene.record(id);
			await scene.change(issue, { status: 'handling' });
			await scene.arrive();
			const draft = await desk.api('GET', `/loop/issues/${issue}/progress`);
			expect(draft.body.data).toMatchObject({ language: 'en-US', channels: ['email'], reason: null });
			expect(draft.body.data['text']).toMatch(/^Dana Li is working on it\.\nYou will hear from us again by /);

			await box.goDown();
			const sent = await desk.api('POST', `/loop/issues/${issue}/progress`, {
				text: 'The part is here.\r\n<i>Soon</i>',
			});
			expect(sent.status).toBe(200);
			await scene.arrive((all) => all.some(({ state }) => state === 'failed'));
			const contact = async () =>
				(await desk.api('GET', `/items/loop_contacts/${String(sent.body.data['contact'])}`)).body.data;
			expect(await contact()).toMatchObject({ kind: 'progress', direction: 'out', method: 'email', reached: false });

			await box.comeUp();
			await scene.hurry();
			await scene.arrive();
			expect(await contact()).toMatchObject({ reached: true });
			const mail = box.to(email).at(-1);
			expect(mail?.text).toContain('The part is here.\n<i>Soon</i>');
			expect(mail?.html).toContain('&lt;i&gt;Soon');
		});

		it('tells the customer once, however often the button is pressed', async () => {
			const { id, email } = await scene.customer();
			const issue = await scene.record(id);
			await scene.change(issue, { status: 'handling' });
			await scene.arrive();
			const before = box.to(email).length;
			const send = (text: string) => desk.api('POST', `/loop/issues/${issue}/progress`, { text });
			const pressed = await Promise.all([send('零件到了'), send('零件到了'), send('零件到了')]);
			const again = await send('零件到了');
			await scene.arrive();
			// On SQLite one of those at the same moment may be turned away; nobody who is answered is told of another.
			const taken = [...pressed, again].filter(({ status }) => status === 200);
			expect(new Set(taken.map(({ body }) => body.data['contact'])).size).toBe(1);
			expect(box.to(email)).toHaveLength(before + 1);
			await send('零件装好了');
			await scene.arrive();
			expect(box.to(email)).toHaveLength(before + 2);
		});

		it('is refused in words where nobody can be reached, and nothing is put on record', async () => {
			const issue = await scene.record((await scene.customer({ preferred_channel: 'visit' })).id);
			await scene.arrive();
			const before = await desk.dump();
			const answer = await desk.api('POST', `/loop/issues/${issue}/progress`, { text: 'Soon' });
			expect(answer.status).toBe(422);
			expect(answer.body.errors[0]?.message).toContain('wants to hear it from a person');
			expect(await desk.dump()).toEqual(before);
		});

		it.each([
			['nothing', {}],
			['an empty text', { text: '' }],
			['a text of blanks', { text: ' \n\u0000 ' }],
			['a text that is too long', { text: 'x'.repeat(4001) }],
			['a list', { text: ['a'] }],
			['an address', { text: 'a', to: 'evil@example.com' }],
		])('does not take %s', async (_what, body) => {
			const issue = await scene.record((await scene.customer()).id);
			await scene.arrive();
			expect((await desk.api('POST', `/loop/issues/${issue}/progress`, body)).status).toBe(400);
		});
	});

	describe('staff routes', () => {
		const routes = [
			['GET', '/loop/outbox'],
			['POST', '/loop/outbox/1/resend'],
			['POST', '/loop/messages/preview'],
			['GET', '/loop/issues/1/progress'],
			['POST', '/loop/issues/1/progress'],
		] as const;

		it.each(routes)('%s %s is closed to strangers', async (method, path) => {
			const { status, body } = await desk.api(method, path, method === 'POST' ? {} : undefined, { token: null });
			expect(status).toBe(401);
			expect(JSON.stringify(body)).not.toContain('customer');
		});

		it.each(['0', '-1', '1.5', '99999999999', 'x', "1'"])('know no message and no issue %s', async (id) => {
			const path = encodeURIComponent(id);
			expect((await desk.api('POST', `/loop/outbox/${path}/resend`)).status).toBe(403);
			expect((await desk.api('GET', `/loop/issues/${path}/progress`)).status).toBe(403);
		});

		it('answer bad questions clearly', async () => {
			expect((await desk.api('GET', '/loop/outbox?state=lost')).status).toBe(400);
			expect((await desk.api('GET', '/loop/outbox?before=x')).status).toBe(400);
			expect((await desk.api('POST', '/loop/messages/preview', { kind: 'x', issue: 1 })).status).toBe(400);
			expect((await desk.api('POST', '/loop/outbox/2147483647/resend')).status).toBe(403);
		});
	});

	describe('a wording', () => {
		const template = (values: object) => desk.api('POST', '/items/loop_playbooks', { title: 'Ours', ...values });

		it('is there for each kind in both languages', async () => {
			const { body } = await desk.api('GET', '/items/loop_playbooks?limit=-1');
			expect(body.data).toHaveLength(messageKindNames.length * languages.length);
		});

		it('with a mistake is refused when it is saved, with the placeholders that there are', async () => {
			const bad = await template({ kind: 'received', language: 'en-US', body: 'Hi {{ nmae }}' });
			expect(bad.status).toBe(400);
			expect(bad.body.errors[0]?.message).toMatch(/no placeholder "nmae".*name, customer/);
			const [row] = (await desk.api('GET', '/items/loop_playbooks?filter[kind][_eq]=received')).body.data;
			const path = `/items/loop_playbooks/${String(row?.['id'])}`;
			expect((await desk.api('PATCH', path, { body: '{% include "x" %}' })).status).toBe(400);
			expect((await desk.api('PATCH', path, { subject: '{{ survey_link }}' })).status).toBe(400);
			expect((await desk.api('PATCH', path, { kind: 'gossip' })).status).toBe(400);
			expect((await desk.api('PATCH', path, { language: 'fr' })).status).toBe(400);
		});

		it('of an admin’s own is used, cannot break out of its header, and can be seen beforehand', async () => {
			const subject = '{{ number }}\r\nBcc: evil@example.com {{ description }}';
			const made = await template({ kind: 'working', language: 'en-US', subject, body: 'Our words, {{ customer }}.' });
			expect(made.status).toBe(200);
			const { id, email } = await scene.customer({ language: 'en-US', name: 'A\r\nBcc: x@example.com' });
			const issue = await scene.record(id, { description: 'a\r\nBcc: y@example.com' });
			const preview = await desk.api('POST', '/loop/messages/preview', { kind: 'working', issue });
			expect(preview.body.data['body']).toBe('Our words, A Bcc: x@example.com.');
			const tried = { kind: 'working', issue, wording: { body: 'Tried: {{ number }}' } };
			expect((await desk.api('POST', '/loop/messages/preview', tried)).body.data['body']).toMatch(/^Tried: W/);
			await scene.change(issue, { status: 'handling' });
			await scene.arrive();
			const mail = box.to(email).at(-1);
			expect(mail?.text).toBe('Our words, A Bcc: x@example.com.');
			expect(mail?.subject).toMatch(/^W\S+ Bcc: evil@example\.com a Bcc: y@example\.com$/);
			expect(mail?.raw).not.toMatch(/^Bcc:/im);
			expect(mail?.to).toBe(email);
			await desk.api('DELETE', `/items/loop_playbooks/${String(made.body.data['id'])}`);
		});

		it('holds what a customer wrote into a survey as words: no header, no markup, no template of theirs', async () => {
			const subject = 'Re: {{ description }}';
			const made = await template({
				kind: 'received',
				language: 'en-US',
				subject,
				body: 'You said: {{ description }}',
			});
			expect(made.status).toBe(200);
			const { id: customer, email } = await scene.customer({ language: 'en-US' });
			const reason = '<b>x</b>{{ 6 | plus: 1 }}\u202E\r\nBcc: y@z.co';
			const { path } = await inviteTo(desk, 'satisfaction', customer);
			const answer = await desk.api('POST', path, { overall: 2, reason }, { token: null });
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			await vi.waitFor(() => expect(box.to(email)).toHaveLength(1), { timeout: 20_000 });
			const [mail] = box.to(email);
			expect(mail?.subject).toBe('Re: <b>x</b>{{ 6 | plus: 1 }} Bcc: y@z.co');
			expect(mail?.raw).not.toMatch(/^Bcc:/im);
			expect(mail?.text).toBe('You said: <b>x</b>{{ 6 | plus: 1 }} Bcc: y@z.co');
			expect(mail?.html).toContain('&lt;b&gt;x&lt;/b&gt;{{ 6 | plus: 1 }}');
			expect(mail?.html).not.toContain('<b>');
			await desk.api('DELETE', `/items/loop_playbooks/${String(made.body.data['id'])}`);
		});

		it('that is switched off is not sent, and the story says so', async () => {
			const all = (await desk.api('GET', '/items/loop_playbooks?filter[kind][_eq]=working')).body.data;
			const keys = all.map((row) => row['id']);
			await desk.api('PATCH', '/items/loop_playbooks', { keys, data: { active: false } });
			const issue = await scene.record((await scene.customer()).id);
			await scene.change(issue, { status: 'handling' });
			await scene.arrive();
			expect(await scene.told(issue)).toContain('working none skipped off');
			await desk.api('PATCH', '/items/loop_playbooks', { keys, data: { active: true } });
		});
	});
});
