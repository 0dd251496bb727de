import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openReceiver, type Receiver } from './harness/receiver';
import { openMessageScene, type MessageScene } from './message/scene';

const secret = 'a secret of the webhook that is long';

describe.each(preferring('sqlite'))('the webhook on %s', (database) => {
	let desk: Desk;
	let hook: Receiver;
	let scene: MessageScene;

	const set = (values: object) => desk.api('PATCH', '/items/loop_settings', values);

	beforeAll(async () => {
		hook = await openReceiver(secret);
		desk = await openDesk({ database, env: { PUBLIC_URL: 'https://desk.example.com' } });
		scene = await openMessageScene(desk);
		const saved = await set({
			webhook_url: hook.url,
			webhook_secret: secret,
			webhook_private: true,
			message_email: false,
		});
		expect(saved.status).toBe(200);
	});
	afterAll(async () => {
		await desk.stop();
		await hook.close();
	});
	afterEach(() => {
		hook.answerWith(200);
		hook.hangUp(false);
	});

	const phone = '138 0013 8000';
	const recordFor = async (values: object) => {
		const { id } = await scene.customer({ phone, ...values });
		return scene.record(id);
	};
	const of = (issue: { number: string }) => hook.taken.filter(({ body }) => body['issue'] === issue.number);
	const read = async (issue: number) => {
		const rows = await desk.sql('select * from loop_issues where id = ?', [issue]);
		return { number: String(rows[0]?.['number']) };
	};

	it('gets a message once, signed over time and body, with all that it needs to send it on', async () => {
		const issue = await recordFor({ preferred_channel: 'sms', language: 'en-US' });
		await scene.arrive();
		const taken = of(await read(issue));
		expect(taken).toHaveLength(1);
		const [{ headers, body, signed } = {} as (typeof taken)[number]] = taken;
		expect(signed).toBe(true);
		expect(Math.abs(Date.now() / 1000 - Number(headers['loop-timestamp']))).toBeLessThan(60);
		expect(headers['idempotency-key']).toBe(body['id']);
		expect(body).toMatchObject({ kind: 'received', channel: 'sms', language: 'en-US', to: '+8613800138000' });
		expect(body['text']).toMatch(/^We have received your issue W\S+\. You will have an answer by /);
		expect(await scene.told(issue)).toEqual(['received sms sent']);
	});

	it('gets WeChat messages, and what is important by SMS as well', async () => {
		const issue = await recordFor({ preferred_channel: 'wechat' });
		await scene.change(issue, { status: 'handling' });
		await scene.arrive();
		const said = of(await read(issue)).map(({ body }) => `${body['kind']} ${body['channel']}`);
		expect(said.sort()).toEqual(['received sms', 'received wechat', 'working wechat']);
	});

	it('gets the SMS of whoever wants to be called', async () => {
		const issue = await recordFor({ preferred_channel: 'phone' });
		await scene.arrive();
		await scene.change(issue, { status: 'handling' });
		await scene.arrive();
		expect(await scene.told(issue)).toEqual(['received sms sent', 'working none skipped by_person']);
	});

	it.each([
		['is down for a moment', 503],
		['asks for patience', 429],
		['sends us elsewhere', 302],
		['does not know us', 401],
	])('that %s gets the same message again, under the same name', async (_what, status) => {
		hook.answerWith(status);
		const issue = await recordFor({ preferred_channel: 'sms' });
		await scene.arrive((all) => all.some(({ state }) => state === 'failed'));
		expect((await scene.letters(issue))[0]).toMatchObject({ state: 'failed', last_error: `HTTP ${status}` });
		hook.answerWith(200);
		await scene.hurry();
		await scene.arrive();
		const taken = of(await read(issue));
		expect(taken).toHaveLength(1);
		expect(taken[0]?.path).toBe('/send');
	});

	it('that hangs up gets it again', async () => {
		hook.hangUp(true);
		const issue = await recordFor({ preferred_channel: 'sms' });
		await scene.arrive((all) => all.some(({ state }) => state === 'failed'));
		hook.hangUp(false);
		await scene.hurry();
		await scene.arrive();
		expect(of(await read(issue))).toHaveLength(1);
	});

	it('that refuses a message for good is not asked again: a person sees it', async () => {
		hook.answerWith(422);
		const issue = await recordFor({ preferred_channel: 'sms' });
		await scene.arrive();
		expect((await scene.letters(issue))[0]).toMatchObject({ state: 'dead', last_error: 'HTTP 422', attempts: 1 });
	});

	it('has a secret that nobody reads back, and that a mask sent back does not change', async () => {
		const before = (await desk.sql('select * from loop_settings'))[0] ?? {};
		expect(JSON.stringify(before)).not.toContain(secret);
		for (const path of ['/items/loop_settings', '/items/loop_settings?fields=*,webhook_secret_sealed']) {
			const { body } = await desk.api('GET', path);
			expect(JSON.stringify(body)).not.toContain(secret);
			expect(JSON.stringify(body)).not.toContain(String(before['webhook_secret_sealed']));
		}
		const again = { webhook_secret: '********', webhook_secret_sealed: 'v1.x' };
		expect((await set(again)).status).toBe(200);
		const after = (await desk.sql('select * from loop_settings'))[0] ?? {};
		expect(after['webhook_secret_sealed']).toBe(before['webhook_secret_sealed']);
	});

	it.each([
		['no address', { webhook_url: 'sms' }],
		['another scheme', { webhook_url: 'ftp://sms.example.com' }],
		['a user name', { webhook_url: 'https://me:pw@sms.example.com/' }],
		['http without leave', { webhook_url: 'http://sms.example.com/', webhook_private: false }],
		['a loopback address without leave', { webhook_url: 'https://127.0.0.1/', webhook_private: false }],
		['where clouds keep secrets', { webhook_url: 'http://169.254.169.254/latest/', webhook_private: true }],
		['a list', { webhook_url: ['https://sms.example.com'] }],
		['a short secret', { webhook_secret: 'short' }],
		['no secret', { webhook_secret: null }],
		['leave taken back', { webhook_private: false }],
	])('is not set up with %s', async (_what, values) => {
		const before = await desk.sql('select * from loop_settings');
		const answer = await set(values);
		expect([answer.status, answer.body.errors[0]?.extensions.code]).toEqual([400, 'INVALID_PAYLOAD']);
		expect(await desk.sql('select * from loop_settings')).toEqual(before);
	});

	it('behind a name that leads into our own network is not called without leave', async () => {
		const port = new URL(hook.url).port;
		expect((await set({ webhook_url: `https://localhost:${port}/`, webhook_private: false })).status).toBe(200);
		const before = hook.taken.length;
		const issue = await recordFor({ preferred_channel: 'sms' });
		await scene.arrive();
		expect((await scene.letters(issue))[0]).toMatchObject({ state: 'dead', last_error: 'private address' });
		expect(hook.taken).toHaveLength(before);
	});
});
