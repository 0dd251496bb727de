import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { counts, importInto, refusals, settle, xlsx } from './import/desk';

const all = { taken: 0, changed: 0, unchanged: 0, refused: 0 };
const issueHead = '问题编号,客户ID,问题描述,提交时间,紧急程度,处理负责人,处理进度,实际解决时间,客户满意度,客户反馈';

describe.each(databases)('the rows of an import on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database });
		await importInto(desk, 'customers', '客户ID,名称\nC001,甲\nC002,乙\nC003,丙');
	});
	afterAll(() => desk.stop());

	const one = async (query: string) => {
		const { body } = await desk.api<{ data: Record<string, unknown>[] }>('GET', `/items/${query}`);
		return body.data[0] ?? {};
	};
	const importIssues = (...rows: string[]) => importInto(desk, 'issues', [issueHead, ...rows].join('\n'));

	it('are taken but for the ten of a thousand that are broken, and these are named', async () => {
		const rows = Array.from({ length: 1000 }, (_, index) => `K${index},公司${index},100-200人,12个月,5万,潜力,3`);
		const broken: [number, string, string][] = [
			[10, ',没有编号,100,1年,5万,新,', '客户ID required'],
			[111, 'K111,,100,1年,5万,新,', '客户名称 required'],
			[222, 'K222,公司,很多,1年,5万,新,', '规模 not_a_size'],
			[333, 'K333,公司,100,很久,5万,新,', '合作时长 not_a_length'],
			[444, 'K444,公司,100,1年,五万块,新,', '年消费额 not_a_number'],
			[555, 'K555,公司,100,1年,5万,白金,', '分层等级 unknown_choice'],
			[666, 'K665,公司,100,1年,5万,新,', ' duplicate'],
			[777, `K777,${'长'.repeat(300)},100,1年,5万,新,`, '客户名称 too_long'],
			[888, 'K888,公司,100,1年,500,000,新,制造', ' too_many_cells'],
			[999, 'K999,公司\uFFFD,100,1年,5万,新,', '客户名称 unreadable_text'],
		];
		for (const [at, row] of broken) rows[at] = row;
		const file = ['客户ID,客户名称,规模,合作时长,年消费额,分层等级,行业', ...rows].join('\r\n');
		const { status, report } = await importInto(desk, 'customers', file);
		expect([status, counts(report)]).toEqual([200, { ...all, taken: 990, refused: 10 }]);
		expect(refusals(report.rows)).toEqual(broken.map(([at, , why]) => `${at + 2}: ${why}`));
		const [count] = await desk.sql("select count(*) as n from loop_customers where number like 'K%'");
		expect(Number(count?.['n'])).toBe(990);
	});

	it('that the database itself will not have keep out only themselves', async () => {
		const rows = Array.from({ length: 300 }, (_, index) => `D${index},公司,${index === 77 ? '9000000000000' : '5万'}`);
		const narrow = database === 'sqlite' ? 'sqlite takes any number' : '';
		const trigger =
			"create trigger stop_d77 before insert on loop_customers when new.number = 'D77' begin select raise(abort, 'no'); end";
		if (narrow) await desk.sql(trigger);
		const file = ['客户ID,名称,年消费额', ...rows].join('\n');
		const { report } = await importInto(desk, 'customers', file);
		if (narrow) {
			await desk.sql('drop trigger stop_d77');
			expect(counts(report)).toEqual({ ...all, taken: 299, refused: 1 });
			expect(refusals(report.rows)).toEqual(['79:  not_stored']);
		} else expect(counts(report)).toEqual({ ...all, taken: 300 });
	});

	it('change what a changed cell says, and an empty cell changes nothing', async () => {
		const head = '客户ID,名称,规模,合作时长,年消费额,分层,联系方式';
		const first = `${head}\nX1,甲,100+,24个月,5万,新客户,13800138000`;
		expect(counts((await importInto(desk, 'customers', first)).report)).toEqual({ ...all, taken: 1 });
		expect(counts((await importInto(desk, 'customers', first)).report)).toEqual({ ...all, unchanged: 1 });
		const before = await one('loop_customers?filter[number]=X1&fields=*');
		const empty = `${head}\nX1,甲,,-,—,无,`;
		expect(counts((await importInto(desk, 'customers', empty)).report)).toEqual({ ...all, unchanged: 1 });
		for (const [cells, changed] of [
			['X1,甲,50以下,24个月,5万,新客户,13800138000', { size_min: null, size_max: 50 }],
			['X1,甲,50以下,36个月,5万,新客户,13800138000', {}],
			['X1,甲,50以下,36个月,6万,新客户,13800138000', {}],
			['X1,甲,50以下,36个月,6万,流失风险,13800138000', { tier: 'churn_risk' }],
			['X1,甲,50以下,36个月,6万,流失风险,13900139000', { phone: '139****9000' }],
			['X1,甲,50以下,36个月,6万,流失风险,a@example.com', { email: 'a***@example.com', phone: '139****9000' }],
		] as const) {
			const file = `${head}\n${cells}`;
			expect(counts((await importInto(desk, 'customers', file)).report)).toEqual({ ...all, changed: 1 });
			expect(counts((await importInto(desk, 'customers', file)).report)).toEqual({ ...all, unchanged: 1 });
			expect(await one('loop_customers?filter[number]=X1&fields=*')).toMatchObject(changed);
		}
		expect((await one('loop_customers?filter[number]=X1&fields=*'))['since']).not.toBe(before['since']);
	});

	it('of issues follow the law: an archived one is frozen, and only that row is refused', async () => {
		const done = 'L1,C001,坏了,2024-05-01,紧急,赵工,已完成,2024-05-02,4,好';
		const open = 'L2,C002,慢,2024-05-01,普通,钱会计,处理中,,,';
		expect(counts((await importIssues(done, open)).report)).toEqual({ ...all, taken: 2 });
		const frozen = [
			done.replace('坏了', '坏了!'),
			done.replace('紧急', '普通'),
			done.replace('赵工', '孙工'),
			done.replace('已完成', '处理中'),
			done.replace('05-02', '05-03'),
			done.replace(',4,', ',5,'),
			done.replace(',好', ',不好'),
			done.replace('C001', 'C003'),
			done.replace('05-01', '04-30'),
		];
		for (const row of frozen) {
			const { report } = await importIssues(row, open);
			expect([row, counts(report)]).toEqual([row, { ...all, unchanged: 1, refused: 1 }]);
			expect(refusals(report.rows)[0]).toMatch(/LOOP_FROZEN$/);
		}
		const { report } = await importIssues(done.replace('好', '不好'), open.replace('慢', '很慢'));
		expect(counts(report)).toEqual({ ...all, changed: 1, refused: 1 });
		expect(await one('loop_issues?filter[number]=L1&fields=*')).toMatchObject({ customer_words: '好' });
		expect(await one('loop_issues?filter[number]=L2&fields=*')).toMatchObject({ description: '很慢' });
	});

	it('of issues walk on when the table does, and never back', async () => {
		const row = (progress: string, rest = ',,') => `M1,C001,坏了,2024-05-01,普通,赵工,${progress},${rest}`;
		expect((await importIssues(row('待处理'))).report.taken).toBe(1);
		expect(await one('loop_issues?filter[number]=M1&fields=*')).toMatchObject({ status: 'recorded', owner: null });
		await settle(desk);
		expect(await one('loop_issues?filter[number]=M1&fields=*')).toMatchObject({ next_due: 'first_response' });
		expect((await importIssues(row('处理中'))).report.changed).toBe(1);
		expect((await importIssues(row('已完成', '2024-05-02,,'))).report.rows[0]?.problems.at(-1)).toMatchObject({
			column: '客户满意度',
			code: 'no_rating',
			level: 'note',
		});
		expect(await one('loop_issues?filter[number]=M1&fields=*')).toMatchObject({ status: 'feedback' });
		expect((await importIssues(row('处理中'))).report.rows[0]).toMatchObject({
			result: 'unchanged',
			problems: [{ code: 'desk_is_ahead' }],
		});
		expect((await importIssues(row('已完成', '2024-05-02,5,谢谢'))).report.changed).toBe(1);
		expect(await one('loop_issues?filter[number]=M1&fields=*')).toMatchObject({
			status: 'archived',
			rating: 5,
			customer_words: '谢谢',
		});
	});

	it('of an issue that the desk recorded itself are steps like any others: now, told to the customer, asked about', async () => {
		const { id: customer } = await one('loop_customers?filter[number]=C001&fields=id');
		const { body } = await desk.api('POST', '/items/loop_issues', { customer, description: '坏了' });
		const { id, number, submitted_at: submitted } = body.data;
		const row = `${String(number)},C001,坏了,,普通,赵工,已完成,2024-05-02,5,谢谢`;
		expect((await importIssues(row)).report).toMatchObject({ changed: 1, refused: 0 });
		await settle(desk);
		const issue = await one(`loop_issues?filter[id]=${String(id)}&fields=*`);
		expect(issue).toMatchObject({ status: 'archived', rating: 5, submitted_at: submitted });
		for (const moment of ['solved_at', 'archived_at', 'first_response_at'])
			expect([moment, String(issue[moment]) >= String(submitted)]).toEqual([moment, true]);
		const told = await desk.sql('select kind from loop_outbox where issue = ? order by id', [id]);
		expect(told.map(({ kind }) => kind)).toEqual(['received', 'working', 'solved', 'archived']);
		expect(await desk.sql('select id from loop_responses where issue = ?', [id])).toHaveLength(1);
		expect((await importIssues(row)).report).toMatchObject({ unchanged: 1, refused: 0 });
	});

	it('of issues that the customer has sent back are not closed again by an old table', async () => {
		const row = 'N1,C001,坏了,2024-05-01,普通,赵工,已完成,2024-05-02,4,好';
		await importIssues(row);
		const { id } = await one('loop_issues?filter[number]=N1&fields=id');
		const back = { status: 'handling', reopen_reason: '又坏了' };
		expect((await desk.api('PATCH', `/items/loop_issues/${String(id)}`, back)).status).toBe(200);
		await settle(desk);
		const before = await desk.dump();
		const { report } = await importIssues(row);
		expect(report.rows[0]).toMatchObject({ result: 'unchanged', problems: [{ code: 'desk_is_ahead' }] });
		expect(await desk.dump()).toEqual(before);
	});

	it('that name a customer or an issue that is not there are refused', async () => {
		expect(refusals((await importIssues('P1,C999,坏了,2024-05-01,,,,,,')).report.rows)).toEqual([
			'2: 客户ID unknown_customer',
		]);
		const contacts =
			'日期,客户ID,方式,摘要,问题编号\n2024-05-01,C999,电话,a,\n2024-05-01,C001,电话,a,W0\n2024-05-01,C001,电话,a,';
		const { report } = await importInto(desk, 'contacts', contacts);
		expect(counts(report)).toEqual({ ...all, taken: 1, refused: 2 });
		const answers = await importInto(desk, 'answers', '客户ID,整体满意度\nC999,5');
		expect(refusals(answers.report.rows)).toEqual(['2: 客户ID unknown_customer']);
	});

	it('give a person’s name to the user who bears it', async () => {
		const [role] = await desk.sql("select role from directus_users where email = 'admin@example.com'");
		const { id } = await desk.createUser(String(role?.['role']));
		await desk.api('PATCH', `/users/${id}`, { first_name: '丽', last_name: '王' });
		await importInto(desk, 'customers', '客户ID,名称,维护专员\nU1,甲,王丽');
		expect(await one('loop_customers?filter[number]=U1&fields=*')).toMatchObject({ owner: id, owner_name: null });
		const { report } = await importIssues('U1,U1,坏了,2024-05-01,,王 丽,处理中,,,');
		expect(report.rows[0]?.problems).toEqual([]);
		expect(await one('loop_issues?filter[number]=U1&fields=*')).toMatchObject({ owner: id, owner_name: null });
		await desk.api('DELETE', `/users/${id}`);
	});

	it('with numbers of the desk’s own kind are counted, so that no number is given twice', async () => {
		const { body } = await desk.api('POST', '/items/loop_issues', { customer: await idOf('C001'), description: 'a' });
		const [, day = '', sequence = ''] = /^(W\d{8}-)(\d+)$/.exec(String(body.data['number'])) ?? [];
		const next = (ahead: number) => `${day}${String(Number(sequence) + ahead).padStart(3, '0')}`;
		expect((await importIssues(`${next(3)},C001,导入,2024-05-01,,,,,,`)).report.taken).toBe(1);
		const after = await desk.api('POST', '/items/loop_issues', { customer: await idOf('C001'), description: 'b' });
		expect(after.body.data['number']).toBe(next(4));
	});

	it('of answers mend the one before, and another customer’s or a dated one is new', async () => {
		const head = '客户ID,产品质量,整体满意度,净推荐值,原因,联系方式,对接人';
		const send = (...rows: string[]) => importInto(desk, 'answers', [head, ...rows].join('\n'));
		expect((await send('C003,8,9,10,好,x@example.com,陈总')).report.taken).toBe(1);
		expect((await send('C003,8,9,10,好,x@example.com,陈总')).report.unchanged).toBe(1);
		expect((await send('C003,8,7,10,好,x@example.com,陈总')).report.changed).toBe(1);
		expect((await send('C003,3,7,10,好,x@example.com,陈总')).report.changed).toBe(1);
		expect((await send('C003,3,7,10,好,y@example.com,陈总')).report).toMatchObject({
			changed: 1,
			rows: [{ problems: [{ column: '联系方式', code: 'kept' }] }],
		});
		expect(await one('loop_customers?filter[number]=C003&fields=*')).toMatchObject({ email: 'x***@example.com' });
		expect((await send('C003,3,7,10,好,y@example.com,陈总', 'C003,9,9,9,另一位,,李总')).report).toMatchObject({
			unchanged: 1,
			taken: 1,
		});
		const dated = '客户ID,整体满意度,调研日期\nC003,7,2024-03-31\nC003,7,2024-06-30';
		expect((await importInto(desk, 'answers', dated)).report.taken).toBe(2);
		expect((await importInto(desk, 'answers', dated)).report.unchanged).toBe(2);
		expect((await importInto(desk, 'answers', dated.replace('7,2024-06', '8,2024-06'))).report).toMatchObject({
			unchanged: 1,
			changed: 1,
		});
	});

	it('of the same contacts sent by two people at once are taken once', async () => {
		const rows = Array.from({ length: 300 }, (_, index) => `2024-05-01,C001,电话,同时${index}`);
		const file = ['日期,客户ID,方式,摘要', ...rows].join('\n');
		const both = await Promise.all([importInto(desk, 'contacts', file), importInto(desk, 'contacts', file)]);
		expect(both.map(({ report }) => report.taken).sort()).toEqual([0, 300]);
		const [count] = await desk.sql("select count(*) as n from loop_contacts where summary like '同时%'");
		expect(Number(count?.['n'])).toBe(300);
	});

	it('of a dry run are reported as the import would, and change nothing', async () => {
		await settle(desk);
		const before = await desk.dump();
		const files = {
			customers: '客户ID,名称,维护专员\nC001,甲甲,谁\nDRY1,新,\n,坏,',
			issues: `${issueHead}\nL1,C001,动,2024-05-01,,,,,,\nDRY1,C001,新,2024-05-01,紧急,赵工,已完成,2024-05-02,5,好\nL2,C002,更慢,,,,,,,`,
			contacts: '日期,客户ID,方式,摘要\n2024-05-09,C001,电话,新\n2024-05-09,C999,电话,无',
			answers: '客户ID,整体满意度,联系方式\nC001,9,13700137000\nC002,11,',
		};
		const dry: unknown[] = [];
		for (const [table, file] of Object.entries(files)) {
			const { report } = await importInto(desk, table, file, { dryRun: true });
			expect(report.dry_run).toBe(true);
			for (const row of report.rows) if (row.result === 'taken') expect(row.id).toBeNull();
			dry.push(report.rows.map(({ row, result, problems }) => ({ row, result, problems })));
		}
		expect(await desk.dump()).toEqual(before);
		const real: unknown[] = [];
		for (const [table, file] of Object.entries(files)) {
			const { report } = await importInto(desk, table, await xlsx(file));
			real.push(report.rows.map(({ row, result, problems }) => ({ row, result, problems })));
		}
		expect(real).toEqual(dry);
	});

	async function idOf(number: string): Promise<unknown> {
		return (await one(`loop_customers?filter[number]=${number}&fields=id`))['id'];
	}
});
