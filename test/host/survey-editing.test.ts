import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { satisfactionQuestions } from '../../extensions/domain/survey/satisfaction';
import { everyType, wholeAnswer, wholeScores } from '../domain/survey/any-survey';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { quiet } from './harness/quiet';
import { askLink, inviteTo, sendForm, sendJson, solveIssue, until } from './survey-desk';

const stranger = { token: null, headers: { accept: 'text/html' } };
/** The form fields of an answer, as a browser sends them. */
const encode = (answer: Readonly<Record<string, string | readonly string[]>>) =>
	new URLSearchParams(
		Object.entries(answer).flatMap(([key, value]) => [value].flat().map((each) => [key, each])),
	).toString();

describe.each(preferring('sqlite', 'postgres'))('surveys as admins make them, on %s', (database) => {
	let desk: Desk;
	let customer: string;
	beforeAll(async () => {
		desk = await openDesk({ database });
		const made = await desk.api('POST', '/items/loop_customers', { name: '=cmd|calc', language: 'en-US' });
		customer = String(made.body.data.id);
		const survey = {
			key: 'every',
			title_zh: '每一种',
			title_en: 'Every type',
			trigger: 'manual',
			questions: everyType,
		};
		expect((await desk.api('POST', '/items/loop_surveys', survey)).status).toBe(200);
	});
	afterAll(() => desk.stop());

	const see = (path: string) => desk.api<string>('GET', path, undefined, stranger);
	const responseOf = async (id: number) => (await desk.api('GET', `/items/loop_responses/${id}`)).body.data;
	const customerRow = async () => (await desk.api('GET', `/items/loop_customers/${customer}`)).body.data;
	const countEvents = async (type: string) =>
		(await desk.sql('select id from loop_events where type = ? and customer = ?', [type, customer])).length;

	it('ship five, of which one is active for each moment', async () => {
		const { body } = await desk.api('GET', '/items/loop_surveys?filter[key][_neq]=every&sort=key');
		expect(body.data.map((row) => [row['key'], row['trigger'], row['active']])).toEqual([
			['after_issue', 'solved', false],
			['first_week', 'started', true],
			['nps', 'quarter', true],
			['satisfaction', 'solved', true],
			['tcsi', 'manual', true],
		]);
	});

	it('are checked before they are saved, in sentences of both languages, and nothing is changed', async () => {
		const before = await quiet(desk);
		const bad = [everyType[0], { ...everyType[8], show_if: { question: 'nps', is: 'at_most', value: 6 } }];
		for (const call of [
			() => desk.api('PATCH', '/items/loop_surveys/every', { questions: bad }),
			() => desk.api('PATCH', '/items/loop_surveys', { keys: ['every', 'nps'], data: { questions: bad } }),
			() => desk.api('POST', '/items/loop_surveys', { key: 'bad', title_zh: 'x', title_en: 'x', questions: bad }),
		]) {
			const { status, body } = await call();
			expect([status, body.errors[0]?.extensions.code]).toEqual([400, 'INVALID_PAYLOAD']);
			expect(body.errors[0]?.message).toMatch(/第 2 题.*显示条件只能看排在前面的题/);
			expect(body.errors[0]?.message).toContain('Question 2 (show_if): A condition looks at an earlier question');
		}
		for (const patch of [
			{ questions: null },
			{ questions: [] },
			{ questions: 'x' },
			{ questions: { a: 1 } },
			{ trigger: 'solved', questions: [everyType[2]] },
		]) {
			expect((await desk.api('PATCH', '/items/loop_surveys/every', patch)).status).toBe(400);
		}
		expect(await desk.dump()).toEqual(before);
	});

	it('take every type of answer by the page and by JSON, with its version', async () => {
		for (const send of [sendForm, sendJson]) {
			const { id, path } = await inviteTo(desk, 'every', customer);
			const page = await see(`${path}?lang=en-US`);
			for (const field of [
				'overall-1',
				'stars-5',
				'nps-0',
				'speed_expected-10',
				'again-no',
				'source-fair',
				'liked-web',
				'agree-yes',
				'contact',
			])
				expect(page.body).toContain(`id="${field}"`);
			const answer = send === sendForm ? encode(wholeAnswer) : wholeAnswer;
			expect((await send(desk, path, answer as never)).status).toBe(200);
			expect(await responseOf(id)).toMatchObject({
				overall: 8,
				nps: 9,
				reason: '省心',
				contact: '138****8000',
				scores: wholeScores,
				survey_version: 1,
			});
		}
	});

	it('preselect the recommendation by the link where that is all that is asked', async () => {
		const { path } = await inviteTo(desk, 'nps', customer);
		expect((await see(`${path}?score=9`)).body).toMatch(/id="nps-9"[^>]*checked/);
	});

	it.each([
		['a rating of six', { stars: '6' }],
		['a recommendation of words', { nps: 'ten' }],
		['half a pair', { speed_experienced: '' }],
		['an expectation as an object', { speed_expected: { $gt: 1 } }],
		['a choice that is not offered', { source: "' or 1=1 --" }],
		['more choices than may be', { liked: ['web', 'fair', 'friend'] }],
		['a choice of the prototype', { liked: ['__proto__'] }],
		['a consent of words', { agree: 'maybe' }],
		['another response', { id: 1, response: 1 }],
		['another customer', { customer: '00000000-0000-0000-0000-000000000000' }],
		['a version', { survey_version: 99 }],
		['a time of answering', { answered_at: '2020-01-01' }],
		['a megabyte of words', { words: 'a'.repeat(1_000_000) }],
	])('refuse %s and keep nothing of it', async (_name, change) => {
		const { id, path } = await inviteTo(desk, 'every', customer);
		const { status } = await sendJson(desk, path, { ...wholeAnswer, ...change });
		expect([400, 413, 422]).toContain(status);
		const fields = Object.entries<unknown>({ ...wholeAnswer, ...change }).map(
			([key, value]): [string, string | string[]] => {
				if (Array.isArray(value)) return [key, value.map(String)];
				return [key, typeof value === 'string' ? value : JSON.stringify(value)];
			},
		);
		const answer = encode(Object.fromEntries(fields));
		expect([400, 413, 422]).toContain((await sendForm(desk, path, answer)).status);
		expect(await responseOf(id)).toMatchObject({
			answered_at: null,
			overall: null,
			scores: null,
			survey_version: null,
		});
	});

	it('open nothing by the token of an issue, nor an issue by theirs', async () => {
		const { path } = await inviteTo(desk, 'every', customer);
		const link = await desk.api('POST', `/loop/issues/${(await solveIssue(desk)).id}/link`, {});
		const token = new URL(String(link.body.data.url)).pathname.split('/').pop() ?? '';
		expect((await sendJson(desk, `/loop/s/${token}`, wholeAnswer)).status).toBe(404);
		expect((await sendJson(desk, path.replace('/s/', '/i/'), { action: 'message', words: 'x' })).status).toBe(404);
	});

	it('keep for each invitation and each answer the version that was sent', async () => {
		const [early, late] = [
			await solveIssue(desk, { language: 'en-US' }),
			await solveIssue(desk, { language: 'en-US' }),
		];
		const earlyPath = await askLink(desk, early);
		const label = { 'zh-CN': '结果如何', 'en-US': 'How was the result' };
		const edited = satisfactionQuestions.map((question) =>
			question.key === 'effect' ? { ...question, key: 'result', label } : question,
		);
		expect((await desk.api('PATCH', '/items/loop_surveys/satisfaction', { questions: edited })).status).toBe(200);
		const latePath = await askLink(desk, late);
		const again = await askLink(desk, early);
		for (const path of [earlyPath, again]) {
			expect((await see(path)).body).toContain('name="effect"');
			expect((await see(path)).body).not.toContain('How was the result');
		}
		expect((await see(latePath)).body).toContain('How was the result');
		expect((await sendJson(desk, latePath, { overall: 7, effect: 7 })).status).toBe(400);
		expect((await sendJson(desk, earlyPath, { overall: 7, effect: 7 })).status).toBe(200);
		expect((await sendJson(desk, latePath, { overall: 9, result: 9 })).status).toBe(200);
		const told = await desk.api('GET', '/loop/surveys/satisfaction/versions');
		expect(told.body.data).toMatchObject({
			current: 2,
			next: 3,
			versions: [
				{ version: 2, answers: 1 },
				{ version: 1, answers: 1 },
			],
		});
		await desk.api('PATCH', '/items/loop_surveys/satisfaction', { questions: satisfactionQuestions });
		expect((await desk.api('GET', '/loop/surveys/satisfaction/versions')).body.data).toMatchObject({
			current: 1,
			next: 3,
		});
		const kept = await desk.sql(
			'select survey_version, scores from loop_responses where issue in (?, ?) order by issue',
			[early.id, late.id],
		);
		expect(kept.map((row) => Number(row['survey_version']))).toEqual([1, 2]);
	});

	it('make one version for many who are asked at the same moment', async () => {
		const asked = await Promise.all(Array.from({ length: 8 }, () => inviteTo(desk, 'tcsi', customer)));
		const answers = await Promise.all(
			asked.map(({ path }) => sendJson(desk, path, { overall: 8, product: { expected: 9, experienced: 7 } })),
		);
		expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200));
		expect(await desk.sql('select version from loop_survey_versions where survey = ?', ['tcsi'])).toHaveLength(1);
	});

	it('are never other than what somebody was asked: nobody rewrites or deletes a version, on no path', async () => {
		const before = (await desk.dump())['loop_survey_versions'];
		expect(before?.length).toBeGreaterThan(1);
		const prompt = [
			"update loop_survey_versions set questions = '[]'",
			'delete from loop_survey_versions',
			...(database === 'postgres' ? ['truncate loop_survey_versions'] : []),
		];
		for (const statement of prompt) await expect(desk.sql(statement)).rejects.toThrow(/LOOP_(READ_ONLY|KEEP)/);
		if (database === 'sqlite') {
			const columns = 'survey, version, hash, questions, at';
			await desk.sql(
				`insert or replace into loop_survey_versions (${columns}) select survey, version, hash, '[]', at from loop_survey_versions`,
			);
		}
		for (const [method, path, body] of [
			['PATCH', '/items/loop_survey_versions/1', { questions: '[]' }],
			['DELETE', '/items/loop_survey_versions/1', undefined],
			['POST', '/items/loop_survey_versions', { survey: 'tcsi', version: 9, hash: 'x', questions: '[]', at: 1 }],
		] as const) {
			const { status, body: answer } = await desk.api(method, path, body);
			expect([method, status, answer.errors[0]?.extensions.code]).toEqual([method, 403, 'LOOP_READ_ONLY']);
		}
		expect((await desk.dump())['loop_survey_versions']).toEqual(before);
	});

	it('keep what was filled in until it is sent, sealed, and forget it then', async () => {
		const { id, path } = await inviteTo(desk, 'every', customer);
		const secret = `不要泄露${randomBytes(4).toString('hex')}`;
		const saved = await sendForm(desk, path, encode({ ...wholeAnswer, overall: '', words: secret, _action: 'save' }));
		expect(saved.status).toBe(200);
		expect(saved.body).toContain('role="status"');
		expect(await responseOf(id)).toMatchObject({ answered_at: null, scores: null });
		expect(JSON.stringify(await desk.dump())).not.toContain(secret);
		const page = (await see(`${path}?score=3`)).body;
		expect(page).toContain(secret);
		expect(page).toMatch(/id="liked-fair"[^>]*checked/);
		expect(page).toMatch(/id="overall-3"[^>]*checked/);
		const switched = await sendForm(
			desk,
			`${path}?lang=en-US`,
			encode({ ...wholeAnswer, words: '<i>typed</i>', _action: 'zh-CN' }),
		);
		expect(switched.body).toContain('<html lang="zh-CN">');
		expect(switched.body).toContain('&lt;i&gt;typed&lt;/i&gt;');
		expect(await responseOf(id)).toMatchObject({ answered_at: null });
		expect((await sendForm(desk, path, encode(wholeAnswer))).status).toBe(200);
		expect(await desk.sql('select response from loop_drafts where response = ?', [id])).toHaveLength(0);
		expect((await sendForm(desk, path, encode({ ...wholeAnswer, _action: 'save' }))).status).toBe(410);
	});

	it('stop by one POST for whoever wants no more, and go on by another', async () => {
		const { id, path } = await inviteTo(desk, 'nps', customer);
		for (const query of ['?_action=unsubscribe', '?action=unsubscribe', '?List-Unsubscribe=One-Click'])
			await see(path + query);
		expect((await customerRow())['survey_opt_out_at']).toBeNull();
		const english = `${path}?lang=en-US`;
		const left = await sendForm(desk, english, { _action: 'unsubscribe' });
		expect([left.status, left.body.includes('No more surveys for you')]).toEqual([200, true]);
		expect((await customerRow())['survey_opt_out_at']).not.toBeNull();
		await Promise.all([
			sendJson(desk, path, { action: 'unsubscribe' }),
			sendForm(desk, path, { 'List-Unsubscribe': 'One-Click' }),
		]);
		expect(await countEvents('opted_out')).toBe(1);
		expect((await sendForm(desk, english, { _action: 'subscribe' })).body).toContain('We will keep asking you');
		expect((await customerRow())['survey_opt_out_at']).toBeNull();
		expect(await countEvents('opted_in')).toBe(1);
		expect(await responseOf(id)).toMatchObject({ answered_at: null });
		// Staff take it back in the Studio, and a link that has been used still does it.
		expect((await sendJson(desk, path, { nps: 9 })).status).toBe(200);
		expect((await sendForm(desk, path, { _action: 'unsubscribe' })).status).toBe(200);
		expect((await desk.api('PATCH', `/items/loop_customers/${customer}`, { survey_opt_out_at: null })).status).toBe(
			200,
		);
		expect((await customerRow())['survey_opt_out_at']).toBeNull();
	});

	it('say that they have ended where they are switched off or an invitation was taken back, and take no answer (410)', async () => {
		const [one, two] = [await inviteTo(desk, 'every', customer), await inviteTo(desk, 'every', customer)];
		await desk.api('PATCH', `/items/loop_responses/${one.id}`, { withdrawn_at: new Date().toISOString() });
		const page = await see(`${one.path}?lang=en-US`);
		expect([page.status, page.body.includes('This survey has ended')]).toEqual([410, true]);
		expect((await sendJson(desk, one.path, wholeAnswer)).status).toBe(410);
		expect((await see(two.path)).status).toBe(200);
		await desk.api('PATCH', '/items/loop_surveys/every', { active: false });
		expect((await see(two.path)).status).toBe(410);
		expect((await sendForm(desk, two.path, encode(wholeAnswer))).status).toBe(410);
		await desk.api('PATCH', '/items/loop_surveys/every', { active: true });
		expect((await see(two.path)).status).toBe(200);
		expect(await responseOf(two.id)).toMatchObject({ answered_at: null });
	});

	it('show staff the very page before it is saved, and change nothing by it', async () => {
		const before = await quiet(desk);
		const draft = { questions: everyType, title: { 'zh-CN': '每一种', 'en-US': 'Every type' }, trigger: 'manual' };
		const ask = (body: unknown, token?: string | null) =>
			desk.api('POST', '/loop/surveys/preview', body, token === undefined ? {} : { token });
		expect((await ask(draft, null)).status).toBe(401);
		const shown = (await ask(draft)).body.data as unknown as {
			problems: unknown[];
			minutes: number;
			pages: Record<string, string>;
		};
		expect([shown.problems, shown.minutes]).toEqual([[], 2]);
		const { path } = await inviteTo(desk, 'every', customer);
		const strip = (html: string) =>
			html
				.replace(/action="[^"]*"/g, '')
				.replace(/\s*This link is good until.*?\.\s*/s, '')
				.replace(/\s+/g, ' ');
		expect(strip(String(shown.pages['en-US']))).toBe(strip((await see(`${path}?lang=en-US`)).body));
		const bad = (await ask({ ...draft, questions: [everyType[8]] })).body.data;
		expect(bad).toMatchObject({ pages: null, problems: [{ code: 'nothing_counts', index: null }] });
		for (const wrong of [{ ...draft, title: 'x' }, { ...draft, more: 1 }, [1]])
			expect((await ask(wrong)).status).toBe(400);
		expect((await desk.api('GET', '/loop/surveys/none/versions')).status).toBe(403);
		expect((await desk.api('GET', '/loop/surveys/every/versions', undefined, { token: null })).status).toBe(401);
		const after = await desk.dump();
		for (const table of ['loop_surveys', 'loop_survey_versions']) expect(after[table]).toEqual(before[table]);
	});

	it('come out of the host’s own CSV export without formulas, as a download and as a file, and unchanged as JSON', async () => {
		const { id, path } = await inviteTo(desk, 'every', customer);
		const evil = { ...wholeAnswer, reason: '=HYPERLINK("http://evil.example","x")', words: '@SUM(1+1)|cmd', nps: '-' };
		expect((await sendJson(desk, path, evil)).status).toBe(400);
		expect((await sendJson(desk, path, { ...evil, nps: 3 })).status).toBe(200);
		const query = `filter[id][_eq]=${id}&fields=id,reason,scores,customer.name`;
		const csv = await desk.api<string>('GET', `/items/loop_responses?${query}&export=csv`);
		expect(csv.body).toContain(`'=HYPERLINK`);
		expect(csv.body).toContain(`'=cmd|calc`);
		expect(csv.body).not.toMatch(/(^|[,"\n:])\s*[=@]/);
		const raw = await desk.api('GET', `/items/loop_responses?${query}`);
		expect(raw.body.data[0]).toMatchObject({
			reason: evil.reason,
			scores: { words: evil.words },
			customer: { name: '=cmd|calc' },
		});
		const asFile = {
			query: { filter: { id: { _eq: id } }, fields: ['id', 'reason', 'customer.name'], limit: 10 },
			format: 'csv',
			file: {},
		};
		expect((await desk.api('POST', '/utils/export/loop_responses', asFile)).status).toBeLessThan(300);
		// The host lists the file before it has written it.
		const file = await until(
			async () => {
				const { body } = await desk.api('GET', '/files?filter[type][_eq]=text/csv&sort=-uploaded_on');
				return desk.api<string>('GET', `/assets/${String(body.data[0]?.['id'])}`);
			},
			({ body }) => String(body).includes('HYPERLINK'),
		);
		expect(file.body).toContain(`'=HYPERLINK`);
		expect(file.body).toContain(`'=cmd|calc`);
	});

	it('are not guessed at', async () => {
		const hash = createHash('sha256').update('guess').digest('hex');
		for (const token of ['guess', hash])
			expect((await sendJson(desk, `/loop/s/${token}`, wholeAnswer)).status).toBe(404);
	});
});
