import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { counts, gb18030, importInto, readToolkit, refusals, settle, toolkit, xlsx } from './import/desk';

const all = { taken: 0, changed: 0, unchanged: 0, refused: 0 };
const tables = Object.entries(toolkit);

describe.each(preferring('sqlite', 'postgres'))('the import of the toolkit on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database });
	});
	afterAll(() => desk.stop());

	const one = async (query: string) => {
		const { body } = await desk.api<{ data: Record<string, unknown>[] }>('GET', `/items/${query}`);
		return body.data[0] ?? {};
	};

	it('takes its four tables as they are', async () => {
		const taken: Record<string, number> = {};
		for (const [table, file] of tables) {
			const { status, report } = await importInto(desk, table, readToolkit(file));
			expect([status, counts(report)]).toEqual([200, { ...all, taken: report.rows.length }]);
			expect(report.rows.map(({ row }) => row)).toEqual(report.rows.map((_, index) => index + 2));
			for (const { id } of report.rows) expect(id).toBeTruthy();
			taken[table] = report.taken;
		}
		expect(taken).toEqual({ customers: 3, issues: 2, contacts: 2, answers: 3 });
		await settle(desk);
	});

	it('keeps a customer as the table has it, the name of whoever is no user as text with a note', async () => {
		const customer = await one('loop_customers?filter[number]=C001&fields=*');
		expect(customer).toMatchObject({
			name: 'A公司',
			industry: '制造业',
			size_min: 500,
			size_max: 1000,
			tier: 'high_value',
			core_need: '供应链效率优化',
			owner: null,
			owner_name: '张经理',
			stage: 'active',
			satisfaction: null,
		});
		expect(Number(customer['yearly_spend'])).toBe(500_000);
		const { report } = await importInto(desk, 'customers', '客户ID,名称,维护专员,维护频率,备注\nC901,甲,无此人,每周,x');
		expect(report.rows[0]?.problems).toMatchObject([{ column: '维护专员', code: 'no_user', level: 'note' }]);
		expect(report.notes.map(({ column, code }) => [column, code])).toEqual([
			['备注', 'unknown_column'],
			['维护频率', 'derived_column'],
		]);
	});

	it('walks an issue that is done through every step, at the times of the table', async () => {
		const issue = await one('loop_issues?filter[number]=W20240501&fields=*');
		expect(issue).toMatchObject({
			status: 'archived',
			urgency: 'urgent',
			source: 'import',
			imported: true,
			owner_name: '技术部赵工',
			department: 'engineering',
			rating: 4,
			confirmed_by: 'phone',
			customer_words: '问题已解决，后续需加强监控',
			next_due: null,
		});
		const times = ['submitted_at', 'solved_at', 'archived_at', 'expected_at'].map((at) => new Date(String(issue[at])));
		expect(times.map((at) => at.toISOString())).toEqual([
			'2024-05-01T06:00:00.000Z',
			'2024-05-02T09:30:00.000Z',
			'2024-05-02T09:30:00.000Z',
			'2024-05-02T10:00:00.000Z',
		]);
		const { body } = await desk.api<{ data: Record<string, unknown>[] }>(
			'GET',
			`/items/loop_events?filter[issue]=${String(issue['id'])}&sort=id&fields=type,from,to,data,actor`,
		);
		expect(body.data.map(({ type, from, to }) => [type, from, to])).toEqual([
			['step', null, 'recorded'],
			['step', 'recorded', 'handling'],
			['step', 'handling', 'feedback'],
			['step', 'feedback', 'archived'],
		]);
		for (const event of body.data) {
			expect(event['data']).toMatchObject({ via: 'import' });
			expect(event['actor']).toBe(issue['recorded_by']);
		}
		expect(await one('loop_issues?filter[number]=W20240502&fields=*')).toMatchObject({
			status: 'handling',
			urgency: 'normal',
			owner: issue['recorded_by'],
			owner_name: '财务部钱会计',
			department: 'finance',
			next_due: 'commit',
		});
	});

	it('keeps contacts and answers, and what is personal only sealed', async () => {
		const contact = await one('loop_contacts?sort=id&fields=*');
		expect(contact).toMatchObject({
			method: 'phone',
			kind: 'care',
			direction: 'out',
			by_name: '张经理',
			follow_up_owner_name: '张经理',
			follow_up: '产品部评估需求，6月10日前反馈',
		});
		expect(String(contact['follow_up_due']).slice(0, 10)).toBe('2024-05-10');
		const answer = await one('loop_responses?filter[channel]=import&sort=id&fields=*');
		expect(answer).toMatchObject({ survey: 'satisfaction', overall: 8, nps: 9, contact: '138****8000' });
		expect(answer['scores']).toEqual({ quality: 9, speed: 7, effect: 8, care: 8, overall: 8 });
		expect(await one('loop_customers?filter[number]=C001&fields=*')).toMatchObject({
			phone: '138****8000',
			contact_person: '陈总',
		});
		expect(await one('loop_customers?filter[number]=C002&fields=*')).toMatchObject({ email: 'z***@example.com' });
		expect(JSON.stringify(await desk.dump())).not.toMatch(/138 ?0013 ?8000|zhou@example/);
	});

	it.each([
		['the same files', (text: string) => text],
		['the same in GB18030', gb18030],
		['the same as workbooks', xlsx],
	])('changes nothing by %s a second time', async (_what, write) => {
		await settle(desk);
		const before = await desk.dump();
		for (const [table, file] of tables) {
			const { report } = await importInto(desk, table, await write(readToolkit(file)), {
				type: 'application/octet-stream',
			});
			expect([table, counts(report)]).toEqual([table, { ...all, unchanged: report.rows.length }]);
		}
		expect(await desk.dump()).toEqual(before);
	});

	it('takes the English tables twice', async () => {
		for (const again of [false, true]) {
			const customers = await importInto(desk, 'customers', readToolkit('customer-tiers.en.csv'));
			const issues = await importInto(desk, 'issues', readToolkit('issue-tracking.en.csv'));
			const word = again ? 'unchanged' : 'taken';
			expect(counts(customers.report)).toEqual({ ...all, [word]: 3 });
			// Both languages number their example issues alike: these numbers are taken, one of them archived.
			if (!again) expect(refusals(issues.report.rows)).toEqual(['2: Description LOOP_FROZEN']);
		}
		const renumbered = readToolkit('issue-tracking.en.csv').replaceAll('W2024', 'E2024');
		expect(counts((await importInto(desk, 'issues', renumbered)).report)).toEqual({ ...all, taken: 2 });
		expect(counts((await importInto(desk, 'issues', renumbered)).report)).toEqual({ ...all, unchanged: 2 });
		expect(await one('loop_issues?filter[number]=E20240501&fields=*')).toMatchObject({
			status: 'archived',
			department: 'engineering',
			rating: 4,
		});
	});
});
