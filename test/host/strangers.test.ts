import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';
import { openScene, send, type Scene } from './loop/scene';

/** Who has nothing to do with the desk: nobody at all, and somebody who is signed in for other things. */
// The guards stand before any database: two of them are enough.
describe.each(preferring('sqlite', 'postgres'))('who may not see an issue on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let outsider: User;
	let agent: User;
	let open: number;
	let closed: number;
	let customer: string;
	beforeAll(async () => {
		desk = await openDesk({ database });
		scene = await openScene(desk);
		outsider = await desk.createUser(null);
		agent = await desk.createUser('Agent');
		open = (await scene.issueIn('handling')).id;
		({ id: closed, customer } = await scene.issueIn('archived'));
		await scene.settle();
	});
	afterAll(() => desk?.stop());

	const asks = (): [method: string, path: string, body?: unknown][] => [
		['PATCH', `/items/loop_issues/${open}`, { status: 'archived' }],
		['PATCH', `/items/loop_issues/${open}`, { step_from: 'recorded' }],
		['PATCH', `/items/loop_issues/${closed}`, { rating: 4 }],
		['PATCH', `/items/loop_issues/${closed}`, { rating: 5 }],
		['PATCH', `/items/loop_issues/${open}`, { number: 'W20240501-001' }],
		['PATCH', '/items/loop_issues/999999', { status: 'archived' }],
		['PATCH', '/items/loop_issues', { keys: [open, closed], data: { status: 'feedback' } }],
		['POST', '/items/loop_issues', { description: 'x', customer: 'abc' }],
		['POST', '/items/loop_contacts', { issue: open, summary: 'x' }],
		['DELETE', `/items/loop_customers/${customer}`],
		['PATCH', '/items/loop_settings', { reopen_days: -1 }],
	];

	it.each(['nobody', 'somebody without our policies'])('%s hears the same, however it stands', async (who) => {
		const token = who === 'nobody' ? null : outsider.token;
		const before = await desk.dump();
		for (const [method, path, body] of asks()) {
			const answer = await desk.api(method, path, body, { token });
			expect([path, answer.status, answer.body.errors.map(({ extensions }) => extensions.code)]).toEqual([
				path,
				403,
				['FORBIDDEN'],
			]);
		}
		expect(await desk.dump()).toEqual(before);
	});

	it('an agent is told why, and a viewer who may see the issue as well', async () => {
		for (const { token } of [agent, await desk.createUser('Viewer')]) {
			const answer = await desk.api('PATCH', `/items/loop_issues/${open}`, { status: 'archived' }, { token });
			expect(answer.body.errors[0]?.extensions.code).toBe('LOOP_STEP');
		}
	});

	it('staff routes count a policy only from the networks that it is bound to, as the host does', async () => {
		const { token } = agent;
		const find = async () => (await desk.api('GET', '/loop/customers/find?by=A公司', undefined, { token })).status;
		const policy = 'c105ed00-0001-4000-8000-000000000001';
		const bind = (ip_access: string[] | null) => send(desk, 'PATCH', `/policies/${policy}`, { ip_access });
		for (const networks of [null, ['127.0.0.1'], ['127.0.0.0/8', '::1'], ['127.0.0.1-127.0.0.9', '::1']]) {
			await bind(networks);
			expect([networks, await find()]).toEqual([networks, 200]);
		}
		for (const networks of [['10.0.0.0/8'], ['127.0.0.2-127.0.0.9'], ['2001:db8::/32']]) {
			await bind(networks);
			expect([networks, await find()]).toEqual([networks, 403]);
		}
		await bind(null);
	});
});
