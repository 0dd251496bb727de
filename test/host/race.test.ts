import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Status } from '../../extensions/domain/steps.js';
import { databases } from './harness/databases';
import { openDesk, type Answer, type Desk } from './harness/desk';
import { openScene, type Scene, type Values } from './loop/scene';

const people = 50;

/** SQLite belongs to one process; PostgreSQL is shared by two as well. */
const stages = databases.flatMap((database) =>
	(database === 'postgres' ? [1, 2] : [1]).map((instances) => ({ database, instances: instances as 1 | 2 })),
);

describe.each(stages)('at once on $database with $instances instance(s)', ({ database, instances }) => {
	let desk: Desk;
	let scene: Scene;

	beforeAll(async () => {
		desk = await openDesk({ database, instances });
		scene = await openScene(desk);
	});
	afterAll(() => desk.stop());

	const atOnce = (work: (instance: 0 | 1, index: number) => Promise<Answer>, times = people) =>
		Promise.all(Array.from({ length: times }, (_, index) => work((index % instances) as 0 | 1, index)));

	const verdict = ({ status, body }: Answer) => `${status} ${body.errors?.[0]?.extensions.code ?? ''}`.trim();

	const steps: { from: Status; to: Status; values: (owner: string) => Values }[] = [
		{ from: 'recorded', to: 'handling', values: (owner) => ({ owner }) },
		{ from: 'handling', to: 'feedback', values: () => ({ resolution: 'Oiled' }) },
		{ from: 'feedback', to: 'archived', values: () => ({ rating: 5, confirmed_by: 'phone' }) },
		{ from: 'archived', to: 'handling', values: () => ({ reopen_reason: 'It jams again.' }) },
	];

	it.each(steps)('fifty people who saw the same take $from → $to once', async ({ from, to, values }) => {
		const { id } = await scene.issueIn(from);
		const before = await scene.stepsOf(id);
		const patch = { ...values(scene.owner), status: to, step_from: from };
		const answers = await atOnce((instance) => desk.api('PATCH', `/items/loop_issues/${id}`, patch, { instance }));
		const verdicts = answers.map(verdict).sort();
		expect(verdicts).toEqual(['200', ...Array<string>(people - 1).fill('409 LOOP_CONFLICT')]);
		expect(await scene.stepsOf(id)).toEqual([...before, `${from}→${to}`]);
		expect((await scene.read(id))['status']).toBe(to);
	});

	it.each(steps)(
		'fifty people who say nothing of what they saw take $from → $to once',
		async ({ from, to, values }) => {
			const { id } = await scene.issueIn(from);
			const before = await scene.stepsOf(id);
			const answers = await atOnce((instance) =>
				desk.api('PATCH', `/items/loop_issues/${id}`, { ...values(scene.owner), status: to }, { instance }),
			);
			// Who comes later finds the step taken: then there is nothing left to do.
			expect([...new Set(answers.map(verdict))].filter((one) => one !== '409 LOOP_CONFLICT')).toEqual(['200']);
			expect(await scene.stepsOf(id)).toEqual([...before, `${from}→${to}`]);
		},
	);

	it('two who go different ways from feedback: one is first, the other is told', async () => {
		for (let round = 0; round < 10; round++) {
			const { id } = await scene.issueIn('feedback');
			const ways = [
				{ status: 'archived', rating: 5, confirmed_by: 'phone', step_from: 'feedback' },
				{ status: 'handling', customer_words: 'It still jams.', step_from: 'feedback' },
			];
			const answers = await atOnce(
				(instance, index) => desk.api('PATCH', `/items/loop_issues/${id}`, ways[index], { instance }),
				2,
			);
			expect(answers.map(verdict).sort()).toEqual(['200', '409 LOOP_CONFLICT']);
			const won = ways[answers.findIndex(({ status }) => status === 200)];
			expect((await scene.stepsOf(id)).slice(3)).toEqual([`feedback→${won?.status}`]);
		}
	});

	it('two hundred issues get two hundred numbers without a gap', async () => {
		const { customer } = await scene.record();
		const before = await numbers();
		const answers = await atOnce(
			(instance) => desk.api('POST', '/items/loop_issues', { customer, description: 'The door jams.' }, { instance }),
			200,
		);
		expect([...new Set(answers.map(verdict))]).toEqual(['200']);
		const all = await numbers();
		expect(new Set(all).size).toBe(before.length + 200);
		// A test that runs over midnight has two days, each counted from one.
		for (const day of new Set(all.map((number) => number.split('-')[0]))) {
			const counted = all
				.filter((number) => number.startsWith(`${day}-`))
				.map((number) => Number(number.split('-')[1]));
			expect(counted.sort((left, right) => left - right)).toEqual(counted.map((_, index) => index + 1));
		}
	});

	it('customers recorded at once get different numbers', async () => {
		const answers = await atOnce(
			(instance) => desk.api('POST', '/items/loop_customers', { name: 'B公司' }, { instance }),
			people,
		);
		expect([...new Set(answers.map(verdict))]).toEqual(['200']);
		expect(new Set(answers.map(({ body }) => body.data['number'])).size).toBe(people);
	});

	it('nothing that follows from an event is lost or done twice', async () => {
		await scene.settle();
		const solutions = await desk.sql(
			"select id from loop_events where type = 'step' and loop_events.to = 'feedback'".replace(
				'loop_events.to',
				quoted('to'),
			),
		);
		const invitations = await desk.sql('select event from loop_responses where event is not null');
		expect(invitations.map((row) => Number(row['event'])).sort()).toEqual(
			solutions.map((row) => Number(row['id'])).sort(),
		);
	});

	const numbers = async () => (await desk.sql('select number from loop_issues')).map((row) => String(row['number']));
	const quoted = (name: string) => (database === 'mysql' ? `\`${name}\`` : `"${name}"`);
});
