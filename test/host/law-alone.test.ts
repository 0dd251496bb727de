import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { cases, nameOf, patchFor } from './loop/cases';
import { openScene, type Scene } from './loop/scene';

describe.each(databases)('a Directus without the bundle on a %s that has seen it', (database) => {
	let desk: Desk;
	let scene: Scene;
	const issues = new Map<string, number>();

	beforeAll(async () => {
		desk = await openDesk({ database, bundle: false, template: 'ready' });
		expect((await desk.api('GET', '/loop/health')).status).toBe(404);
		scene = await openScene(desk);
		for (const { from } of cases) if (!issues.has(from)) issues.set(from, (await scene.issueIn(from)).id);
	});
	afterAll(() => desk.stop());

	it.each(cases.map((one) => [nameOf(one), one] as const))('%s', async (_name, one) => {
		const id = issues.get(one.from) ?? (await scene.issueIn(one.from)).id;
		const steps = await scene.stepsOf(id);
		const before = await desk.dump();
		const { status, body } = await desk.api('PATCH', `/items/loop_issues/${id}`, patchFor(one, scene.owner));
		if (one.expected === 'step') {
			issues.delete(one.from);
			expect([status, await scene.stepsOf(id)]).toEqual([200, [...steps, `${one.from}→${one.to}`]]);
		} else if (one.expected === 'same') {
			expect([status, await scene.stepsOf(id)]).toEqual([200, steps]);
		} else {
			expect(status).toBeGreaterThanOrEqual(400);
			expect(JSON.stringify(body)).toContain(one.expected);
			expect(await desk.dump()).toEqual(before);
		}
	});

	it('records an issue only at the beginning of the loop', async () => {
		const { customer } = await scene.record();
		const before = await desk.dump();
		for (const status of ['handling', 'feedback', 'archived', 'closed']) {
			const answer = await desk.api('POST', '/items/loop_issues', { customer, description: 'x', status });
			expect(answer.status).toBeGreaterThanOrEqual(400);
		}
		expect(await desk.dump()).toEqual(before);
	});

	it('deletes no issue, no event and no customer with a history', async () => {
		const { id, customer } = await scene.issueIn('feedback');
		const [event] = await desk.sql('select max(id) as id from loop_events');
		const before = await desk.dump();
		for (const path of [`loop_issues/${id}`, `loop_events/${Number(event?.['id'])}`, `loop_customers/${customer}`]) {
			expect((await desk.api('DELETE', `/items/${path}`)).status).toBeGreaterThanOrEqual(400);
		}
		expect(await desk.dump()).toEqual(before);
	});
});
