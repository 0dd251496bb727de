import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kpiIds } from '../../extensions/domain/kpi/kpis.js';
import { askFigures, makePeople, moveTo } from './figures/people';
import { writeAnswer, writeIssue } from './figures/past';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';

/** Times are written in UTC; the desk counts in Shanghai, eight hours ahead, so 16:00Z is the first moment of a day. */
const at = (time: string) => new Date(`${time}:00Z`);

describe.each(databases)('figures on %s', (database) => {
	let desk: Desk;
	let customers: Record<string, string>;
	let owners: [string, string];
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		({ customers, owners } = await makePeople(desk));
		await moveTo(desk, 'Asia/Shanghai');
		const issue = (tier: string, category: string, owner: 0 | 1, submitted: string) => ({
			customer: customers[tier] ?? '',
			category,
			department: category === 'invoice' ? 'finance' : 'engineering',
			owner: owners[owner],
			submittedAt: at(submitted),
		});
		const first = await writeIssue(desk, {
			...issue('new', 'product', 0, '2024-04-30T16:00'),
			turns: [
				{ to: 'handling', at: at('2024-04-30T16:10') },
				{ to: 'feedback', at: at('2024-04-30T18:00') },
				{ to: 'archived', at: at('2024-05-02T02:00'), rating: 5 },
			],
		});
		await writeIssue(desk, {
			...issue('high_value', 'invoice', 1, '2024-05-02T02:00'),
			turns: [
				{ to: 'handling', at: at('2024-05-02T02:30') },
				{ to: 'feedback', at: at('2024-05-02T06:00') },
				{ to: 'archived', at: at('2024-05-03T02:00'), rating: 3 },
				{ to: 'handling', at: at('2024-05-05T02:00') },
			],
		});
		await writeIssue(desk, { ...issue('new', 'product', 0, '2024-05-03T15:59'), turns: [] });
		await writeIssue(desk, { ...issue('none', 'product', 0, '2024-04-30T15:59'), turns: [] });
		const answers = [
			['new', first, '2024-05-02T03:00', 9, 10],
			['high_value', null, '2024-05-03T15:00', 6, 6],
			['churn_risk', null, '2024-05-03T16:00', 2, null],
			['churn_risk', null, '2024-04-28T00:00', 5, 9],
		] as const;
		for (const [tier, about, answered, overall, nps] of answers) {
			await writeAnswer(desk, {
				customer: customers[tier] ?? '',
				issue: about,
				answeredAt: at(answered),
				overall,
				nps,
			});
		}
		await writeAnswer(desk, {
			customer: customers['new'] ?? '',
			issue: first,
			answeredAt: null,
			overall: null,
			nps: null,
		});
	});
	afterAll(() => desk.stop());

	const figure = async (id: string, more: Record<string, string> = {}) =>
		(await askFigures(desk, { ids: id, from: '2024-05-01', to: '2024-05-03', ...more }))[0]!;

	it.each([
		['issues_recorded', 3, 3, 1],
		['issues_open', 2, 2, 1],
		['solution_rate', 100 / 3, 3, 0],
		['handling_time_avg', 3, 2, null],
		['rating_avg', 5, 1, null],
		['csat', 75, 2, 50],
		['nps', 0, 2, 100],
	])('%s of 1–3 May in Shanghai is %d of %i, and %s in the three days before', async (id, value, n, previous) => {
		const { series, ...told } = await figure(id);
		expect(told).toMatchObject({ id, n, previous });
		expect(told.value).toBeCloseTo(value, 9);
		expect(series).toEqual([]);
	});

	it('an issue that was archived and reopened was closed in between', async () => {
		const { series } = await figure('issues_open', { to: '2024-05-05', by: 'day' });
		expect(series.map(({ key, value }) => [key, value])).toEqual([
			['2024-05-01', 2],
			['2024-05-02', 2],
			['2024-05-03', 2],
			['2024-05-04', 2],
			['2024-05-05', 3],
		]);
	});

	it('a rating that a reopening took back counts no more', async () => {
		expect((await figure('rating_avg', { by: 'owner' })).series).toMatchObject([{ key: owners[0], value: 5, n: 1 }]);
	});

	it('a series by time has a point for a day on which nothing happened: null, never 0', async () => {
		const { series } = await figure('csat', { by: 'day' });
		expect(series).toMatchObject([
			{ key: '2024-05-01', value: null, n: 0 },
			{ key: '2024-05-02', value: 90, n: 1 },
			{ key: '2024-05-03', value: 60, n: 1 },
		]);
	});

	it.each([
		['tier', ['new', 2], ['high_value', 1]],
		['category', ['product', 2], ['invoice', 1]],
		['department', ['engineering', 2], ['finance', 1]],
	])('a series by %s has the largest first', async (by, ...expected) => {
		const { series } = await figure('issues_recorded', { by });
		expect(series.map(({ key, n }) => [key, n])).toEqual(expected);
	});

	it('a customer without a tier stands under no key', async () => {
		const { series } = await figure('issues_recorded', { from: '2024-04-30', to: '2024-04-30', by: 'tier' });
		expect(series).toMatchObject([{ key: null, value: 1, n: 1 }]);
	});

	it('an answer has the category of its issue and the tier of its customer', async () => {
		expect((await figure('csat', { category: 'product' })).n).toBe(1);
		expect((await figure('csat', { tier: 'high_value' })).value).toBe(60);
	});

	it('a day is the day of the organisation, wherever the server stands', async () => {
		await moveTo(desk, 'America/New_York');
		expect((await figure('issues_recorded', { from: '2024-04-30', to: '2024-04-30' })).n).toBe(2);
		await moveTo(desk, 'Asia/Shanghai');
		expect((await figure('issues_recorded', { from: '2024-04-30', to: '2024-04-30' })).n).toBe(1);
	});

	it('without a question there are all figures of the last 30 days', async () => {
		const told = await askFigures(desk, {});
		expect(told.map(({ id }) => id)).toEqual(kpiIds);
		expect(told.every((each) => each.series.length === 0)).toBe(true);
	});

	it('answers in the order asked, and each figure once', async () => {
		const told = await askFigures(desk, { ids: 'nps,csat,nps' });
		expect(told.map(({ id }) => id)).toEqual(['nps', 'csat']);
	});

	it('says which days a period by name has', async () => {
		const { body } = await desk.api<{ meta: { from: string; to: string; start: string } }>(
			'GET',
			'/loop/kpis?period=last_7_days&ids=csat',
		);
		expect(Date.parse(body.meta.to) - Date.parse(body.meta.from)).toBe(6 * 86_400_000);
		expect(body.meta.start).toMatch(/T16:00:00\.000Z$/);
	});

	it('counts the issues at each step, with those that wait longest', async () => {
		const { body } = await desk.api<{ data: Record<string, unknown>[] }>('GET', '/loop/steps');
		expect(body.data).toEqual([
			{
				status: 'recorded',
				n: 2,
				oldest: '2024-04-30T15:59:00.000Z',
				ages: { under_1_day: 0, days_1_to_3: 0, over_3_days: 2 },
			},
			{
				status: 'handling',
				n: 1,
				oldest: '2024-05-05T02:00:00.000Z',
				ages: { under_1_day: 0, days_1_to_3: 0, over_3_days: 1 },
			},
			{ status: 'feedback', n: 0, oldest: null, ages: { under_1_day: 0, days_1_to_3: 0, over_3_days: 0 } },
			{
				status: 'archived',
				n: 1,
				oldest: '2024-05-02T02:00:00.000Z',
				ages: { under_1_day: 0, days_1_to_3: 0, over_3_days: 1 },
			},
		]);
		const narrow = await desk.api<{ data: { n: number }[] }>('GET', '/loop/steps?tier=high_value');
		expect(narrow.body.data.map(({ n }) => n)).toEqual([0, 1, 0, 0]);
	});

	it.each([
		['ids=csat,happiness', 'issues_recorded, issues_open, solution_rate'],
		['ids=', 'is not a figure'],
		['ids=csat&ids=nps', '"ids"'],
		['from=2024-02-30', '"from"'],
		['from=yesterday', '"from"'],
		['from=2024-05-02&to=2024-05-01', 'is after'],
		['from=0001-01-01', '2000-01-01'],
		['to=9999-12-31', '2099-12-31'],
		['from=2000-01-01&to=2099-12-31&by=day', 'too many'],
		['by=hour', '"by"'],
		['by=__proto__', '"by"'],
		['tier=gold', 'churn_risk, high_value, new, potential'],
		["category=x' or '1'='1", 'delivery, invoice, other, product, service'],
		['period=always', '"period"'],
		['period=this_month&from=2024-05-01', '"period"'],
		['period=toString', '"period"'],
		['hours=3', 'hours'],
	])('%s is a mistake, and the answer says which (%s)', async (query, said) => {
		const { status, body } = await desk.api('GET', `/loop/kpis?${query}`);
		expect([status, body.errors[0]?.extensions.code]).toEqual([400, 'INVALID_QUERY']);
		expect(body.errors[0]?.message).toContain(said);
	});

	it('a century by months is answered', async () => {
		const told = await figure('issues_recorded', { from: '2034-01-01', to: '2099-12-31', by: 'month' });
		expect([told.n, told.series.length, told.previous]).toEqual([0, 792, 4]);
	});

	it.each(['/loop/kpis', '/loop/steps'])('%s is for staff: nobody else learns anything', async (path) => {
		const outsider = await desk.createUser(null);
		const viewer = await desk.createUser('viewer');
		expect((await desk.api('GET', path, undefined, { token: null })).status).toBe(401);
		expect((await desk.api('GET', path, undefined, { token: outsider.token })).status).toBe(403);
		expect((await desk.api('GET', path, undefined, { token: viewer.token })).status).toBe(200);
	});
});
