import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { createPaths } from './loop/create-paths';
import { openMeans, type Means } from './loop/means';
import { openScene, send, type Scene } from './loop/scene';

describe.each(databases)('recording on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let means: Means;
	let customer: string;

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(desk);
		means = await openMeans(scene);
		customer = (await scene.record()).customer;
		await scene.settle();
	});
	afterAll(async () => {
		means.socket.close();
		await desk.stop();
	});

	describe.each(createPaths)('by $name', ({ create }) => {
		it.each(['handling', 'feedback', 'archived', 'closed'])('refuses an issue that starts as %s', async (status) => {
			const before = await desk.dump();
			const outcome = await create(means, customer, { description: 'The door jams.', status });
			expect(outcome).toMatchObject({ done: false, code: 'LOOP_STEP' });
			expect(await desk.dump()).toEqual(before);
		});

		it('refuses an issue without a description', async () => {
			const before = await desk.dump();
			const outcome = await create(means, customer, { description: ' \n\u3000' });
			expect(outcome).toMatchObject({ done: false, code: 'LOOP_INCOMPLETE' });
			expect(await desk.dump()).toEqual(before);
		});

		it('records an issue with its number, its first event and its deadlines', async () => {
			const last = await lastIssue();
			const outcome = await create(means, customer, { description: 'The door jams.' });
			expect(outcome.text).toBe('');
			const id = await lastIssue();
			expect(id).toBeGreaterThan(last);
			// What was recorded past the hooks is taken in by the next reactor.
			await scene.settle();
			expect(await scene.stepsOf(id)).toEqual(['→recorded']);
			const issue = await scene.read(id);
			expect(issue['number']).toMatch(/^W\d{8}-\d{3,}$/);
			for (const column of ['submitted_at', 'status_since', 'first_response_due', 'commit_due', 'next_due_at']) {
				expect(issue[column], column).not.toBeNull();
			}
			expect(issue['step_from']).toBeNull();
		});
	});

	it('takes the department from the category and the owner from the category before the tier', async () => {
		await send(desk, 'PATCH', '/items/loop_categories/invoice', { default_owner: scene.owner });
		const byCategory = await scene.record({ category: 'invoice' });
		expect(await scene.read(byCategory.id)).toMatchObject({ department: 'finance', owner: scene.owner });

		await send(desk, 'PATCH', '/items/loop_tiers/new', { default_owner: scene.owner });
		const tiered = String((await send(desk, 'POST', '/items/loop_customers', { name: 'C公司', tier: 'new' }))['id']);
		const byTier = await send(desk, 'POST', '/items/loop_issues', {
			customer: tiered,
			category: 'product',
			description: 'Slow',
		});
		expect(byTier).toMatchObject({ department: 'engineering', owner: scene.owner });
	});

	it('counts the numbers of a day without a gap, whatever was refused in between', async () => {
		const numbers = (await desk.sql('select number from loop_issues order by number')).map((row) =>
			String(row['number']),
		);
		expect(numbers.map((number) => Number(number.split('-')[1]))).toEqual(numbers.map((_, index) => index + 1));
	});

	async function lastIssue(): Promise<number> {
		return Number((await desk.sql('select max(id) as id from loop_issues'))[0]?.['id'] ?? 0);
	}
});
