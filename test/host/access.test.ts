import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '../../extensions/schema/collections.js';
import { satisfactionQuestions } from '../../extensions/domain/survey/satisfaction';
import { openDesk, type Caller, type Desk, type User } from './harness/desk';
import { openScene, send, type Scene } from './loop/scene';

const names = collections.map(({ collection }) => collection);
const secrets = ['13800138000', 'wang@example.com'];

/** Every route for staff, with a body that a member of staff could send. */
const staffRoutes = (customer: string, issue: number): [string, string, unknown?][] => [
	['GET', '/loop/health'],
	['GET', '/loop/kpis?ids=issues_open&from=2024-01-01&to=2024-01-31'],
	['GET', '/loop/steps'],
	['GET', '/loop/customers/find?by=13800138000'],
	['POST', `/loop/customers/${customer}/reveal`, { field: 'phone' }],
	['POST', `/loop/issues/${issue}/survey`, {}],
	['POST', '/loop/import?table=customers', 'name\nX公司\n'],
	['POST', '/loop/setup'],
];

let desk: Desk;
let scene: Scene;
let customer: string;
let issue: number;
let before: Record<string, string[]>;

beforeAll(async () => {
	desk = await openDesk({ database: 'sqlite' });
	scene = await openScene(desk);
	({ id: issue, customer } = await scene.issueIn('feedback'));
	await send(desk, 'PATCH', `/items/loop_customers/${customer}`, { phone: secrets[0], email: secrets[1] });
	await scene.settle();
	before = await desk.dump();
});
afterAll(() => desk?.stop());

/** Core has seats for three: each person leaves before the next comes. */
async function withUser<T>(role: string | null, work: (as: Caller, user: User) => Promise<T>): Promise<T> {
	const user = await desk.createUser(role);
	try {
		return await work({ token: user.token }, user);
	} finally {
		await desk.api('DELETE', `/users/${user.id}`);
	}
}

const statusOf = async (method: string, path: string, body: unknown, as: Caller) => {
	const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'text/csv' } : {};
	return (await desk.api(method, path, body, { ...as, headers })).status;
};

describe('a stranger', () => {
	it('is shown no route for staff, and told nothing by the answer', async () => {
		for (const [method, path, body] of staffRoutes(customer, issue)) {
			const answer = await desk.api(method, path, body, {
				token: null,
				...(typeof body === 'string' && { headers: { 'content-type': 'text/csv' } }),
			});
			expect([path, answer.status]).toEqual([path, expect.toSatisfy((status) => status === 401 || status === 403)]);
			expect(JSON.stringify(answer.body)).not.toMatch(/A公司|138|wang|W20/);
		}
		expect(await desk.dump()).toEqual(before);
	});

	it.each(names)('reads nothing of %s', async (name) => {
		for (const path of [`/items/${name}`, `/items/${name}/1`, `/items/${name}?aggregate[count]=*`]) {
			expect((await desk.api('GET', path, undefined, { token: null })).status).toBe(403);
		}
	});
});

describe('a user with none of our policies', () => {
	it('is refused at every route for staff', async () => {
		await withUser(null, async (as) => {
			for (const [method, path, body] of staffRoutes(customer, issue)) {
				expect([path, await statusOf(method, path, body, as)]).toEqual([path, 403]);
			}
		});
		expect(await desk.dump()).toEqual(before);
	});
});

describe('a viewer', () => {
	it('reads every collection and every figure, and changes nothing', async () => {
		await withUser('viewer', async (as) => {
			for (const name of names)
				expect([name, await statusOf('GET', `/items/${name}`, undefined, as)]).toEqual([name, 200]);
			for (const [method, path, body] of staffRoutes(customer, issue)) {
				expect([path, await statusOf(method, path, body, as)]).toEqual([path, method === 'GET' ? 200 : 403]);
			}
			const writes: [string, string, unknown?][] = [
				['POST', '/items/loop_issues', { customer, description: 'x' }],
				['PATCH', `/items/loop_issues/${issue}`, { status: 'handling', customer_words: 'no' }],
				['PATCH', '/items/loop_settings', { language: 'en-US' }],
				['POST', '/items/loop_contacts', { customer, method: 'phone' }],
				['DELETE', `/items/loop_customers/${customer}`],
			];
			for (const [method, path, body] of writes) {
				expect([path, await statusOf(method, path, body, as)]).toEqual([path, 403]);
			}
		});
		expect(await desk.dump()).toEqual(before);
	});
});

