import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whoNames } from '../../extensions/domain/voice/who.js';
import { createDice } from './figures/dice';
import { writeAnswer, writeIssue, type PastAnswer } from './figures/past';
import { makePeople, moveTo } from './figures/people';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';

interface Listed {
	id: number;
	overall: number | null;
	nps: number | null;
	reason: string | null;
	group: string | null;
	score: number | null;
	answered_at: string;
	customer: { id: string; name: string } | null;
	issue: { number: string; status: string } | null;
	started: { id: number; number: string; status: string } | null;
}

const day = 86_400_000;
const from = Date.parse('2024-05-01T00:00:00+08:00');
const period = 'from=2024-05-01&to=2024-05-31';

describe.each(databases)('what customers say, on %s', (database) => {
	let desk: Desk;
	let customers: Record<string, string>;
	const answers: (PastAnswer & { at: number })[] = [];
	const issues: { customer: string; at: number }[] = [];

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		let owners: [string, string];
		({ customers, owners } = await makePeople(desk));
		await moveTo(desk, 'Asia/Shanghai');
		const dice = createDice(7);
		const ids = Object.values(customers);
		for (let index = 0; index < 5; index++) {
			const issue = { customer: dice.pick(ids.slice(0, 2)), at: from + (dice.below(150) - 110) * day };
			issues.push(issue);
			const submittedAt = new Date(issue.at);
			const kind = { category: 'product', department: 'engineering', owner: owners[0], turns: [] };
			await writeIssue(desk, { ...kind, customer: issue.customer, submittedAt });
		}
		for (let index = 0; index < 90; index++) {
			const [quality, speed, care] = [1 + dice.below(10), 1 + dice.below(10), 1 + dice.below(10)];
			const overall = Math.min(10, Math.max(1, Math.round(0.7 * speed + 0.2 * quality + dice.below(2))));
			// Every third of them at the same moment as the one before.
			const at = from + (index - (index % 3 === 2 ? 1 : 0)) * 6 * 3_600_000;
			const pair = index % 9 === 0 ? { expectation_speed: { expected: 9, experienced: speed } } : {};
			const answer = {
				customer: dice.pick(ids),
				issue: null,
				answeredAt: new Date(at),
				overall,
				nps: index % 5 === 0 ? null : overall,
				channel: dice.pick(['web', 'phone']),
				skipped: index % 30 === 29 ? 'too_soon' : null,
				reason: index % 2 === 0 ? (overall <= 6 ? '响应太慢，请打 138 0013 8000' : 'Friendly service') : '',
				scores: { quality, speed, care: index % 4 === 0 ? undefined : care, overall, ...pair },
			};
			answers.push({ ...answer, at });
			await writeAnswer(desk, { ...answer, reason: answer.reason || undefined! });
		}
	});
	afterAll(() => desk.stop());

	const sent = () => answers.filter(({ skipped, at }) => !skipped && at < from + 31 * day);
	const get = async <T>(path: string) => {
		const { status, body } = await desk.api<{ data: T; meta: { more?: boolean } }>('GET', `/loop/${path}`);
		expect(status, JSON.stringify(body)).toBe(200);
		return body;
	};

	it('is found in the days of the organisation, and everyone’s own words are masked', async () => {
		const { data } = await get<Listed[]>(`answers?${period}&most=100`);
		expect(data).toHaveLength(sent().length);
		expect(data.every(({ reason }) => !/\d{4}/.test(reason ?? ''))).toBe(true);
		expect(data.some(({ reason }) => reason === '响应太慢，请打 ***')).toBe(true);
	});

	it.each(whoNames)('“%s” are those and nobody else', async (who) => {
		const dissatisfied = ({ overall, nps }: PastAnswer) => (overall ?? 10) <= 6 || (nps ?? 10) <= 6;
		const spoke = ({ customer, at }: { customer: string; at: number }) =>
			issues.some((issue) => issue.customer === customer && issue.at < at && issue.at >= at - 90 * day);
		const is: Record<string, (answer: (typeof answers)[number]) => boolean> = {
			promoters: ({ nps }) => (nps ?? 0) >= 9,
			passives: ({ nps }) => nps === 7 || nps === 8,
			detractors: ({ nps }) => nps !== null && nps <= 6,
			low: dissatisfied,
			middle: (answer) => !dissatisfied(answer) && Math.max(answer.overall ?? 0, answer.nps ?? 0) <= 8,
			high: (answer) => !dissatisfied(answer) && Math.max(answer.overall ?? 0, answer.nps ?? 0) >= 9,
			spoke: (answer) => dissatisfied(answer) && spoke(answer),
			silent: (answer) => dissatisfied(answer) && !spoke(answer),
		};
		const { data } = await get<Listed[]>(`answers?${period}&most=100&who=${who}`);
		expect(data).toHaveLength(sent().filter(is[who]!).length);
		if (who === 'spoke' || who === 'silent') {
			const { data: figures } = await get<{ n: number; value: number }[]>(`kpis?ids=iceberg&${period}`);
			const silent = who === 'silent' ? data.length : figures[0]!.n - data.length;
			expect(figures[0]!.value).toBeCloseTo((silent / figures[0]!.n) * 100, 9);
		}
	});

	it('comes a page at a time, the latest first, none twice and none left out', async () => {
		const seen: Listed[] = [];
		let more: boolean | undefined = true;
		while (more) {
			const before: string = seen.length > 0 ? `&before=${seen.at(-1)!.id}` : '';
			const { data, meta } = await get<Listed[]>(`answers?${period}&most=7${before}`);
			seen.push(...data);
			more = meta.more;
		}
		expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
		expect(seen).toHaveLength(sent().length);
		const times = seen.map(({ answered_at }) => Date.parse(answered_at));
		expect(times).toEqual([...times].sort((a, b) => b - a));
	});

	it('an answer leads to the issue that it has started', async () => {
		const { data } = await get<Listed[]>(`answers?${period}&most=1&who=low`);
		const [issue] = (await desk.sql('select id, number from loop_issues order by id')) as {
			id: number;
			number: string;
		}[];
		await desk.sql('update loop_issues set response = ? where id = ?', [data[0]!.id, issue!.id]);
		const [first] = (await get<Listed[]>(`answers?${period}&most=1&who=low`)).data;
		expect(first?.started).toEqual({ id: issue!.id, number: issue!.number, status: 'recorded' });
		expect(first?.issue).toBeNull();
	});

	it('answers by dimension are those with so low a score', async () => {
		const { data } = await get<Listed[]>(`answers?${period}&most=100&dimension=care&up_to=4`);
		const low = sent().filter(({ scores }) => ((scores?.['care'] as number | undefined) ?? 99) <= 4);
		expect(data).toHaveLength(low.length);
		expect(data.every(({ score }) => (score ?? 99) <= 4)).toBe(true);
	});

	it('speed, of which the overall score is made, matters most; means are over all who gave a score', async () => {
		const { data } = await get<{
			n: number;
			silence: unknown;
			says: Record<string, string>;
			drivers: { key: string; n: number; mean: number; weight: number; name: Record<string, string> }[];
		}>(`drivers?${period}`);
		const known = sent().filter(({ scores }) => scores?.['care'] !== undefined);
		expect([data.silence, data.n, data.drivers[0]?.key]).toEqual([null, known.length, 'speed']);
		expect(data.drivers.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 6);
		const speeds = sent().map(({ scores }) => Number(scores?.['speed']));
		expect(data.drivers[0]).toMatchObject({ n: speeds.length, name: { 'zh-CN': '响应速度' } });
		expect(data.drivers[0]?.mean).toBeCloseTo((speeds.reduce((a, b) => a + b, 0) / speeds.length) * 10, 6);
		expect(data.says['zh-CN']).toContain('响应速度');
	});

	it('says that it is too early where there are few answers', async () => {
		const { data } = await get<{ silence: object; drivers: { weight: null }[] }>(
			'drivers?from=2024-05-01&to=2024-05-05',
		);
		expect(data.silence).toEqual({ code: 'few', needed: 30 });
		expect(data.drivers.every(({ weight }) => weight === null)).toBe(true);
	});

	it('gaps are expectation less experience', async () => {
		const pairs = sent().flatMap(
			({ scores }) => (scores?.['expectation_speed'] as { experienced: number } | undefined) ?? [],
		);
		const { data } = await get<{ gaps: { n: number; gap: number; few: boolean }[] }>(`gaps?${period}`);
		const gap = pairs.reduce((sum, { experienced }) => sum + 9 - experienced, 0) / pairs.length;
		expect(data.gaps).toHaveLength(1);
		expect(data.gaps[0]).toMatchObject({ n: pairs.length, few: false });
		expect(data.gaps[0]?.gap).toBeCloseTo(gap, 9);
	});

	it('each term leads to as many answers as it was counted in', async () => {
		const { data } = await get<{ group: string; n: number; terms: { term: string; n: number }[] }[]>(`terms?${period}`);
		const low = data.find(({ group }) => group === 'low')!;
		expect(low.terms.map(({ term }) => term)).toContain('响应');
		for (const { group, terms } of data) {
			for (const { term, n } of terms) {
				const query = `answers?${period}&most=100&who=${group}&term=${encodeURIComponent(term)}`;
				expect((await get<Listed[]>(query)).data, term).toHaveLength(n);
			}
		}
	});

	it('narrows to a tier, a channel, a survey', async () => {
		const { data } = await get<Listed[]>(`answers?${period}&most=100&tier=new&channel=phone&survey=satisfaction`);
		const known = sent().filter(({ customer, channel }) => customer === customers['new'] && channel === 'phone');
		expect(data).toHaveLength(known.length);
	});

	it('a figure by channel tells web from phone, and few answers are said to be few', async () => {
		const { data } = await get<{ series: { key: string; n: number }[]; few: boolean; interval: number[] }[]>(
			`kpis?ids=csat&by=channel&${period}`,
		);
		expect(data[0]?.series.map(({ key }) => key).sort()).toEqual(['phone', 'web']);
		expect([data[0]?.few, data[0]?.interval.length]).toEqual([false, 2]);
		const early = await get<{ few: boolean; n: number; value: number }[]>(
			'kpis?ids=csat&from=2024-05-01&to=2024-05-01',
		);
		expect(early.data[0]).toMatchObject({ few: true, n: 4 });
		expect(early.data[0]?.value).not.toBeNull();
	});

	it.each([
		['answers?who=everyone', '"who"'],
		['answers?term=', '"term"'],
		['answers?most=1000', '"most"'],
		['answers?dimension=__proto__', '"dimension"'],
		['answers?before=-1', '"before"'],
		['answers?limit=3', 'limit'],
		['drivers?survey=nothing', 'satisfaction'],
		['gaps?channel=pigeon', '"channel"'],
		['terms?period=always', '"period"'],
		["answers?term=x' or '1'='1&before=1&up_to=x", '"up_to"'],
	])('%s is a mistake, and the answer says which (%s)', async (path, said) => {
		const { status, body } = await desk.api('GET', `/loop/${path}`);
		expect([status, body.errors[0]?.extensions.code]).toEqual([400, 'INVALID_QUERY']);
		expect(body.errors[0]?.message).toContain(said);
	});

	it('is for staff: nobody else learns anything', async () => {
		const [outsider, viewer] = [await desk.createUser(null), await desk.createUser('viewer')];
		for (const path of ['drivers', 'gaps', 'terms', 'answers']) {
			expect((await desk.api('GET', `/loop/${path}`, undefined, { token: null })).status).toBe(401);
			expect((await desk.api('GET', `/loop/${path}`, undefined, { token: outsider.token })).status).toBe(403);
			expect((await desk.api('GET', `/loop/${path}`, undefined, { token: viewer.token })).status).toBe(200);
		}
	});
});
