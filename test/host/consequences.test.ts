import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';
import { invite, inviteAgain, raisedBy, readCustomer, settle, tellByPhone, type Row } from './consequences-desk';
import { askLink, readIssue, readResponses, sendJson, solveIssue, until } from './survey-desk';

describe.each(preferring('postgres', 'mysql'))('what follows from an answer on %s (R28)', (database) => {
	let desk: Desk;
	let caller: User;
	let owner: string;
	beforeAll(async () => {
		desk = await openDesk({
			database,
			env: { EMAIL_TRANSPORT: 'smtp', EMAIL_SMTP_HOST: '127.0.0.1', EMAIL_SMTP_PORT: '9' },
		});
		caller = await desk.createUser('Agent');
		owner = String((await desk.api('GET', '/users/me?fields=id')).body.data.id);
		await desk.api('PATCH', '/items/loop_categories/service', { default_owner: owner });
		await desk.api('PATCH', '/items/loop_categories/other', { default_owner: owner });
	});
	afterAll(() => desk.stop());

	const eventsOf = async (where: string, value: unknown): Promise<Row[]> =>
		(await desk.sql(`select * from loop_events where ${where} = ? order by id`, [value])).map((row) => ({
			...row,
			data: typeof row['data'] === 'string' ? (JSON.parse(row['data']) as unknown) : row['data'],
		}));

	it.each([
		[2, 1],
		[3, 1],
		[4, 0],
	])('a rating of %s with the archiving opens %s issue, as the same score in a survey would', async (rating, count) => {
		const { id: issue, customer } = await solveIssue(desk, { language: 'en-US' });
		const archive = { status: 'archived', rating, confirmed_by: 'phone' };
		expect((await desk.api('PATCH', `/items/loop_issues/${issue}`, archive)).status).toBe(200);
		await settle(desk);
		const { body } = await desk.api('GET', `/items/loop_issues?filter[customer]=${customer}&filter[id][_neq]=${issue}`);
		const raised = body.data as unknown as Row[];
		expect(raised).toHaveLength(count);
		for (const each of raised) {
			expect(each).toMatchObject({ status: 'recorded', source: 'survey', owner, response: null });
			expect(each['commit_due']).not.toBeNull();
		}
		const signals = (await readCustomer(desk, customer)).risk_signals ?? [];
		expect(signals.map(({ signal, figure }) => [signal, figure])).toEqual(count ? [['low_score', rating * 2]] : []);
	});

	it('what the customer sends back is a signal of risk, by whichever way they said so', async () => {
		const { id: issue, customer } = await solveIssue(desk, { language: 'en-US' });
		const back = { status: 'handling', customer_words: 'It still jams.' };
		expect((await desk.api('PATCH', `/items/loop_issues/${issue}`, back)).status).toBe(200);
		await settle(desk);
		const signals = (await readCustomer(desk, customer)).risk_signals ?? [];
		expect(signals.map(({ signal }) => signal)).toEqual(['not_solved']);
	});

	it('a low score opens an issue with its deadlines, and is a signal of risk', async () => {
		const issue = await solveIssue(desk, { language: 'en-US' });
		const answer = { overall: 3, speed: 2, care: 5, nps: 4, reason: 'Nobody called me back' };
		expect((await sendJson(desk, await askLink(desk, issue), answer)).status).toBe(200);
		const [raised, ...more] = await until(
			() => raisedBy(desk, issue.customer),
			(rows) => rows.length > 0,
		);
		await settle(desk);
		expect(more).toEqual([]);
		const [response] = await readResponses(desk, issue);
		expect(raised).toMatchObject({
			status: 'recorded',
			source: 'survey',
			category: 'service',
			department: 'after_sales',
			urgency: 'urgent',
			description: 'Nobody called me back',
			owner,
			response: response?.['id'],
			recorded_by: null,
		});
		expect(raised?.['number']).toMatch(/^W\d{8}-\d{3}$/);
		for (const due of ['first_response_due', 'commit_due', 'next_due_at']) expect(raised?.[due], due).not.toBeNull();
		const customer = await readCustomer(desk, issue.customer);
		expect(customer).toMatchObject({ satisfaction: 30, risk: 40, tier: 'churn_risk' });
		expect(customer['tier_reason']).toMatch(/满意度 30，低于 60/);
		expect(
			customer.risk_signals?.map(({ signal, weight, figure, response: of }) => [signal, weight, figure, of]),
		).toEqual([
			['low_score', 25, 3, response?.['id']],
			['detractor', 15, 4, response?.['id']],
		]);
		const story = await eventsOf('customer', issue.customer);
		expect(story.find(({ type }) => type === 'answer')).toMatchObject({
			subject: 'issue',
			actor: null,
			data: { response: response?.['id'], channel: 'web' },
		});
		expect(story.find(({ type }) => type === 'tier')).toMatchObject({
			subject: 'customer',
			from: null,
			to: 'churn_risk',
		});
		expect(await eventsOf('issue', raised?.['id'])).toMatchObject([
			{ type: 'step', to: 'recorded', data: { via: 'survey' } },
			{ type: 'message', to: 'received' },
		]);
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'archived', rating: 2 });
	});

	it('“not solved” goes to the issue itself, with the words, and opens no second one', async () => {
		const issue = await solveIssue(desk);
		await sendJson(desk, await askLink(desk, issue), { overall: 2, solved: false, reason: '还是打不开，我要投诉' });
		await settle(desk);
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'handling', returned: 1 });
		expect(await raisedBy(desk, issue.customer)).toEqual([]);
		const contacts = await desk.api('GET', `/items/loop_contacts?filter[issue][_eq]=${issue.id}`);
		expect(contacts.body.data).toMatchObject([
			{ direction: 'in', method: 'web', summary: '还是打不开，我要投诉', customer: issue.customer },
		]);
		const customer = await readCustomer(desk, issue.customer);
		expect(customer).toMatchObject({ risk: 80, tier: 'churn_risk' });
		expect(customer['tier_reason']).toContain('“投诉”');
	});

	it('an answer about an issue that had been archived brings it back', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		await desk.api('PATCH', `/items/loop_issues/${issue.id}`, { status: 'archived', rating: 5, confirmed_by: 'phone' });
		await sendJson(desk, path, { overall: 4, solved: false, suggestion: '又坏了' });
		await settle(desk);
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'handling', reopened: 1, reopen_reason: '又坏了' });
		expect(await raisedBy(desk, issue.customer)).toEqual([]);
		const story = await eventsOf('issue', issue.id);
		expect(story.filter(({ type }) => type === 'step').at(-1)).toMatchObject({
			from: 'archived',
			data: { via: 'system' },
		});
		expect(story.filter(({ type }) => type === 'message').at(-1)).toMatchObject({ to: 'reopened' });
	});

	it('a second answer of the same cause is added to the issue that runs', async () => {
		const { response, customer } = await invite(desk);
		expect((await tellByPhone(desk, caller, response, { overall: 5, suggestion: '太慢' })).status).toBe(200);
		await settle(desk);
		const again = await inviteAgain(desk, customer);
		expect((await tellByPhone(desk, caller, again.response, { overall: 1, suggestion: '更慢了' })).status).toBe(200);
		await settle(desk);
		const raised = await raisedBy(desk, customer);
		expect(raised).toMatchObject([{ category: 'other', description: '太慢', urgency: 'normal', response }]);
		const contacts = await desk.api('GET', `/items/loop_contacts?filter[issue][_eq]=${String(raised[0]?.['id'])}`);
		expect(contacts.body.data).toMatchObject([{ direction: 'in', method: 'phone', summary: '更慢了' }]);
		const customerRow = await readCustomer(desk, customer);
		expect(customerRow.risk_signals?.map(({ response: of }) => of)).toEqual([again.response, response]);
	});

	it('answered at once by the link and by phone: one answer, one issue, and who put it in', async () => {
		for (let round = 0; round < 4; round += 1) {
			const issue = await solveIssue(desk);
			const path = await askLink(desk, issue);
			const [slot] = await until(
				() => readResponses(desk, issue),
				(rows) => rows.length > 0,
			);
			const id = Number(slot?.['id']);
			const answers = await Promise.all([
				sendJson(desk, path, { overall: 2, reason: 'web' }),
				tellByPhone(desk, caller, id, { overall: 3, reason: 'phone' }),
				tellByPhone(desk, caller, id, { overall: 3, reason: 'phone' }),
				sendJson(desk, path, { overall: 2, reason: 'web' }),
			]);
			const codes = answers.map(({ status }) => status);
			expect([
				[200, 410, 410, 200],
				[410, 200, 200, 410],
			]).toContainEqual(codes);
			await settle(desk);
			const byPhone = codes[1] === 200;
			const [stored] = await readResponses(desk, issue);
			expect(stored).toMatchObject({
				channel: byPhone ? 'phone' : 'web',
				reason: byPhone ? 'phone' : 'web',
				answered_by: byPhone ? caller.id : null,
			});
			expect(await raisedBy(desk, issue.customer)).toHaveLength(1);
			const told = (await eventsOf('issue', issue.id)).filter(({ type }) => type === 'answer');
			expect(told).toMatchObject([{ actor: byPhone ? caller.id : null, data: { response: id } }]);
			expect(await readIssue(desk, issue)).toMatchObject({ confirmed_by: byPhone ? 'phone' : 'survey' });
		}
	});

	it('a tier that a person has pinned stays, and a good answer moves nobody', async () => {
		const pinned = await invite(desk, { tier: 'high_value', tier_pinned_until: '2999-01-01' });
		await tellByPhone(desk, caller, pinned.response, { overall: 1, reason: '我要退款' });
		const content = await invite(desk, { tier: 'potential' });
		await tellByPhone(desk, caller, content.response, { overall: 10, nps: 7, reason: '没有投诉' });
		await settle(desk);
		expect(await readCustomer(desk, pinned.customer)).toMatchObject({ tier: 'high_value', risk: 60 });
		expect(await readCustomer(desk, content.customer)).toMatchObject({ tier: 'potential', risk: null });
		expect(await raisedBy(desk, content.customer)).toEqual([]);
		expect(await raisedBy(desk, pinned.customer)).toMatchObject([{ urgency: 'critical' }]);
	});

	it('a promoter is thanked, or invited to recommend us where that is switched on', async () => {
		const kinds = async (customer: string) =>
			(await desk.sql('select kind from loop_outbox where customer = ? order by id', [customer])).map(
				({ kind }) => kind,
			);
		const first = await invite(desk, { email: 'first@customer.example', language: 'en-US' });
		await tellByPhone(desk, caller, first.response, { overall: 9, nps: 10 });
		await settle(desk);
		expect(await kinds(first.customer)).toEqual(['thanks']);
		await desk.api('PATCH', '/items/loop_settings', { referral: true });
		const second = await invite(desk, { email: 'second@customer.example' });
		await tellByPhone(desk, caller, second.response, { overall: 9, nps: 9 });
		await settle(desk);
		expect(await kinds(second.customer)).toEqual(['referral']);
		await desk.api('PATCH', '/items/loop_settings', { referral: false });
	});

	it('what counts is what the settings say', async () => {
		await desk.api('PATCH', '/items/loop_settings', {
			low_score: 2,
			objection_words: ['糟糕'],
			answer_moves_tier: false,
		});
		const fine = await invite(desk);
		await tellByPhone(desk, caller, fine.response, { overall: 3, reason: '我要投诉' });
		const bad = await invite(desk);
		await tellByPhone(desk, caller, bad.response, { overall: 8, reason: '真糟糕' });
		await settle(desk);
		await desk.api('PATCH', '/items/loop_settings', {
			low_score: null,
			objection_words: null,
			answer_moves_tier: true,
		});
		expect(await raisedBy(desk, fine.customer)).toEqual([]);
		expect(await raisedBy(desk, bad.customer)).toHaveLength(1);
		expect(await readCustomer(desk, bad.customer)).toMatchObject({ tier: null, risk: 35 });
	});

	it('an answer says for ever what it said, past the hooks too; only words can be taken out', async () => {
		const { response, customer } = await invite(desk);
		await tellByPhone(desk, caller, response, { overall: 2, nps: 3, reason: '王先生说不好', contact: '13800138000' });
		await settle(desk);
		for (const patch of [
			{ overall: 9 },
			{ nps: null },
			{ answered_at: null },
			{ channel: 'web' },
			{ customer: (await invite(desk)).customer },
			{ skipped: 'opted_out' },
			{ solved: true },
			{ reason: '很好' },
		]) {
			const refused = await desk.api('PATCH', `/items/loop_responses/${response}`, patch);
			expect(refused, JSON.stringify(patch)).toMatchObject({
				status: 403,
				body: { errors: [{ extensions: { code: 'LOOP_KEEP' } }] },
			});
		}
		await expect(desk.sql('update loop_responses set overall = 9 where id = ?', [response])).rejects.toThrow(
			'LOOP_KEEP',
		);
		await expect(desk.sql('delete from loop_responses where id = ?', [response])).rejects.toThrow('LOOP_KEEP');
		expect((await desk.api('DELETE', `/items/loop_responses/${response}`)).status).toBe(403);
		const erased = { reason: null, contact: null };
		expect((await desk.api('PATCH', `/items/loop_responses/${response}`, erased)).status).toBe(200);
		const { body } = await desk.api('GET', `/items/loop_responses/${response}`);
		expect(body.data).toMatchObject({ overall: 2, nps: 3, reason: null, contact: null });
		expect(await raisedBy(desk, customer)).toHaveLength(1);
	});

	it('an answer that was put in past the desk has its consequence as well', async () => {
		const { response, customer } = await invite(desk);
		const at = database === 'sqlite' ? Date.now() : new Date().toISOString().slice(0, 19).replace('T', ' ');
		await desk.sql('update loop_responses set overall = 1, answered_at = ? where id = ?', [at, response]);
		await tellByPhone(desk, caller, (await invite(desk)).response, { overall: 8 });
		await settle(desk);
		expect(await raisedBy(desk, customer)).toHaveLength(1);
	});

	it('what a spreadsheet tells lies in the past: it is logged, and nothing follows', async () => {
		const number = 'C777';
		const who = await desk.api('POST', '/items/loop_customers', { name: 'D公司', number });
		const customer = String(who.body.data.id);
		const csv = (score: number) => `客户编号,整体满意度,推荐/不推荐原因\n${number},${score},我要投诉\n`;
		const send = (score: number) =>
			desk.api('POST', '/loop/import?table=answers', csv(score), { headers: { 'content-type': 'text/csv' } });
		expect((await send(2)).body.data).toMatchObject({ taken: 1 });
		expect((await send(3)).body.data).toMatchObject({ changed: 1 });
		await settle(desk);
		const story = await eventsOf('customer', customer);
		expect(story.map(({ type }) => type)).toEqual(['answer', 'mended']);
		expect(await raisedBy(desk, customer)).toEqual([]);
		expect(await readCustomer(desk, customer)).toMatchObject({ risk: null });
	});

	it('of what a spreadsheet told every change is logged, and none moves it to another customer or out of the figures', async () => {
		const number = 'C778';
		const who = await desk.api('POST', '/items/loop_customers', { name: 'E公司', number });
		const csv = `客户编号,整体满意度\n${number},7\n`;
		const headers = { 'content-type': 'text/csv' };
		expect((await desk.api('POST', '/loop/import?table=answers', csv, { headers })).body.data).toMatchObject({
			taken: 1,
		});
		const customer = String(who.body.data.id);
		const [row] = await desk.sql('select id from loop_responses where customer = ?', [customer]);
		const patch = (values: object) => desk.api('PATCH', `/items/loop_responses/${Number(row?.['id'])}`, values);
		const issue = await solveIssue(desk);
		for (const values of [{ customer: (await invite(desk)).customer }, { skipped: 'opted_out' }])
			expect(await patch(values)).toMatchObject({
				status: 403,
				body: { errors: [{ extensions: { code: 'LOOP_KEEP' } }] },
			});
		for (const values of [{ solved: true }, { answered_by: caller.id }, { issue: issue.id }])
			expect((await patch(values)).status, JSON.stringify(values)).toBe(200);
		const mended = (await eventsOf('customer', customer)).filter(({ type }) => type === 'mended');
		expect(mended.map((event) => event['issue'])).toEqual([null, null, issue.id]);
	});
});
