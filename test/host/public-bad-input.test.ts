import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { quiet } from './harness/quiet';
import { openDesk, type Body, type Desk } from './harness/desk';
import { followLink, handled, openPage, readRow, recordIssue, solved, step } from './follow-desk';
import { openForm, pdf, png, postReport, sendReport, typed, type Part } from './report-desk';
import { sendForm, sendJson } from './survey-desk';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const multipart = 'multipart/form-data; boundary=x';

/** What must never be in an answer, whoever asks. */
const leak = /select |insert |loop_[a-z]+|node_modules|knex|stack|at \/|ENOENT|SQLITE|postgres|mysql/;

const report = (more: Record<string, unknown>) => JSON.stringify({ ...typed, ...more });
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

type Case = readonly [name: string, type: string | undefined, body: string, status: number, code: string];

const reportCases: readonly Case[] = [
	['nothing at all', form, '', 422, 'LOOP_INCOMPLETE'],
	['no name', json, report({ name: '' }), 422, 'LOOP_INCOMPLETE'],
	['neither phone nor e-mail', json, report({ phone: '', email: '' }), 422, 'LOOP_INCOMPLETE'],
	['a name of blanks and bidi marks', json, report({ name: ' \u202E\u200F\u0000 ' }), 422, 'LOOP_INCOMPLETE'],
	['a description of control characters', json, report({ description: '\u0000\u0007\u001b' }), 422, 'LOOP_INCOMPLETE'],
	['a phone number of words', json, report({ phone: 'call me' }), 400, 'INVALID_PAYLOAD'],
	['an address without an @', json, report({ email: 'a.b.c' }), 400, 'INVALID_PAYLOAD'],
	['a header in the address', json, report({ email: 'a@b.cd\r\nBcc: x@y.zz' }), 400, 'INVALID_PAYLOAD'],
	['a category that is none', json, report({ category: "x'; drop table loop_issues; --" }), 400, 'INVALID_PAYLOAD'],
	['a category of a prototype', json, report({ category: 'constructor' }), 400, 'INVALID_PAYLOAD'],
	['a name that is a number', json, report({ name: 7 }), 400, 'INVALID_PAYLOAD'],
	['a name that is a list', json, report({ name: ['a', 'b'] }), 400, 'INVALID_PAYLOAD'],
	['a name that is an object', json, report({ name: { _neq: '' } }), 400, 'INVALID_PAYLOAD'],
	['a description that is nothing', json, report({ description: null }), 400, 'INVALID_PAYLOAD'],
	['a description beyond the bound', json, report({ description: 'a'.repeat(5001) }), 400, 'INVALID_PAYLOAD'],
	['a name beyond the bound', json, report({ name: 'a'.repeat(101) }), 400, 'INVALID_PAYLOAD'],
	['an unknown key', json, report({ urgency: 'critical' }), 400, 'INVALID_PAYLOAD'],
	['a status', json, report({ status: 'archived' }), 400, 'INVALID_PAYLOAD'],
	['a foreign customer', json, report({ customer: '00000000-0000-4000-8000-000000000000' }), 400, 'INVALID_PAYLOAD'],
	['a customer of its own', json, report({ customer: { name: 'x' } }), 400, 'INVALID_PAYLOAD'],
	['a file id', json, report({ files: ['00000000-0000-4000-8000-000000000000'] }), 400, 'INVALID_PAYLOAD'],
	['a prototype key', json, `{"__proto__":{"admin":true},${report({}).slice(1)}`, 400, 'INVALID_PAYLOAD'],
	['a constructor key', json, report({ constructor: 'x', prototype: 'y' }), 400, 'INVALID_PAYLOAD'],
	['a list', json, `[${report({})}]`, 400, 'INVALID_PAYLOAD'],
	['a number', json, '7', 400, 'INVALID_PAYLOAD'],
	['broken JSON', json, '{"name":', 400, 'INVALID_PAYLOAD'],
	['a deep nest', json, `${'{"name":'.repeat(5000)}1${'}'.repeat(5000)}`, 400, 'INVALID_PAYLOAD'],
	['JSON beyond 64 kB', json, report({ description: 'a'.repeat(70_000) }), 413, 'CONTENT_TOO_LARGE'],
	['a form beyond 64 kB', form, query({ ...typed, description: 'a'.repeat(70_000) }), 413, 'CONTENT_TOO_LARGE'],
	['the same parameter twice', form, `${query(typed)}&name=b`, 400, 'INVALID_PAYLOAD'],
	['a parameter as a list', form, `${query(typed)}&name[]=b`, 400, 'INVALID_PAYLOAD'],
	['a thousand parameters', form, Array.from({ length: 1000 }, (_, n) => `a${n}=1`).join('&'), 400, 'INVALID_PAYLOAD'],
	['a form with an empty stamp', form, query({ ...typed, stamp: '' }), 400, 'INVALID_PAYLOAD'],
	['a form without a stamp whose trap is filled in', form, query({ ...typed, website: 'x' }), 400, 'INVALID_PAYLOAD'],
	['a language that is a list', json, report({ lang: ['en'] }), 400, 'INVALID_PAYLOAD'],
	['a forged stamp', form, query({ ...typed, stamp: 'lxyz.AAAA.BBBB' }), 400, 'INVALID_PAYLOAD'],
	['a form with its trap filled in', json, report({ website: 'http://spam.example' }), 400, 'INVALID_PAYLOAD'],
	['plain text', 'text/plain', 'name=a', 415, 'UNSUPPORTED_MEDIA_TYPE'],
	['XML', 'application/xml', '<name/>', 415, 'UNSUPPORTED_MEDIA_TYPE'],
	['a form of parts without a boundary', 'multipart/form-data', '--x--', 400, 'INVALID_PAYLOAD'],
	['a form of parts without parts', multipart, '', 400, 'INVALID_PAYLOAD'],
	[
		'a form of parts that is cut off',
		multipart,
		'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nabc',
		400,
		'INVALID_PAYLOAD',
	],
	[
		'a part without a name',
		multipart,
		'--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--\r\n',
		400,
		'INVALID_PAYLOAD',
	],
	['parts that are noise', multipart, `--x\r\n${'\u0000\u0001'.repeat(5000)}\r\n--x--`, 422, 'LOOP_INCOMPLETE'],
];