describe('an agent', () => {
	it('records and moves issues, and leaves settings, surveys and tiers alone', async () => {
		await withUser('agent', async (as) => {
			expect(await statusOf('PATCH', '/items/loop_settings', { language: 'en-US' }, as)).toBe(403);
			expect(await statusOf('PATCH', '/items/loop_tiers/new', { name_en: 'x' }, as)).toBe(403);
			const survey = { key: 'x', title_zh: '问卷', title_en: 'Survey', questions: satisfactionQuestions };
			expect(await statusOf('POST', '/items/loop_surveys', survey, as)).toBe(403);
			expect(await statusOf('DELETE', `/items/loop_customers/${customer}`, undefined, as)).toBe(403);
			expect(await statusOf('POST', '/loop/setup', undefined, as)).toBe(403);
			expect(await desk.dump()).toEqual(before);
			expect(await statusOf('POST', '/items/loop_customers', { name: 'B公司' }, as)).toBe(200);
		});
	});

	it('sees masks wherever a customer is read, and the number only by asking, which is logged', async () => {
		await withUser('agent', async (as, user) => {
			const filter = encodeURIComponent(JSON.stringify({ customer: { phone: { _contains: '138' } } }));
			const reads = [
				`/items/loop_customers/${customer}`,
				'/items/loop_customers?export=csv',
				'/items/loop_customers?export=json',
				`/items/loop_issues?fields=*,customer.*&filter=${filter}`,
				'/items/loop_customers?search=138',
				'/items/loop_customers?groupBy[]=phone&aggregate[count]=*',
				`/items/loop_customers?filter[phone_sealed][_nnull]=true`,
			];
			for (const path of reads) {
				const { status, body } = await desk.api<unknown>('GET', path, undefined, as);
				const text = typeof body === 'string' ? body : JSON.stringify(body);
				expect([path, status, secrets.filter((secret) => text.includes(secret))]).toEqual([path, 200, []]);
				expect(text).toContain('138****8000');
			}
			const query = '{ loop_issues { customer { phone email phone_sealed } } }';
			const answer = await desk.api<unknown>('POST', '/graphql', { query }, as);
			expect(JSON.stringify(answer.body)).toContain('138****8000');
			expect(secrets.filter((secret) => JSON.stringify(answer.body).includes(secret))).toEqual([]);
			const sealed = (await desk.sql('select phone_sealed from loop_customers where id = ?', [customer]))[0];
			expect(JSON.stringify(answer.body)).not.toContain(String(sealed?.['phone_sealed']));

			const shown = await desk.api('POST', `/loop/customers/${customer}/reveal`, { field: 'phone' }, as);
			expect(shown.body.data).toEqual({ field: 'phone', value: '+8613800138000' });
			const [event] = await desk.sql(`select * from loop_events where type = 'revealed' order by id desc`);
			expect(event).toMatchObject({ customer, actor: user.id, to: 'phone' });
		});
	});
});

describe('a lead', () => {
	it('also sets the desk up', async () => {
		await withUser('lead', async (as) => {
			expect(await statusOf('PATCH', '/items/loop_settings', { language: 'en-US' }, as)).toBe(200);
			expect(await statusOf('PATCH', '/items/loop_tiers/new', { name_en: 'Fresh' }, as)).toBe(200);
			expect(await statusOf('PATCH', '/items/loop_categories/other', { department: 'sales' }, as)).toBe(200);
			expect(await statusOf('POST', '/loop/setup', undefined, as)).toBe(403);
		});
	});
});

describe('what the desk refuses is said', () => {
	let handled: number;
	beforeAll(async () => void ({ id: handled } = await scene.issueIn('handling')));

	const asked = async (as: Caller, path: string, body: unknown) => {
		const { body: answer } = await desk.api('PATCH', path, body, as);
		return answer.errors[0];
	};

	it.each([
		['zh-CN', '这一步还缺：解决方案。', '“phone”：这不是电话号码'],
		['zh-TW', '这一步还缺：解决方案。', '“phone”：这不是电话号码'],
		['en-GB', 'This step still needs: Resolution.', '"phone": This is not a phone number'],
		[null, 'This step still needs: Resolution.', '"phone": This is not a phone number'],
	])('to a person whose language is %s, with columns called as on their forms', async (language, step, phone) => {
		await withUser('agent', async (as, { id }) => {
			await desk.api('PATCH', `/users/${id}`, { language });
			expect(await asked(as, `/items/loop_issues/${handled}`, { status: 'feedback' })).toMatchObject({
				message: step,
				extensions: { code: 'LOOP_INCOMPLETE', fields: ['resolution'] },
			});
			expect(await asked(as, `/items/loop_customers/${customer}`, { phone: 'call me' })).toMatchObject({
				message: phone,
				extensions: { code: 'INVALID_PAYLOAD' },
			});
		});
	});

	it('in the language of the project to those who have chosen none', async () => {
		await desk.api('PATCH', '/settings', { default_language: 'zh-CN' });
		const refused = await asked({}, `/items/loop_issues/${issue}`, { number: 'W1' });
		expect(refused?.message).toBe('这些字段由系统自己填写：问题编号。');
		await desk.api('PATCH', '/settings', { default_language: 'en-US' });
	});

	it('and what is not the desk’s is left to the host', async () => {
		expect((await asked({}, '/items/nothing/1', { a: 1 }))?.message).toMatch(/permission/i);
	});
});
