import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import {
	askLink,
	inviteTo,
	kind,
	readIssue,
	readResponses,
	sendForm,
	sendJson,
	solveIssue,
	until,
} from './survey-desk';

describe.each(preferring('sqlite', 'postgres'))('the survey on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => void (desk = await openDesk({ database })));
	afterAll(() => desk.stop());

	it('invites once when an issue comes to feedback, and every link is to the same invitation', async () => {
		const issue = await solveIssue(desk, { language: 'en-US' });
		const [invited] = await until(
			() => readResponses(desk, issue),
			(rows) => rows.length > 0,
		);
		expect(invited).toMatchObject({ survey: 'satisfaction', language: 'en-US', answered_at: null, sent_at: null });
		const links = [await askLink(desk, issue), await askLink(desk, issue)];
		expect(new Set(links).size).toBe(2);
		expect(links[0]).toMatch(/^\/loop\/s\/[\w-]{43}$/);
		const asked = await readResponses(desk, issue);
		expect(asked).toHaveLength(1);
		expect(asked[0]?.['sent_at']).not.toBeNull();
		const days = (Date.parse(String(asked[0]?.['expires_at'])) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(13.9);
		expect(days).toBeLessThan(14.1);
	});

	it('keeps no token in clear', async () => {
		const token = (await askLink(desk, await solveIssue(desk))).split('/').pop() ?? '';
		expect(JSON.stringify(await desk.dump())).not.toContain(token);
	});

	it('changes nothing when the page is opened, with or without a score in the link (D7)', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		await until(
			() => desk.dump(),
			({ loop_pending: pending }) => pending?.length === 0,
		);
		const before = await desk.dump();
		for (const query of ['', '?score=9', '?score=9&solved=no', '?lang=en-US', '?overall=1&submit=true']) {
			const { status, body } = await desk.api<string>('GET', path + query, undefined, { token: null });
			expect(status).toBe(200);
			expect(body).toContain(issue.number);
		}
		expect((await desk.api('HEAD', path, undefined, { token: null })).status).toBe(200);
		expect(await desk.dump()).toEqual(before);
	});

	it('archives the issue with the answer’s rating and words, confirmed by the survey', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		const { status, body } = await sendForm(desk, path, kind);
		expect(status).toBe(200);
		expect(body).toContain('谢谢您');
		expect(await readIssue(desk, issue)).toMatchObject({
			status: 'archived',
			rating: 4,
			confirmed_by: 'survey',
			customer_words: `${kind.reason}\n${kind.suggestion}`,
			next_due: null,
			step_from: null,
			step_via: null,
		});
		const [response] = await readResponses(desk, issue);
		expect(response).toMatchObject({
			overall: 8,
			nps: 9,
			reason: kind.reason,
			suggestion: kind.suggestion,
			scores: { quality: 9, speed: 7, effect: 8, care: 8, overall: 8 },
			solved: true,
			contact: '138****8000',
			channel: 'web',
		});
		expect(response?.['answered_at']).not.toBeNull();
		const events = await desk.api(
			'GET',
			`/items/loop_events?filter[issue][_eq]=${issue.id}&filter[type][_eq]=step&sort=id`,
		);
		expect(events.body.data.at(-1)).toMatchObject({
			from: 'feedback',
			to: 'archived',
			actor: null,
			data: { via: 'survey' },
		});
		const { body: customer } = await desk.api('GET', `/items/loop_customers/${issue.customer}`);
		expect(customer.data.satisfaction).toBe(80);
		expect(JSON.stringify(await desk.dump())).not.toMatch(/138 ?0013 ?8000/);
	});

	it('says after an answer about no issue what happens with it, and that is what happens', async () => {
		const ask = async (answer: Record<string, string>) => {
			const made = await desk.api('POST', '/items/loop_customers', { name: 'C公司', language: 'en-US' });
			const customer = String(made.body.data.id);
			const { path } = await inviteTo(desk, 'satisfaction', customer);
			const { body } = await sendForm(desk, `${path}?lang=en-US`, answer);
			await until(
				() => desk.dump(),
				({ loop_pending: pending }) => pending?.length === 0,
			);
			const issues = await desk.api('GET', `/items/loop_issues?filter[customer][_eq]=${customer}`);
			return { told: body.includes('is on record as an issue'), raised: issues.body.data.length };
		};
		expect(await ask({ overall: '3', nps: '2' })).toEqual({ told: true, raised: 1 });
		expect(await ask({ overall: '9', nps: '9', reason: '我要投诉你们' })).toEqual({ told: true, raised: 1 });
		expect(await ask({ overall: '9', nps: '9' })).toEqual({ told: false, raised: 0 });
	});

	it('sends the issue back to handling with the customer’s words when it is not solved', async () => {
		const issue = await solveIssue(desk, { language: 'en-US' });
		const answer = { overall: '2', solved: 'no', suggestion: 'The amount is still wrong' };
		const { status, body } = await sendForm(desk, await askLink(desk, issue), answer);
		expect(status).toBe(200);
		expect(body).toContain('We are back on it');
		const moved = await readIssue(desk, issue);
		expect(moved).toMatchObject({
			status: 'handling',
			returned: 1,
			rating: null,
			confirmed_by: null,
			customer_words: 'The amount is still wrong',
		});
		expect(Date.parse(String(moved['progress_due']))).toBeGreaterThan(Date.now() + 23 * 3_600_000);
		const settled = await until(
			() => readIssue(desk, issue),
			(row) => row['next_due'] !== 'survey',
		);
		expect(settled['next_due']).toBe('commit');
		const again = await solveAgain(desk, issue.id);
		expect(again).toBe(200);
		const rows = await until(
			() => readResponses(desk, issue),
			(found) => found.length === 2,
		);
		expect(rows.map((row) => row['answered_at'] !== null)).toEqual([true, false]);
	});

	it('says for a customer who wrote nothing that it is not solved', async () => {
		const issue = await solveIssue(desk);
		await sendJson(desk, await askLink(desk, issue), { overall: 1, solved: false });
		expect(await readIssue(desk, issue)).toMatchObject({
			status: 'handling',
			customer_words: expect.stringContaining('没有解决') as string,
		});
	});

	it('takes the same answer again without harm, and refuses another one (410)', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		expect((await sendForm(desk, path, kind)).status).toBe(200);
		await until(
			() => desk.dump(),
			({ loop_pending: pending }) => pending?.length === 0,
		);
		const before = await desk.dump();
		const repeated = await sendForm(desk, path, kind);
		expect(repeated.status).toBe(200);
		expect(repeated.body).toContain('已由您确认解决');
		const { quality, speed, effect, care, overall, ...rest } = kind;
		const asJson = await sendJson(desk, path, {
			...rest,
			solved: true,
			scores: { quality, speed, effect, care, overall: Number(overall) },
		});
		expect(asJson).toMatchObject({ status: 200, body: { data: { step: 'archive', issue: { status: 'archived' } } } });
		for (const other of [{ ...kind, overall: '3' }, { ...kind, reason: '别的' }, { ...kind, solved: 'no' }, {}]) {
			expect((await sendForm(desk, path, other)).status).toBe(410);
			expect(await sendJson(desk, path, other)).toMatchObject({
				status: 410,
				body: { errors: [{ extensions: { code: 'LOOP_TOKEN' } }] },
			});
		}
		expect((await desk.api('GET', path, undefined, { token: null })).status).toBe(410);
		expect(await desk.dump()).toEqual(before);
	});

	it('lets one of many different answers at once win, whole', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, n) =>
				sendJson(desk, path, { overall: (n % 10) + 1, reason: `r${n}`, solved: n % 2 === 0 }),
			),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 410)]);
		const [response] = await readResponses(desk, issue);
		const n = Number(String(response?.['reason']).slice(1));
		expect(response).toMatchObject({ overall: (n % 10) + 1, solved: n % 2 === 0 });
		const moved = await readIssue(desk, issue);
		expect(moved).toMatchObject({ status: n % 2 === 0 ? 'archived' : 'handling', customer_words: `r${n}` });
		const events = await desk.sql("select id from loop_events where type = 'step' and issue = ?", [issue.id]);
		expect(events).toHaveLength(4);
	});

	it('lets the same answer sent many times at once count once', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		const answers = await Promise.all(Array.from({ length: 10 }, () => sendForm(desk, path, kind)));
		expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
		expect(await desk.sql("select id from loop_events where type = 'step' and issue = ?", [issue.id])).toHaveLength(4);
	});

	it('keeps the answer when staff archive the same issue at the same moment', async () => {
		for (let round = 0; round < 5; round += 1) {
			const issue = await solveIssue(desk);
			const path = await askLink(desk, issue);
			const staff = { status: 'archived', rating: 5, confirmed_by: 'phone', step_from: 'feedback' };
			const [answered, patched] = await Promise.all([
				sendJson(desk, path, { overall: 6, solved: true }),
				desk.api('PATCH', `/items/loop_issues/${issue.id}`, staff),
			]);
			expect(answered.status).toBe(200);
			expect([200, 409]).toContain(patched.status);
			expect((await readResponses(desk, issue))[0]).toMatchObject({ overall: 6 });
			const confirmed =
				patched.status === 200 ? { confirmed_by: 'phone', rating: 5 } : { confirmed_by: 'survey', rating: 3 };
			expect(await readIssue(desk, issue)).toMatchObject({ status: 'archived', ...confirmed });
		}
	});

	it('stores the answer alone when the issue has moved on; what follows from it comes after', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		await desk.api('PATCH', `/items/loop_issues/${issue.id}`, { status: 'archived', rating: 5, confirmed_by: 'phone' });
		expect(await sendJson(desk, path, { overall: 3, solved: false })).toMatchObject({
			status: 200,
			body: { data: { step: 'none' } },
		});
		expect((await readResponses(desk, issue))[0]).toMatchObject({ overall: 3, solved: false });
		const back = await until(
			() => readIssue(desk, issue),
			({ status }) => status === 'handling',
		);
		expect(back).toMatchObject({ status: 'handling', reopened: 1 });
	});

	it('keeps the answer even where the step lacks something on our side', async () => {
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		await desk.sql('update loop_issues set owner = null where id = ?', [issue.id]);
		expect(await sendJson(desk, path, { overall: 2, solved: false, reason: '还没好' })).toMatchObject({
			status: 200,
			body: { data: { step: 'none' } },
		});
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'feedback' });
		expect((await readResponses(desk, issue))[0]).toMatchObject({ overall: 2, reason: '还没好', solved: false });
	});

	it('leaves nothing half done when the server is killed while answers come in', async () => {
		const issues = await Promise.all(Array.from({ length: 12 }, () => solveIssue(desk)));
		const paths = await Promise.all(issues.map((issue) => askLink(desk, issue)));
		const sent = paths.map((path, n) => sendJson(desk, path, { overall: 7, solved: n % 3 !== 0 }).catch(() => null));
		await Promise.race(sent);
		await desk.instances[0]?.stop('SIGKILL');
		const answers = await Promise.all(sent);
		await desk.instances[0]?.start();
		for (const [n, issue] of issues.entries()) {
			const [response] = await readResponses(desk, issue);
			const { status, confirmed_by: confirmedBy } = await readIssue(desk, issue);
			const events = await desk.sql("select id from loop_events where type = 'step' and issue = ?", [issue.id]);
			const answered = response?.['answered_at'] !== null;
			if (answers[n]?.status === 200) expect(answered).toBe(true);
			const moved = n % 3 === 0 ? ['handling', null, 4] : ['archived', 'survey', 4];
			expect([status, confirmedBy, events.length]).toEqual(answered ? moved : ['feedback', null, 3]);
			const again = await sendJson(desk, String(paths[n]), { overall: 7, solved: n % 3 !== 0 });
			expect(again.status).toBe(200);
		}
	});

	it('offers a link only to staff, and only about a solved issue that has not been answered', async () => {
		const issue = await solveIssue(desk);
		const ask = (id: unknown, body: unknown = {}, token?: string | null) =>
			desk.api('POST', `/loop/issues/${String(id)}/survey`, body, token === undefined ? {} : { token });
		const stranger = await desk.createUser(null);
		expect((await ask(issue.id, {}, null)).status).toBe(401);
		expect((await ask(issue.id, {}, stranger.token)).status).toBe(403);
		expect((await ask(issue.id, {}, 'wrong')).status).toBe(401);
		for (const id of [999_999, '99999999999', 0, -1, 'abc', '1%20or%201=1', `${issue.id}.5`])
			expect((await ask(id)).status).toBe(403);
		for (const body of [{ send: 'yes' }, { sned: false }, [1]]) expect((await ask(issue.id, body)).status).toBe(400);
		const recorded = await desk.api('POST', '/items/loop_issues', { customer: issue.customer, description: 'x' });
		expect(await ask(recorded.body.data.id)).toMatchObject({
			status: 409,
			body: { errors: [{ extensions: { code: 'LOOP_STEP' } }] },
		});
		await sendJson(desk, await askLink(desk, issue), { overall: 9 });
		expect(await ask(issue.id)).toMatchObject({
			status: 410,
			body: { errors: [{ extensions: { code: 'LOOP_TOKEN' } }] },
		});
	});
});

async function solveAgain(desk: Desk, id: number): Promise<number> {
	const answer = await desk.api('PATCH', `/items/loop_issues/${id}`, { status: 'feedback', resolution: '再次重开' });
	return answer.status;
}

describe('the survey on a host that remembers its answers', () => {
	it('shows staff the archived issue at once', async () => {
		const desk = await openDesk({
			database: 'sqlite',
			env: { CACHE_ENABLED: 'true', CACHE_TTL: '1h', CACHE_AUTO_PURGE: 'true' },
		});
		const issue = await solveIssue(desk);
		const path = await askLink(desk, issue);
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'feedback' });
		await sendJson(desk, path, { overall: 9, solved: true });
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'archived' });
		await desk.stop();
	});
});