const followCases: readonly Case[] = [
	['nothing at all', form, '', 400, 'INVALID_PAYLOAD'],
	['an action that is none', form, 'action=archive&words=a', 400, 'INVALID_PAYLOAD'],
	['an action of a prototype', json, '{"action":"constructor","words":"a"}', 400, 'INVALID_PAYLOAD'],
	['a message without words', form, 'action=message&words=', 422, 'LOOP_INCOMPLETE'],
	[
		'a message of control characters',
		json,
		'{"action":"message","words":"\\u0000\\u202e\\u200f "}',
		422,
		'LOOP_INCOMPLETE',
	],
	['“not solved” without words', form, 'action=not_solved', 422, 'LOOP_INCOMPLETE'],
	['a confirmation without a rating', form, 'action=confirm&words=ok', 422, 'LOOP_INCOMPLETE'],
	['a rating beyond the scale', form, 'action=confirm&rating=6', 400, 'INVALID_PAYLOAD'],
	['a rating of words', form, 'action=confirm&rating=good', 400, 'INVALID_PAYLOAD'],
	['a rating of a half', json, '{"action":"confirm","rating":4.5}', 400, 'INVALID_PAYLOAD'],
	['a rating twice', form, 'action=confirm&rating=4&rating=5', 400, 'INVALID_PAYLOAD'],
	['words as an object', json, '{"action":"message","words":{"_eq":"a"}}', 400, 'INVALID_PAYLOAD'],
	['words as a number', json, '{"action":"message","words":7}', 400, 'INVALID_PAYLOAD'],
	[
		'words beyond the bound',
		json,
		JSON.stringify({ action: 'message', words: 'a'.repeat(5001) }),
		400,
		'INVALID_PAYLOAD',
	],
	['an issue of somebody else', json, '{"action":"message","words":"a","issue":1}', 400, 'INVALID_PAYLOAD'],
	['a status', form, 'action=message&words=a&status=archived', 400, 'INVALID_PAYLOAD'],
	['a prototype key', json, '{"action":"message","words":"a","__proto__":{"x":1}}', 400, 'INVALID_PAYLOAD'],
	['a list', json, '[{"action":"message","words":"a"}]', 400, 'INVALID_PAYLOAD'],
	['broken JSON', json, '{"action"', 400, 'INVALID_PAYLOAD'],
	['a body beyond 64 kB', form, `action=message&words=${'a'.repeat(70_000)}`, 413, 'CONTENT_TOO_LARGE'],
	['a form with files', multipart, '--x--', 415, 'UNSUPPORTED_MEDIA_TYPE'],
	['plain text', 'text/plain', 'action=message', 415, 'UNSUPPORTED_MEDIA_TYPE'],
];

