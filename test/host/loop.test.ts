import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { cases, nameOf, patchFor } from './loop/cases';
import { changePaths, type Issue } from './loop/change-paths';
import { openMeans, type Means } from './loop/means';
import { openScene, type Scene } from './loop/scene';

describe.each(databases)('the loop on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let means: Means;
	/** Every table of ours as it stood when a test last looked; nothing else writes meanwhile. */
	let before: Record<string, string[]>;

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(desk);
		means = await openMeans(scene);
	});
	afterAll(async () => {
		means.socket.close();
		await desk.stop();
	});

	const look = async () => {
		await scene.settle();
		before = await desk.dump();
	};

	describe.each(changePaths)('by $name', (path) => {
		const waiting = new Map<string, Issue>();
		beforeAll(async () => {
			for (const { from } of cases) if (!waiting.has(from)) waiting.set(from, await scene.issueIn(from));
			await look();
		});

		it.each(cases.map((one) => [nameOf(one), one] as const))('%s', async (_name, one) => {
			const issue = waiting.get(one.from) ?? (await scene.issueIn(one.from));
			const steps = await scene.stepsOf(issue.id);
			if (!waiting.has(one.from)) await look();
			waiting.set(one.from, issue);
			const outcome = await path.change(means, issue, patchFor(one, scene.owner));

			if (one.expected === 'step') {
				waiting.delete(one.from);
				expect(outcome.text).toBe('');
				expect((await scene.read(issue.id))['status']).toBe(one.to);
				expect(await scene.stepsOf(issue.id)).toEqual([...steps, `${one.from}→${one.to}`]);
				await look();
			} else if (one.expected === 'same') {
				expect(outcome.text).toBe('');
				expect((await scene.read(issue.id))['status']).toBe(one.from);
				expect(await scene.stepsOf(issue.id)).toEqual(steps);
				await look();
			} else {
				expect(outcome).toMatchObject({ done: false, code: one.expected });
				expect(await desk.dump()).toEqual(before);
			}
		});
	});
});
