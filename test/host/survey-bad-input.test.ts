import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { quiet } from './harness/quiet';
import { openDesk, type Body, type Desk } from './harness/desk';
import { askLink, kind, readResponses, sendForm, sendJson, solveIssue } from './survey-desk';

const form = 'application/x-www-form-urlencoded';

describe.each(preferring('postgres', 'mysql'))('bad input to the survey on %s', (database) => {
	let desk: Desk;
	let path: string;
	let before: Record<string, string[]>;
	beforeAll(async () => {
		desk = await openDesk({ database });
		path = await askLink(desk, await solveIssue(desk));
		before = await quiet(desk);
	});
	afterAll(() => desk.stop());

	const send = (type: string | undefined, body: string | Uint8Array, accept = 'application/json', where = path) =>
		desk.api<Body | string>('POST', where, body, {
			token: null,
			headers: { accept, ...(type === undefined ? {} : { 'content-type': type }) },
		});

	it.each([
		['nothing at all', form, '', 422, 'LOOP_INCOMPLETE'],
		['no overall score', form, 'quality=9&reason=a', 422, 'LOOP_INCOMPLETE'],
		['a score beyond the scale', form, 'overall=11', 400, 'INVALID_PAYLOAD'],
		['a score of words', form, 'overall=good', 400, 'INVALID_PAYLOAD'],
		['a parameter twice', form, 'overall=8&overall=9', 400, 'INVALID_PAYLOAD'],
		['the same parameter twice alike', form, 'overall=8&overall=8', 400, 'INVALID_PAYLOAD'],
		['a parameter as a list', form, 'overall[]=8', 400, 'INVALID_PAYLOAD'],
		['a parameter as an object', form, 'overall[$gt]=8', 400, 'INVALID_PAYLOAD'],
		['a prototype key', form, 'overall=8&__proto__[admin]=1&constructor=1', 400, 'INVALID_PAYLOAD'],
		['a key of the row', form, 'overall=8&customer=1', 400, 'INVALID_PAYLOAD'],
		['the status of the issue', form, 'overall=8&status=archived', 400, 'INVALID_PAYLOAD'],
		[
			'a thousand parameters',
			form,
			Array.from({ length: 1000 }, (_, n) => `a${n}=1`).join('&'),
			400,
			'INVALID_PAYLOAD',
		],
		['words beyond the bound', form, `overall=8&reason=${'a'.repeat(2001)}`, 400, 'INVALID_PAYLOAD'],
		[
			'SQL for a score',
			form,
			`overall=${encodeURIComponent("8'); drop table loop_issues; --")}`,
			400,
			'INVALID_PAYLOAD',
		],
		['a body beyond 64 kB', form, `overall=8&reason=${'a'.repeat(70_000)}`, 413, 'CONTENT_TOO_LARGE'],
		[
			'JSON beyond 64 kB',
			'application/json',
			JSON.stringify({ overall: 8, reason: 'a'.repeat(70_000) }),
			413,
			'CONTENT_TOO_LARGE',
		],
		['broken JSON', 'application/json', '{"overall":8', 400, 'INVALID_PAYLOAD'],
		['a JSON list', 'application/json', '[{"overall":8}]', 400, 'INVALID_PAYLOAD'],
		['a JSON number', 'application/json', '8', 400, 'INVALID_PAYLOAD'],
		['a JSON prototype', 'application/json', '{"overall":8,"__proto__":{"solved":true}}', 400, 'INVALID_PAYLOAD'],
		['a filter for a score', 'application/json', '{"overall":{"_gt":1}}', 400, 'INVALID_PAYLOAD'],
		['a deep nest', 'application/json', `${'{"scores":'.repeat(5000)}1${'}'.repeat(5000)}`, 400, 'INVALID_PAYLOAD'],
		['a form with files', 'multipart/form-data; boundary=x', '--x--', 415, 'UNSUPPORTED_MEDIA_TYPE'],
		['plain text', 'text/plain', 'overall=8', 415, 'UNSUPPORTED_MEDIA_TYPE'],
		['XML', 'application/xml', '<overall>8</overall>', 415, 'UNSUPPORTED_MEDIA_TYPE'],
	])('refuses %s', async (_name, type, body, status, code) => {
		const answer = await send(type, body);
		expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
		expect(JSON.stringify(answer.body)).not.toMatch(/select |loop_tokens|node_modules/i);
	});

	it('refuses a body without end', async () => {
		const status = await new Promise<number | undefined>((resolve, reject) => {
			const call = request(desk.url + path, {
				method: 'POST',
				headers: { 'content-type': form, 'transfer-encoding': 'chunked' },
			});
			call.on('response', (response) => resolve(response.resume().statusCode));
			call.on('error', reject);
			call.write(`overall=8&reason=${'a'.repeat(40_000)}`);
			call.end('a'.repeat(40_000));
		});
		expect(status).toBe(413);
	});

	it('shows a person the form again with what they typed and what is wrong with it', async () => {
		const typed = { ...kind, overall: '', speed: '12', reason: '"><script>alert(1)</script>{{7*7}}', contact: 'a"b' };
		const { status, body, headers } = await sendForm(desk, path, typed);
		expect(status).toBe(400);
		expect(headers.get('content-type')).toContain('text/html');
		expect(body).not.toContain('<script');
		expect(body).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}');
		expect(body).toContain('value="a&quot;b"');
		expect(body).toMatch(/id="quality-9"[^>]*checked/);
		expect(body).toContain('href="#overall-1"');
		expect(body.match(/class="problem"/g)).toHaveLength(2);
	});

	it('has changed nothing by all of this', async () => {
		expect(await desk.dump()).toEqual(before);
	});

	it.each([
		'',
		'a',
		'A'.repeat(43),
		`${'A'.repeat(43)}%00`,
		'../../items',
		'%2e%2e%2fusers',
		"' or 1=1 --",
		'𝒳',
		'a'.repeat(5000),
	])('knows no token %j', async (token) => {
		const where = `/loop/s/${encodeURIComponent(token)}`;
		for (const method of ['GET', 'POST']) {
			const asJson = await desk.api(method, where, undefined, { token: null, headers: { accept: 'application/json' } });
			expect(asJson.status).toBe(404);
			expect(JSON.stringify(asJson.body)).not.toMatch(/select|loop_tokens/i);
		}
	});

	it('shows a friendly page for an unknown token, in the browser’s language', async () => {
		const where = `/loop/s/${'A'.repeat(43)}`;
		const pages = await Promise.all(
			['en-GB,en;q=0.9', 'zh-TW,zh;q=0.9', ''].map((language) =>
				desk.api<string>('GET', where, undefined, {
					token: null,
					headers: { accept: 'text/html', 'accept-language': language },
				}),
			),
		);
		expect(pages.map(({ status }) => status)).toEqual([404, 404, 404]);
		expect(pages[0]?.body).toContain('We cannot find this page');
		expect(pages[1]?.body).toContain('找不到这个页面');
		expect(pages[2]?.body).toContain('找不到这个页面');
	});

	it('says that a link has expired (410), and takes no answer by it', async () => {
		const expired = await askLink(desk, await solveIssue(desk));
		const token = expired.split('/').pop() ?? '';
		const { createHash } = await import('node:crypto');
		const past = database === 'sqlite' ? 1000 : '2020-01-01 00:00:00';
		await desk.sql('update loop_tokens set expires_at = ? where hash = ?', [
			past,
			createHash('sha256').update(token).digest('hex'),
		]);
		const page = await desk.api<string>('GET', expired, undefined, { token: null, headers: { accept: 'text/html' } });
		expect(page.status).toBe(410);
		expect(page.body).toContain('这个链接已过期');
		expect((await sendForm(desk, expired, kind)).status).toBe(410);
		expect(await sendJson(desk, expired, { overall: 8 })).toMatchObject({
			status: 410,
			body: { errors: [{ extensions: { code: 'LOOP_TOKEN' } }] },
		});
	});

	it('opens nothing else by a token of another row', async () => {
		const [mine, other] = [await solveIssue(desk), await solveIssue(desk)];
		await askLink(desk, other);
		await sendJson(desk, await askLink(desk, mine), { overall: 9 });
		expect((await readResponses(desk, other))[0]).toMatchObject({ answered_at: null, overall: null });
	});

	it('stops whoever tries one link too often, and only there (429)', async () => {
		const [busy, calm] = [await askLink(desk, await solveIssue(desk)), await askLink(desk, await solveIssue(desk))];
		const open = (where: string, accept: string) =>
			desk.api<string>('GET', where, undefined, { token: null, headers: { accept } });
		const seen = await Promise.all(Array.from({ length: 70 }, () => open(busy, 'application/json')));
		expect(seen.filter(({ status }) => status === 200)).toHaveLength(60);
		const limited = await open(busy, 'text/html');
		expect(limited.status).toBe(429);
		expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(limited.body).toContain('请稍等一下');
		expect((await open(calm, 'text/html')).status).toBe(200);
	});

	it('stops guessing at tokens, and lets good ones through meanwhile (429)', async () => {
		const good = await askLink(desk, await solveIssue(desk));
		const codes = new Set<number>();
		for (let round = 0; round < 35; round += 1) {
			const guesses = Array.from({ length: 10 }, (_, n) =>
				desk.api('GET', `/loop/s/guess-${round}-${n}`, undefined, { token: null }),
			);
			for (const { status } of await Promise.all(guesses)) codes.add(status);
		}
		expect([...codes].sort()).toEqual([404, 429]);
		expect((await desk.api('GET', good, undefined, { token: null })).status).toBe(200);
	});
});