const fileCases: readonly (readonly [name: string, files: readonly Part[], status: number])[] = [
	['a file of no bytes', [['files', { bytes: '', name: 'a.txt' }]], 400],
	[
		'a program that is called a picture',
		[['files', { bytes: 'MZ\u0090\u0000\u0003\u0000\u0000\u0000', name: 'a.jpg', type: 'image/jpeg' }]],
		415,
	],
	[
		'an archive that is called a document',
		[['files', { bytes: Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), name: 'a.docx' }]],
		415,
	],
	[
		'a page of script',
		[['files', { bytes: '<!doctype html><script>alert(1)</script>', name: 'a.txt', type: 'text/plain' }]],
		415,
	],
	[
		'a picture of script',
		[['files', { bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', name: 'a.png' }]],
		415,
	],
	[
		'noise',
		[['files', { bytes: Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 89) % 256)), name: 'a.pdf' }]],
		415,
	],
	['too many files', Array.from({ length: 4 }, (_, n): Part => ['files', { bytes: png, name: `${n}.png` }]), 400],
	['far too many files', Array.from({ length: 40 }, (_, n): Part => ['files', { bytes: png, name: `${n}.png` }]), 400],
	[
		'a file beyond the bound',
		[['files', { bytes: Buffer.concat([pdf, Buffer.alloc(1024 * 1024)]), name: 'a.pdf' }]],
		413,
	],
	[
		'a body beyond all bounds',
		[['files', { bytes: Buffer.concat([pdf, Buffer.alloc(8 * 1024 * 1024)]), name: 'a.pdf' }]],
		413,
	],
	['a file in another field', [['name', { bytes: png, name: 'a.png' }]], 400],
	[
		'one good and one bad file',
		[
			['files', { bytes: png, name: 'a.png' }],
			['files', { bytes: '\u0000', name: 'b.png' }],
		],
		415,
	],
];

