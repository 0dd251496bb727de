import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openPage, readContacts, readEvents } from './follow-desk';
import { findIssue, numberIn, openForm, pdf, png, postReport, sendReport, typed } from './report-desk';
import { until } from './survey-desk';

describe.each(preferring('postgres', 'mysql'))('raising an issue on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database });
		await desk.api('PATCH', '/items/loop_settings', { report_limit: 1000 });
	});
	afterAll(() => desk.stop());

	it('shows a form in the reader’s language that records nothing', async () => {
		const before = await until(
			() => desk.dump(),
			({ loop_pending: pending }) => pending?.length === 0,
		);
		const [zh, en] = [
			await openPage(desk, '/loop/report', { 'accept-language': 'zh' }),
			await openPage(desk, '/loop/report?lang=en-US'),
		];
		expect([zh.status, en.status]).toEqual([200, 200]);
		expect(zh.body).toContain('有什么问题？告诉我们');
		expect(en.body).toContain('Something wrong? Tell us');
		expect(en.body).toContain('<option value="invoice" >Invoice</option>');
		expect(await desk.dump()).toEqual(before);
	});

	it('records the issue of somebody unknown as such, with number, department and a link that opens it', async () => {
		const stamp = await openForm(desk);
		const sent = await sendReport(desk, { stamp, website: '', ...typed, phone: '139 0013 9000' }, {}, '?lang=en-US');
		expect(sent.status, sent.body).toBe(200);
		const issue = await findIssue(desk, numberIn(sent.body));
		expect(issue).toMatchObject({
			status: 'recorded',
			source: 'web',
			urgency: 'normal',
			category: 'product',
			department: 'engineering',
			description: typed.description,
			recorded_by: null,
			customer: { name: '周敏', phone: '139****9000', email: null, language: 'en-US', tier: null },
		});
		expect(Boolean((issue['customer'] as { unverified: unknown }).unverified)).toBe(true);
		const events = await readEvents(desk, Number(issue['id']));
		expect(events[0]).toMatchObject({ type: 'step', from: null, to: 'recorded', actor: null, data: { via: 'web' } });
		const link = /href="[^"]*(\/loop\/i\/[\w-]{43})"/.exec(sent.body)?.[1] ?? '';
		expect((await openPage(desk, link)).body).toContain(numberIn(sent.body));
		expect(JSON.stringify(await desk.dump())).not.toContain('13900139000');
	});

	it('gives a known customer’s issue to them by phone or e-mail, and changes nothing of theirs', async () => {
		const made = await desk.api('POST', '/items/loop_customers', {
			name: 'A公司',
			phone: '137 0013 7000',
			email: 'li@example.com',
			language: 'en-US',
		});
		const id = String(made.body.data['id']);
		const read = async () => (await desk.api('GET', `/items/loop_customers/${id}?fields=*`)).body.data;
		const before = await read();
		for (const reach of [
			{ phone: '+86 137-0013-7000', email: 'other@example.org' },
			{ phone: '', email: 'LI@Example.com ' },
		]) {
			const sent = await postReport(desk, { ...typed, name: '陌生人', ...reach });
			expect(sent.status, JSON.stringify(sent.body)).toBe(200);
			expect(JSON.stringify(sent.body)).not.toMatch(/A公司|7000|li@/);
			const issue = await findIssue(desk, String(sent.body.data['number']));
			expect(issue['customer']).toMatchObject({ id });
			const [contact] = await readContacts(desk, Number(issue['id']));
			expect(contact).toMatchObject({ direction: 'in', method: 'web', by_name: '陌生人' });
		}
		const after = await read();
		// What the desk itself concludes from a second issue of the same kind is not something that was sent.
		const theirs = (row: Record<string, unknown>) => {
			return { ...row, issues: null, contacts: null, risk: null, risk_signals: null };
		};
		expect(theirs(after)).toEqual(theirs(before));
	});

	it('lets nobody have another’s issue where a number fits several customers', async () => {
		for (const name of ['C公司', 'D公司'])
			await desk.api('POST', '/items/loop_customers', { name, phone: '136 0013 6000' });
		const sent = await postReport(desk, { ...typed, phone: '136 0013 6000' });
		const { customer } = await findIssue(desk, String(sent.body.data['number']));
		expect(customer).toMatchObject({ name: '周敏' });
		expect(Boolean((customer as { unverified: unknown }).unverified)).toBe(true);
	});

	it('answers the known and the unknown alike, to the byte and in time', async () => {
		await desk.api('POST', '/items/loop_customers', { name: 'E公司', tier: 'high_value', phone: '135 0013 5000' });
		const answers: { text: string; took: number }[] = [];
		for (const phone of ['135 0013 5000', '134 0013 4000', '135 0013 5000', '133 0013 3000']) {
			const stamp = await openForm(desk);
			const begun = performance.now();
			const { body, headers } = await sendReport(desk, { stamp, website: '', ...typed, phone });
			const took = performance.now() - begun;
			const told = [...headers].filter(([name]) => !['date', 'etag', 'x-request-id', 'keep-alive'].includes(name));
			const text = (body + JSON.stringify(told))
				.replaceAll(/W\d{8}-\d{3,}/g, 'W')
				.replaceAll(/\/loop\/i\/[\w-]{43}/g, '/loop/i/')
				.replaceAll(/datetime="[^"]+"/g, '');
			answers.push({ text, took });
		}
		expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
		for (const { took } of answers) expect(took).toBeGreaterThanOrEqual(395);
	});

	it('takes the same form twice once, and shows the same number', async () => {
		const stamp = await openForm(desk);
		const form = { stamp, website: '', ...typed, phone: '132 0013 2000' };
		const [one, two] = [await sendReport(desk, form), await sendReport(desk, form)];
		expect(two.status).toBe(200);
		expect(numberIn(two.body)).toBe(numberIn(one.body));
		const other = await sendReport(desk, { ...form, description: '另一个问题' });
		expect(other.status).toBe(400);
		expect(other.body).toContain(numberIn(one.body));
		expect(other.body).toContain('另一个问题');
		const { customer } = await findIssue(desk, numberIn(one.body));
		const { body } = await desk.api(
			'GET',
			`/items/loop_issues?filter[customer][_eq]=${(customer as { id: string }).id}`,
		);
		expect(body.data).toHaveLength(1);
	});

	it('takes one of many that come at once from the same form', async () => {
		const stamp = await openForm(desk);
		const form = { stamp, website: '', ...typed, phone: '131 0013 1000' };
		// One caller has three read at once; behind a proxy of one's own they are many.
		const crowd = { 'x-forwarded-for': '203.0.113.7' };
		const sent = await Promise.all(Array.from({ length: 6 }, () => sendReport(desk, form, crowd)));
		expect(sent.map(({ status }) => status)).toEqual(Array(6).fill(200));
		expect(new Set(sent.map(({ body }) => numberIn(body))).size).toBe(1);
	});

	it('takes the form of a program that never saw ours, and each time it is sent', async () => {
		const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
		const fields = new URLSearchParams({ ...typed, phone: '155 0015 5000' }).toString();
		const send = () => desk.api('POST', '/loop/report', fields, { token: null, headers });
		const sent = [await send(), await send()];
		expect(sent.map(({ status }) => status)).toEqual([200, 200]);
		expect(new Set(sent.map(({ body }) => String(body.data['number']))).size).toBe(2);
	});

	it('takes the language from the body as from the address', async () => {
		for (const [lang, language] of [
			['en', 'en-US'],
			['zh-CN', 'zh-CN'],
			['fr', 'zh-CN'],
		]) {
			const sent = await postReport(desk, { ...typed, email: `${lang}@example.com`, lang });
			expect(sent.status, JSON.stringify(sent.body)).toBe(200);
			expect((await findIssue(desk, String(sent.body.data['number'])))['customer']).toMatchObject({ language });
		}
		const refused = await postReport(desk, { ...typed, name: '', lang: 'en' });
		expect(refused.body.errors[0]?.message).not.toMatch(/[一-鿿]/);
	});

	it('keeps files as private files of the host, with the issue and nowhere else', async () => {
		const stamp = await openForm(desk);
		const fields = Object.entries({ stamp, website: '', ...typed, phone: '130 0013 0000' });
		const sent = await sendReport(desk, [
			...fields,
			['files', { bytes: png, name: '../../照片.exe', type: 'text/html' }],
			['files', { bytes: pdf, name: '合同.pdf' }],
			['files', { bytes: 'a,b\n1,2\n', name: 'x.csv' }],
		]);
		expect(sent.status, sent.body).toBe(200);
		const issue = await findIssue(desk, numberIn(sent.body));
		const listed = await desk.api('GET', `/loop/issues/${Number(issue['id'])}/files`);
		const files = listed.body.data as unknown as { file: string; name: string; type: string; size: number }[];
		expect(files.map(({ name, type }) => [name, type]).sort()).toEqual([
			['x.txt', 'text/plain'],
			['合同.pdf', 'application/pdf'],
			['照片.png', 'image/png'],
		]);
		for (const { file } of files) {
			expect((await desk.api('GET', `/assets/${file}`, undefined, { token: null })).status).toBe(403);
			const row = (await desk.api('GET', `/files/${file}`)).body.data;
			expect(row).toMatchObject({ folder: 'c105ed00-0005-4000-8000-000000000001', uploaded_by: null });
		}
		const picture = files.find(({ type }) => type === 'image/png');
		const where = `/loop/issues/${Number(issue['id'])}/files/${picture?.file ?? ''}`;
		const agent = await desk.createUser('agent');
		const got = await fetch(desk.url + where, { headers: { authorization: `Bearer ${agent.token}` } });
		expect(got.status).toBe(200);
		expect(Buffer.from(await got.arrayBuffer())).toEqual(png);
		expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
		expect(got.headers.get('x-content-type-options')).toBe('nosniff');
		expect((await desk.api('GET', where, undefined, { token: null })).status).toBe(401);
		const other = await postReport(desk, { ...typed, phone: '130 0013 0001' });
		const foreign = await findIssue(desk, String(other.body.data['number']));
		expect((await desk.api('GET', `/loop/issues/${Number(foreign['id'])}/files/${picture?.file ?? ''}`)).status).toBe(
			403,
		);
		expect(
			(await openPage(desk, new URL(String(/href="([^"]*\/loop\/i\/[^"]+)"/.exec(sent.body)?.[1])).pathname)).body,
		).toContain('照片.png');
	});

	it('says no where an admin has closed the page', async () => {
		await desk.api('PATCH', '/items/loop_settings', { report_page: false });
		expect((await openPage(desk, '/loop/report')).status).toBe(404);
		expect((await postReport(desk, typed)).status).toBe(404);
		await desk.api('PATCH', '/items/loop_settings', { report_page: true });
		expect((await openPage(desk, '/loop/report')).status).toBe(200);
	});
});
