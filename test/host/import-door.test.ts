import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './harness/desk';
import { importInto, settle } from './import/desk';

const file = '客户ID,名称\nC001,甲';

describe('the door of the import', () => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database: 'sqlite' });
		await desk.api('PATCH', '/items/loop_settings', { import_max_rows: 20, import_max_mb: 1 });
	});
	afterAll(() => desk.stop());

	const refusal = async (...call: Parameters<typeof importInto> extends [Desk, ...infer Rest] ? Rest : never) => {
		await settle(desk);
		const before = await desk.dump();
		const { status, error } = await importInto(desk, ...call);
		expect(await desk.dump()).toEqual(before);
		return [status, error?.extensions.reason ?? error?.extensions.code];
	};

	it('is shut to strangers, to viewers and to users of nothing of ours', async () => {
		expect(await refusal('customers', file, { token: null })).toEqual([401, 'INVALID_CREDENTIALS']);
		for (const role of ['viewer', null]) {
			const { id, token } = await desk.createUser(role);
			expect(await refusal('customers', file, { token })).toEqual([403, 'FORBIDDEN']);
			await desk.api('DELETE', `/users/${id}`);
		}
	});

	it('is open to an agent, and tells the report in the agent’s language', async () => {
		const { id, token } = await desk.createUser('agent');
		const rows = '客户ID,名称,维护专员\nC001,甲,谁';
		const { report } = await importInto(desk, 'customers', rows, { token, dryRun: true });
		expect(report.rows[0]?.problems[0]?.message).toBe('“谁”不是系统用户,已按文字保存。');
		await desk.api('PATCH', `/users/${id}`, { language: 'en-US' });
		const english = await importInto(desk, 'customers', rows, { token, dryRun: true });
		expect(english.report.rows[0]?.problems[0]?.message).toBe('“谁” is no user here; the name is kept as text.');
		await importInto(desk, 'customers', rows, { token });
		await importInto(desk, 'issues', '问题编号,客户ID,问题描述,处理进度\nA1,C001,a,处理中', { token });
		const [issue] = await desk.sql("select owner, recorded_by from loop_issues where number = 'A1'");
		expect(issue).toEqual({ owner: id, recorded_by: id });
	});

	it('wants to know which table, and knows only its own parameters', async () => {
		for (const table of [
			'',
			'users',
			'loop_customers',
			'customers&table=issues',
			'customers&dry_run=maybe',
			'customers&x=1',
		]) {
			expect([table, ...(await refusal(table, file))]).toEqual([table, 400, expect.any(String)]);
		}
	});

	it('takes the file itself and nothing else', async () => {
		expect(await refusal('customers', '{"a":1}', { type: 'application/json' })).toEqual([415, 'wrong_type']);
		expect(await refusal('customers', file, { type: 'multipart/form-data; boundary=x' })).toEqual([415, 'wrong_type']);
		const packed = { headers: { 'content-encoding': 'gzip' } };
		expect(await refusal('customers', file, packed)).toEqual([415, 'wrong_type']);
	});

	it.each([
		['empty', 400, 'customers', ''],
		['empty', 400, 'customers', '\n\n,,\n'],
		['missing_columns', 400, 'customers', '名称,行业\n甲,乙'],
		['missing_columns', 400, 'issues', file],
		['missing_columns', 400, 'customers', 'just some words'],
		['broken_quotes', 400, 'customers', `${file}\nC002,"乙`],
		['broken_quotes', 400, 'customers', `${file}\nC002,"乙"丙",丁\n`],
		['not_a_table', 400, 'customers', new Uint8Array([0, 1, 2, 3, 0, 0])],
		['old_format', 400, 'customers', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
		['broken_workbook', 400, 'customers', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9])],
		['too_many_rows', 413, 'customers', `客户ID,名称\n${'C1,a\n'.repeat(21)}`],
		['too_large', 413, 'customers', `客户ID,名称\nC1,${'a'.repeat(1024 * 1024)}`],
		['too_large', 413, 'customers', `客户ID,名称\nC1,${'a'.repeat(20 * 1024 * 1024)}`],
	])('refuses a whole file as %s (%i)', async (code, status, table, bytes) => {
		expect(await refusal(table, bytes, { type: 'application/octet-stream' })).toEqual([status, code]);
	});

	it('says which columns are missing, in the caller’s language', async () => {
		const zh = await importInto(desk, 'issues', '问题编号\nW1', { headers: { 'accept-language': 'zh-CN' } });
		const en = await importInto(desk, 'issues', '问题编号\nW1', { headers: { 'accept-language': 'en' } });
		expect(zh.error?.message).toContain('缺少必需的列:客户ID、问题描述');
		expect(en.error?.message).toContain('These columns are missing: Customer ID, Description');
	});

	it('finds the headings below a title', async () => {
		const { report } = await importInto(
			desk,
			'customers',
			`表1 客户分层表,\n2024年,\n\n${file.replace('C001', 'T001')}`,
		);
		expect(report.rows).toMatchObject([{ row: 5, result: 'taken' }]);
	});

	it('gives the refused rows back with what they hold, to whoever asks for it', async () => {
		const broken = `${file}\nC002,,\nC001,again`;
		const plain = await importInto(desk, 'customers', broken, { dryRun: true });
		expect(JSON.stringify(plain.report)).not.toContain('cells');
		const { report } = await importInto(desk, 'customers&cells=true', broken, { dryRun: true });
		expect(report.headings).toEqual(['客户ID', '名称']);
		expect(report.rows.map(({ row, cells }) => [row, cells])).toEqual([
			[2, undefined],
			[3, ['C002', '', '']],
			[4, ['C001', 'again']],
		]);
	});

	it('takes nothing that would work on a reader’s screen or in the database', async () => {
		const odd = `"Robert'); DROP TABLE loop_customers;--"`;
		const names = ['=HYPERLINK("x")', '<script>alert(1)</script>', '{{7*7}}', 'a\u0007b\u202Ec', '__proto__'];
		const rows = names.map((name, index) => `S${index},"${name.replaceAll('"', '""')}"`);
		const { report } = await importInto(desk, 'customers', ['客户ID,名称', ...rows, `S9,${odd}`].join('\n'));
		expect(report.taken).toBe(6);
		const stored = await desk.sql("select name from loop_customers where number like 'S%' order by number");
		expect(stored.map(({ name }) => name)).toEqual([...names.with(3, 'abc'), odd.slice(1, -1)]);
	});
});

describe('a host that remembers its answers', () => {
	it('shows what was imported at once', async () => {
		const desk = await openDesk({ database: 'sqlite', env: { CACHE_ENABLED: 'true', CACHE_STORE: 'memory' } });
		const count = async () => (await desk.api('GET', '/items/loop_customers?fields=number')).body.data.length;
		expect([await count(), await count()]).toEqual([0, 0]);
		await importInto(desk, 'customers', file, { dryRun: true });
		expect(await count()).toBe(0);
		await importInto(desk, 'customers', file);
		expect(await count()).toBe(1);
		await desk.stop();
	});
});