describe.each(preferring('postgres', 'mysql'))('bad input to the public pages on %s', (database) => {
	let desk: Desk;
	let path: string;
	let before: Record<string, string[]>;
	beforeAll(async () => {
		desk = await openDesk({ database });
		await desk.api('PATCH', '/items/loop_settings', { report_limit: 1000, report_file_mb: 1 });
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved);
		path = await followLink(desk, issue);
		before = await quiet(desk);
	});
	afterAll(() => desk.stop());

	/** Calls from many places, as behind a proxy that the host was not told to trust. */
	const crowd = { 'x-forwarded-for': '203.0.113.7' };

	it.each(reportCases)('refuses a report with %s', async (_name, type, body, status, code) => {
		const headers = { ...crowd, accept: json, ...(type && { 'content-type': type }) };
		const answer = await desk.api<Body>('POST', '/loop/report', body, { token: null, headers });
		expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
		expect(JSON.stringify(answer.body)).not.toMatch(leak);
	});

	it.each(fileCases)('refuses a report with %s', async (_name, files, status) => {
		const parts: Part[] = [...Object.entries({ stamp: 'x', ...typed }), ...files];
		const asJson = await sendReport(desk, parts, { ...crowd, accept: json });
		expect(asJson.status, asJson.body).toBe(status);
		expect(asJson.body).not.toMatch(leak);
		const page = await sendReport(desk, parts, crowd);
		expect(page.status).toBe(status);
		expect(page.headers.get('content-type')).toContain('text/html');
	});

	it('asks for a form that was sent too soon once more, with everything typed still there', async () => {
		const { body } = await openPage(desk, '/loop/report?lang=en-US');
		const stamp = /name="stamp" value="([^"]+)"/.exec(body)?.[1] ?? '';
		const hostile = '"><script>alert(1)</script>{{7*7}}${7*7}';
		const sent = await sendReport(desk, { ...typed, stamp, website: '', name: hostile }, crowd, '?lang=en-US');
		expect(sent.status).toBe(400);
		expect(sent.body).toContain('press “Send my issue” once more');
		expect(sent.body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}${7*7}"');
		expect(sent.body.replaceAll('\r\n', '\n')).toContain(typed.description);
		expect(sent.body).not.toContain('<script');
		const trapped = await sendReport(desk, { ...typed, stamp, website: 'x' }, crowd);
		expect(trapped.status).toBe(400);
		expect(trapped.body).toContain('看不见的栏位');
	});

	it('asks a form that has been open for more than a day once more', async () => {
		// The stamp says when: one that was changed is not ours.
		const stamp = await openForm(desk);
		const [, once, signature] = stamp.split('.');
		const old = [(Date.now() - 86_500_000).toString(36), once, signature].join('.');
		expect((await sendReport(desk, { ...typed, stamp: old, website: '' }, crowd)).status).toBe(400);
	});

	it('refuses a report without end', async () => {
		const status = await new Promise<number | undefined>((resolve, reject) => {
			const call = request(`${desk.url}/loop/report`, {
				method: 'POST',
				headers: { 'content-type': multipart, 'transfer-encoding': 'chunked', ...crowd },
			});
			call.on('response', (response) => resolve(response.resume().statusCode));
			call.on('error', reject);
			call.write('--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-');
			for (let n = 0; n < 5; n += 1) call.write(Buffer.alloc(1024 * 1024, 97));
			call.end();
		});
		expect(status).toBe(413);
	});

	it('gives up a report that stands still (408), and reads only three of one caller meanwhile (429)', async () => {
		const stall = (accept: string) =>
			new Promise<{ status: number | undefined; body: string; closed: unknown }>((resolve, reject) => {
				const call = request(`${desk.url}/loop/report`, {
					method: 'POST',
					headers: { 'content-type': multipart, 'transfer-encoding': 'chunked', accept },
				});
				call.on('error', reject);
				call.on('response', (response) => {
					let body = '';
					response.on('data', (chunk: Buffer) => (body += chunk.toString()));
					response.on('end', () => {
						resolve({ status: response.statusCode, body, closed: response.headers.connection });
						call.destroy();
					});
				});
				call.write('--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nA');
			});
		const slow = [stall('text/html'), stall(json), stall(json)];
		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect((await stall(json)).status).toBe(429);
		const [page, program] = await Promise.all(slow);
		expect(page).toMatchObject({ status: 408, closed: 'close', body: expect.stringContaining('传得太慢') as string });
		expect(program).toMatchObject({
			status: 408,
			closed: 'close',
			body: expect.stringContaining('INVALID_PAYLOAD') as string,
		});
	});

	it.each(followCases)('refuses an answer with %s', async (_name, type, body, status, code) => {
		// A link of its own, so that nobody is stopped for trying too often.
		const headers = { accept: json, ...(type && { 'content-type': type }) };
		const answer = await desk.api<Body>('POST', await freshPath(), body, { token: null, headers });
		expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
		expect(JSON.stringify(answer.body)).not.toMatch(leak);
	});

	async function freshPath(): Promise<string> {
		const fresh = await followLink(desk, 1);
		const token = createHash('sha256')
			.update(fresh.split('/').pop() ?? '')
			.digest('hex');
		extra.add(token);
		return fresh;
	}
	/** Links that were made only to try with. */
	const extra = new Set<string>();

	it('shows a person the form again with what they typed and what is wrong with it', async () => {
		const hostile = '"></textarea><script>alert(1)</script>{{7*7}}';
		const sent = await sendForm(desk, path, { action: 'confirm', rating: '', words: hostile });
		expect(sent.status).toBe(422);
		expect(sent.body).not.toContain('<script');
		expect(sent.body).toContain('&quot;&gt;&lt;/textarea&gt;&lt;script&gt;');
		expect(sent.body).toContain('href="#rating"');
		expect(sent.body).toMatch(/id="action-confirm"[^>]*checked/);
	});

	it('has changed nothing by all of this', async () => {
		const after = await quiet(desk);
		const tokens = after['loop_tokens']?.filter((row) => ![...extra].some((hash) => row.includes(hash)));
		// Links that staff took for the test are on the story, and nothing else is.
		const events = after['loop_events']?.filter((row) => !row.includes('"type":"link"'));
		const stood = before['loop_events']?.filter((row) => !row.includes('"type":"link"'));
		expect({ ...after, loop_tokens: tokens, loop_events: events }).toEqual({ ...before, loop_events: stood });
		const { body } = await desk.api('GET', '/files?fields=id');
		expect(body.data).toEqual([]);
	});

	it('takes SQL, formulas and marks for the words that they are', async () => {
		const words = `'; drop table loop_issues; -- =HYPERLINK("x") ${'%_\\'} <img src=x onerror=alert(1)> {% raw %}`;
		const sent = await postReport(desk, { ...typed, description: words, name: "O'Hara; --" }, crowd);
		expect(sent.status).toBe(200);
		const found = await desk.api('GET', `/items/loop_issues?filter[number][_eq]=${String(sent.body.data['number'])}`);
		expect(found.body.data[0]?.['description']).toBe(words);
		const page = await openPage(desk, new URL(String(sent.body.data['url'])).pathname);
		expect(page.body).not.toMatch(/<img src=x/);
	});

	it.each(['', 'a', 'A'.repeat(43), `${'A'.repeat(43)}%00`, '../../items', "' or 1=1 --", '𝒳', 'a'.repeat(5000)])(
		'knows no link %j',
		async (token) => {
			for (const method of ['GET', 'POST']) {
				const where = `/loop/i/${encodeURIComponent(token)}`;
				const answer = await desk.api(method, where, undefined, { token: null, headers: { accept: json } });
				expect(answer.status).toBe(404);
				expect(JSON.stringify(answer.body)).not.toMatch(/select|loop_tokens/i);
			}
		},
	);

	it('opens no survey by the link of an issue, and no issue by the link of a survey', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved);
		const survey = await desk.api('POST', `/loop/issues/${issue}/survey`, {});
		const token = new URL(String(survey.body.data['url'])).pathname.split('/').pop() ?? '';
		expect((await openPage(desk, `/loop/i/${token}`)).status).toBe(404);
		const mine = (await followLink(desk, issue)).split('/').pop() ?? '';
		expect((await openPage(desk, `/loop/s/${mine}`)).status).toBe(404);
	});

	it('says that a link has expired (410), and does nothing by it', async () => {
		const issue = await recordIssue(desk);
		await step(desk, issue, handled, solved);
		const expired = await followLink(desk, issue);
		const hash = createHash('sha256')
			.update(expired.split('/').pop() ?? '')
			.digest('hex');
		const past = database === 'sqlite' ? 1000 : '2020-01-01 00:00:00';
		await desk.sql('update loop_tokens set expires_at = ? where hash = ?', [past, hash]);
		const page = await openPage(desk, expired);
		expect(page.status).toBe(410);
		expect(page.body).toContain('这个链接已过期');
		expect(await sendJson(desk, expired, { action: 'confirm', rating: 5 })).toMatchObject({
			status: 410,
			body: { errors: [{ extensions: { code: 'LOOP_TOKEN' } }] },
		});
		expect(await readRow(desk, issue)).toMatchObject({ status: 'feedback' });
	});

	it('stops whoever writes by one link too often (429)', async () => {
		const busy = await followLink(desk, await recordIssue(desk));
		const sent = await Promise.all(
			Array.from({ length: 14 }, (_, n) => sendJson(desk, busy, { action: 'message', words: `Nr. ${n}` })),
		);
		expect(sent.filter(({ status }) => status === 200)).toHaveLength(10);
		expect(sent.filter(({ status }) => status === 429)).toHaveLength(4);
	});

	it('stops guessing at links, and lets good ones through meanwhile (429)', async () => {
		const good = await followLink(desk, await recordIssue(desk));
		const codes = new Set<number>();
		for (let round = 0; round < 35; round += 1) {
			const guesses = Array.from({ length: 10 }, (_, n) => openPage(desk, `/loop/i/guess-${round}-${n}`));
			for (const { status } of await Promise.all(guesses)) codes.add(status);
		}
		expect([...codes].sort()).toEqual([404, 429]);
		expect((await openPage(desk, good)).status).toBe(200);
	});

	it('stops an address that reports too often, and not whoever shares one behind a proxy (429)', async () => {
		await desk.api('PATCH', '/items/loop_settings', { report_limit: 2 });
		const seen: number[] = [];
		for (let n = 0; n < 4; n += 1) seen.push((await postReport(desk, { ...typed, phone: `1390000000${n}` })).status);
		expect(seen).toEqual([200, 200, 429, 429]);
		const limited = await sendReport(desk, { ...typed, stamp: await openForm(desk), website: '' });
		expect(limited.status).toBe(429);
		expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
		const bare = await desk.api('POST', '/loop/report', query(typed), {
			token: null,
			headers: { 'content-type': form },
		});
		expect(bare.status).toBe(429);
		for (let n = 4; n < 8; n += 1) {
			expect((await postReport(desk, { ...typed, phone: `1390000000${n}` }, crowd)).status).toBe(200);
		}
	});
});
