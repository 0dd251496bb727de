import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { sealEvents } from '../../extensions/desk/integrity/seal.js';
import { preferring } from './harness/databases';
import { quiet } from './harness/quiet';
import { openDesk, type Desk } from './harness/desk';
import { openKnex } from './harness/knex';
import {
	followLink,
	handled,
	openPage,
	readContacts,
	readEvents,
	readRow,
	recordIssue,
	solved,
	step,
} from './follow-desk';
import { sendForm, sendJson } from './survey-desk';

/** Says what the form says that the customer sees. */
function seenIn(page: string): string {
	return /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

describe.each(preferring('sqlite', 'mysql'))('the customer’s page of an issue on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => void (desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } })));
	afterAll(() => desk.stop());

	it('makes a link of 256 bits for staff, keeps no token in clear, and lets every link stay good', async () => {
		const issue = await recordIssue(desk);
		const links = [await followLink(desk, issue), await followLink(desk, issue)];
		expect(new Set(links).size).toBe(2);
		const stored = JSON.stringify(await desk.dump());
		for (const link of links) {
			expect(link).toMatch(/^\/loop\/i\/[\w-]{43}$/);
			expect(stored).not.toContain(link.slice('/loop/i/'.length));
			expect((await openPage(desk, link)).status).toBe(200);
		}
		const made = await desk.api('POST', `/loop/issues/${issue}/link`, {});
		const days = (Date.parse(String(made.body.data['expires_at'])) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(179.9);
		expect(days).toBeLessThan(180.1);
	});

	it('gives the link to staff who write, and to nobody else', async () => {
		const issue = await recordIssue(desk);
		const viewer = await desk.createUser('viewer');
		const path = `/loop/issues/${issue}/link`;
		expect((await desk.api('POST', path, {}, { token: null })).status).toBe(401);
		expect((await desk.api('POST', path, {}, { token: viewer.token })).status).toBe(403);
		for (const id of ['0', '-1', '1.5', 'abc', '99999999', '99999999999999', "1' or 1=1"]) {
			const answer = await desk.api('POST', `/loop/issues/${encodeURIComponent(id)}/link`, {});
			expect(answer.status, id).toBe(403);
		}
	});

	it('changes nothing when it is opened, whatever the address carries (D7)', async () => {
		const path = await followLink(desk, await recordIssue(desk));
		const before = await quiet(desk);
		for (const query of ['', '?lang=en-US', '?action=confirm&rating=5', '?done=confirmed', '?words=a&action=message']) {
			expect((await openPage(desk, path + query)).status).toBe(200);
		}
		expect((await desk.api('HEAD', path, undefined, { token: null })).status).toBe(200);
		expect(await desk.dump()).toEqual(before);
	});

	it('says first where it stands and by when something happens', async () => {
		const issue = await recordIssue(desk);
		const path = await followLink(desk, issue);
		const title = async () =>
			/<h1>([^<]+)<\/h1>\s*<p class="lead said">(.+?)<\/p>/s.exec((await openPage(desk, `${path}?lang=en-US`)).body);
		expect((await title())?.[1]).toBe('We have your issue');
		await step(desk, issue, handled);
		expect((await title())?.[2]).toMatch(/^By <time[^>]+>\d\d:\d\d (today|tomorrow)<\/time>/);
		const promised = new Date(Date.now() + 3_600_000);
		await step(desk, issue, { promised_at: promised.toISOString() });
		expect((await title())?.[2]).toContain(
			`<time datetime="${new Date(Math.floor(promised.getTime() / 1000) * 1000).toISOString().slice(0, 19)}`,
		);
		await step(desk, issue, { waiting: 'customer' });
		expect((await title())?.[1]).toBe('We need a word from you');
		await step(desk, issue, { waiting: null }, solved);
		expect((await title())?.[1]).toBe('We believe it is solved');
	});

	it('shows what is the customer’s, and nothing internal', async () => {
		const agent = await desk.createUser('agent');
		await desk.api('PATCH', `/users/${agent.id}`, { first_name: 'Dana', last_name: 'Li', title: 'secret-title' });
		const issue = await recordIssue(
			desk,
			{ urgency: 'critical', owner: agent.id, root_cause: 'secret-cause', prevention: 'secret-prevention' },
			{ tier: 'churn_risk', phone: '138 0013 8000', email: 'secret@example.com', core_need: 'secret-need' },
		);
		const customer = String((await readRow(desk, issue))['customer']);
		for (const contact of [
			{ direction: 'out', kind: 'progress', method: 'phone', summary: 'secret-call' },
			{ direction: 'in', kind: 'other', method: 'web', summary: 'secret-note-of-staff', by: agent.id },
			{ direction: 'in', kind: 'other', method: 'web', summary: 'secret-typed-by-staff' },
			{ direction: 'out', kind: 'care', method: 'wechat', summary: 'secret-care', follow_up: 'secret-follow-up' },
		]) {
			expect((await desk.api('POST', '/items/loop_contacts', { customer, issue, ...contact })).status).toBe(200);
		}
		await step(desk, issue, handled, solved);
		const path = await followLink(desk, issue);
		const page = await openPage(desk, `${path}?lang=en-US`);
		const json = await desk.api('GET', path, undefined, { token: null, headers: { accept: 'application/json' } });
		for (const shown of [page.body.slice(page.body.indexOf('<body>')), JSON.stringify(json.body)]) {
			expect(shown).not.toMatch(/secret|critical|churn|13800138000|8000|@|after_sales|finance|B公司/);
			expect(shown).toContain(String((await readRow(desk, issue))['number']));
		}
		expect(page.body).toContain('发票金额 &lt;b&gt;开错&lt;/b&gt;了');
	});

	it('says how it was solved while it counts as solved, in the words of whoever solved it', async () => {
		const issue = await recordIssue(desk);
		const path = await followLink(desk, issue);
		const read = async () => {
			const { body } = await openPage(desk, `${path}?lang=en-US`);
			const json = await desk.api('GET', path, undefined, { token: null, headers: { accept: 'application/json' } });
			return {
				shown: /<bdi>(A new one[^]*?)<\/bdi>/.exec(body)?.[1] ?? null,
				told: json.body.data['resolution'],
				body,
			};
		};
		const resolution = 'A new one is <b>on its way</b>\nand the old one is void';
		await step(desk, issue, handled, { resolution });
		expect(await read()).toMatchObject({ shown: null, told: null });
		await step(desk, issue, { status: 'feedback' });
		const solution = { shown: 'A new one is &lt;b&gt;on its way&lt;/b&gt;\nand the old one is void', told: resolution };
		const { body, ...first } = await read();
		expect(first).toEqual(solution);
		expect(body.indexOf('A new one')).toBeLessThan(body.indexOf('Is it solved?'));
		const survey = await desk.api('POST', `/loop/issues/${issue}/survey`, {});
		const asked = new URL(String(survey.body.data['url'])).pathname;
		expect((await openPage(desk, asked)).body).toContain(solution.shown);
		const json = await desk.api('GET', asked, undefined, { token: null, headers: { accept: 'application/json' } });
		expect(json.body.data['issue']).toMatchObject({ resolution });
		await step(desk, issue, { status: 'handling', customer_words: 'no' });
		expect(await read()).toMatchObject({ shown: null, told: null });
		await step(desk, issue, { status: 'feedback' }, { status: 'archived', rating: 4, confirmed_by: 'phone' });
		expect(await read()).toMatchObject(solution);
	});

	it('shows the seal that staff see, and since when, and none before there is one', async () => {
		const issue = await recordIssue(desk);
		const path = await followLink(desk, issue);
		const shown = async () => {
			const { body } = await openPage(desk, `${path}?lang=en-US`);
			return /sealed on <time datetime="([^"]+)">[^<]+<\/time>: <code>([^<]+)/.exec(body)?.slice(1) ?? null;
		};
		const told = async () =>
			(await desk.api('GET', path, undefined, { token: null, headers: { accept: 'application/json' } })).body.data[
				'sealed'
			];
		await quiet(desk);
		expect(await shown()).toBeNull();
		expect(await told()).toBeNull();
		const knex = await openKnex(desk);
		try {
			await sealEvents(knex, await databaseNow(knex));
			const staff = (await desk.api('GET', `/loop/issues/${issue}/seal`)).body.data;
			expect(staff['seal']).toMatch(/^[0-9a-f]{4}-/);
			expect(await shown()).toEqual([staff['sealed_at'], staff['seal']]);
			expect(await told()).toEqual({ seal: staff['seal'], at: staff['sealed_at'] });
		} finally {
			await knex.destroy();
		}
	});

	it('tells again what the desk has sent about the progress, and only once it has gone out', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled);
		const { customer } = await readRow(desk, issue);
		const contact = { customer, issue, direction: 'out', kind: 'progress', method: 'email', summary: '零件<周五>到' };
		const made = await desk.api('POST', '/items/loop_contacts', contact);
		const put = (state: string, channel: string) =>
			desk.sql(
				'insert into loop_outbox (key, issue, customer, contact, kind, channel, language, state, attempts, next_at, created_at)'.replace(
					'key',
					database === 'mysql' ? '`key`' : '"key"',
				) + ' values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)',
				[`${issue} ${channel}`, issue, customer, made.body.data['id'], 'progress', channel, 'zh-CN', state],
			);
		const path = await followLink(desk, issue);
		await put('dead', 'sms');
		expect((await openPage(desk, path)).body).not.toContain('周五');
		await put('sent', 'email');
		await put('sent', 'webhook');
		expect((await openPage(desk, path)).body.match(/零件&lt;周五&gt;到/g)).toHaveLength(1);
	});

	it('puts a message on record as the customer’s own, once, and ends the wait for them only', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, { waiting: 'customer' });
		const path = await followLink(desk, issue);
		const words = '发票抬头是 B公司\u202E <script>alert(1)</script> {{7*7}}';
		for (let round = 0; round < 2; round += 1) {
			const sent = await sendForm(desk, path, { action: 'message', words });
			expect(sent.status).toBe(303);
			expect(sent.headers.get('location')).toMatch(/done=sent/);
		}
		const contacts = await readContacts(desk, issue);
		expect(contacts).toHaveLength(1);
		expect(contacts[0]).toMatchObject({
			direction: 'in',
			method: 'web',
			kind: 'other',
			reached: true,
			by: null,
			summary: '发票抬头是 B公司 <script>alert(1)</script> {{7*7}}',
		});
		expect((await readRow(desk, issue))['waiting']).toBeNull();
		const ended = (await readEvents(desk, issue)).filter(({ type }) => type === 'waiting').at(-1);
		expect(ended).toMatchObject({ from: 'customer', actor: null, data: { via: 'customer' } });
		const page = await openPage(desk, path);
		expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}');
		expect(page.body).not.toContain('<script');
		await step(desk, issue, { waiting: 'third_party' });
		await sendForm(desk, path, { action: 'message', words: '还有一件事' });
		expect(await readRow(desk, issue)).toMatchObject({ waiting: 'third_party', status: 'handling' });
	});

	it('takes a message about an issue that was waited for when it was solved and archived', async () => {
		const issue = await recordIssue(desk);
		const path = await followLink(desk, issue);
		await step(desk, issue, handled, { waiting: 'customer' }, solved);
		expect(await readRow(desk, issue)).toMatchObject({ status: 'feedback', waiting: null });
		await step(desk, issue, { status: 'archived', rating: 4, confirmed_by: 'phone' });
		const sent = await sendForm(desk, path, { action: 'message', words: '谢谢，还有一个问题' });
		expect(sent.headers.get('location')).toMatch(/done=sent/);
		expect((await readContacts(desk, issue)).at(-1)).toMatchObject({ direction: 'in', summary: '谢谢，还有一个问题' });
		expect(await readRow(desk, issue)).toMatchObject({ status: 'archived', rating: 4 });
	});

	it('archives with the rating and the words, confirmed by the portal, and only once', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved);
		const path = await followLink(desk, issue);
		const answer = { action: 'confirm', rating: '5', words: '很快', seen: seenIn((await openPage(desk, path)).body) };
		const sent = [await sendForm(desk, path, answer), await sendForm(desk, path, answer)];
		expect(sent.map(({ status }) => status)).toEqual([303, 303]);
		expect(sent.map(({ headers }) => /done=confirmed/.test(headers.get('location') ?? ''))).toEqual([true, true]);
		expect(await readRow(desk, issue)).toMatchObject({
			status: 'archived',
			rating: 5,
			confirmed_by: 'portal',
			customer_words: '很快',
			next_due: null,
		});
		const steps = (await readEvents(desk, issue)).filter(({ type }) => type === 'step');
		expect(steps.map(({ to }) => to)).toEqual(['recorded', 'handling', 'feedback', 'archived']);
		expect(steps.at(-1)).toMatchObject({ actor: null, data: { via: 'customer', rating: 5, confirmed_by: 'portal' } });
		expect(await readContacts(desk, issue)).toHaveLength(1);
	});

	it('takes “not solved” with words back to handling, counts it, and starts the progress clock', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved);
		const path = await followLink(desk, issue);
		const answer = { action: 'not_solved', words: '还是打不开', seen: seenIn((await openPage(desk, path)).body) };
		for (let round = 0; round < 2; round += 1) expect((await sendForm(desk, path, answer)).status).toBe(303);
		const row = await readRow(desk, issue);
		expect(row).toMatchObject({ status: 'handling', customer_words: '还是打不开', returned: 1, rating: null });
		expect(Date.parse(String(row['progress_due']))).toBeGreaterThan(Date.now());
		// The same page once more, after a new solution: an answer to the round before is kept as a message.
		await step(desk, issue, { status: 'feedback', resolution: '又修了一次' });
		const stale = await sendForm(desk, path, answer);
		expect(stale.headers.get('location')).toMatch(/done=(kept|returned)/);
		expect(await readRow(desk, issue)).toMatchObject({ status: 'feedback', returned: 1 });
	});

	it('opens an archived issue again with a reason, within the days that settings allow', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved, { status: 'archived', rating: 4, confirmed_by: 'phone' });
		const path = await followLink(desk, issue);
		await desk.api('PATCH', '/items/loop_settings', { reopen_days: 0 });
		expect((await openPage(desk, path)).body).not.toContain('value="reopen"');
		const late = await sendForm(desk, path, { action: 'reopen', words: '又坏了' });
		expect(late.headers.get('location')).toMatch(/done=too_late/);
		expect(await sendJson(desk, path, { action: 'reopen', words: '又坏了' })).toMatchObject({
			status: 409,
			body: { errors: [{ extensions: { code: 'LOOP_FROZEN' } }] },
		});
		await desk.api('PATCH', '/items/loop_settings', { reopen_days: 30 });
		for (let round = 0; round < 2; round += 1) {
			expect((await sendForm(desk, path, { action: 'reopen', words: '又坏了' })).headers.get('location')).toMatch(
				/done=reopened/,
			);
		}
		expect(await readRow(desk, issue)).toMatchObject({
			status: 'handling',
			reopen_reason: '又坏了',
			reopened: 1,
			rating: null,
			confirmed_by: null,
		});
	});

	it('loses no words where the step is no longer possible', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved);
		const path = await followLink(desk, issue);
		await step(desk, issue, { status: 'handling', customer_words: '客户来电：没好' });
		const sent = await sendJson(desk, path, { action: 'confirm', rating: 5, words: '其实好了' });
		expect(sent).toMatchObject({ status: 200, body: { data: { done: 'kept', status: 'handling' } } });
		expect((await readContacts(desk, issue)).at(-1)).toMatchObject({ direction: 'in', summary: '其实好了' });
		expect(await sendJson(desk, path, { action: 'confirm', rating: 5 })).toMatchObject({
			status: 409,
			body: { errors: [{ extensions: { code: 'LOOP_CONFLICT' } }] },
		});
	});

	it('takes one of many that come at once', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved);
		const path = await followLink(desk, issue);
		const seen = await Promise.all(
			Array.from({ length: 8 }, () => sendJson(desk, path, { action: 'confirm', rating: 4, words: '好' })),
		);
		expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200]));
		expect((await readEvents(desk, issue)).filter(({ to }) => to === 'archived')).toHaveLength(1);
		expect(await readContacts(desk, issue)).toHaveLength(1);
	});
});
