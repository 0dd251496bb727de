import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';
import { fromAnswer } from './loop/outcome';
import { openScene, send, type Scene } from './loop/scene';

/** What the body of the call fills into a step's form. */
const filled = (step: string) => ({
	issue: '{{$trigger.body.issue}}',
	step,
	owner: '{{$trigger.body.owner}}',
	resolution: '{{$trigger.body.resolution}}',
	rating: '{{$trigger.body.rating}}',
	confirmed_by: '{{$trigger.body.confirmed_by}}',
	customer_words: '{{$trigger.body.customer_words}}',
});

describe.each(preferring('postgres'))('operations of flows on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let viewer: User;

	beforeAll(async () => {
		desk = await openDesk({ database });
		scene = await openScene(desk);
		viewer = await desk.createUser('viewer');
	});
	afterAll(async () => desk?.stop());

	/** A flow of one operation that is set off by a call, and the path to call. */
	async function flowOf(type: string, options: object): Promise<string> {
		const flow = await send(desk, 'POST', '/flows', {
			name: type,
			status: 'active',
			trigger: 'webhook',
			options: { method: 'POST', async: false, return: '$last', error_on_reject: true },
		});
		const place = { position_x: 20, position_y: 1 };
		const row = { flow: flow['id'], key: 'ours', name: 'ours', type, ...place, options };
		const operation = await send(desk, 'POST', '/operations', row);
		await send(desk, 'PATCH', `/flows/${String(flow['id'])}`, { operation: operation['id'] });
		return `/flows/trigger/${String(flow['id'])}`;
	}
	const remove = (path: string) => desk.api('DELETE', path.replace('/trigger', ''));

	describe('loop-step', () => {
		const flows: Record<string, string> = {};
		beforeAll(async () => {
			flows['take'] = await flowOf('loop-step', filled('take'));
			flows['archive'] = await flowOf('loop-step', { ...filled('archive'), permissions: '$full' });
		});
		afterAll(async () => {
			for (const path of Object.values(flows)) await remove(path);
		});
		const run = (step: 'take' | 'archive', body: object, token?: string | null) =>
			desk.api('POST', flows[step] ?? '', body, token === undefined ? {} : { token });

		it('takes the step, by number as by key, with the rights and in the name of whoever set the flow off', async () => {
			const { id } = await scene.record({ owner: null });
			const { number } = await scene.read(id);
			const taken = await run('take', { issue: number, owner: scene.owner });
			expect(taken.body).toEqual({ id, number, from: 'recorded', to: 'handling' });
			expect(await scene.read(id)).toMatchObject({ status: 'handling', owner: scene.owner });
			const events = await desk.sql("select * from loop_events where type = 'step' and issue = ?", [id]);
			expect(events.at(-1)).toMatchObject({ from: 'recorded', to: 'handling', actor: scene.owner });
		});

		it('is refused as everywhere: what is missing, what is no longer so, what is not there', async () => {
			const { id } = await scene.issueIn('feedback');
			await scene.settle();
			const before = await desk.dump();
			const lacking = await run('archive', { issue: id, confirmed_by: 'phone' });
			expect([lacking.status, lacking.body.errors[0]?.extensions]).toEqual([
				422,
				expect.objectContaining({ code: 'LOOP_INCOMPLETE', fields: ['rating'] }),
			]);
			expect(fromAnswer(await run('take', { issue: id, owner: scene.owner })).code).toBe('LOOP_CONFLICT');
			expect((await run('archive', { issue: 2_000_000, rating: 5, confirmed_by: 'phone' })).status).toBe(403);
			for (const bad of [{}, { issue: '' }, { issue: id, rating: 'good' }, { issue: { _gt: 0 } }]) {
				expect((await run('archive', bad)).status).toBe(400);
			}
			expect(await desk.dump()).toEqual(before);
			const archived = await run('archive', { issue: String(id), rating: '5', confirmed_by: 'phone' }, null);
			expect(archived.body).toMatchObject({ id, to: 'archived' });
			expect(await scene.read(id)).toMatchObject({ status: 'archived', rating: 5 });
		});

		it('does nothing for whoever may not, unless the flow gives all rights', async () => {
			const { id } = await scene.record();
			for (const token of [null, viewer.token]) {
				expect((await run('take', { issue: id, owner: scene.owner }, token)).status).toBe(403);
			}
			expect(await scene.read(id)).toMatchObject({ status: 'recorded' });
		});
	});

	describe('loop-figure', () => {
		it('answers what the figures answer everywhere', async () => {
			await scene.record();
			const path = await flowOf('loop-figure', { figure: 'issues_recorded', period: 'last_7_days' });
			const { body } = await desk.api<{ data: Record<string, unknown>[] }>(
				'GET',
				'/loop/kpis?ids=issues_recorded&period=last_7_days',
			);
			const { value, n, previous } = body.data[0] ?? {};
			const read = await desk.api('POST', path, {}, { token: viewer.token });
			expect(read.body).toMatchObject({ id: 'issues_recorded', unit: 'count', value, n, previous });
			expect(Number(n)).toBeGreaterThan(0);
			expect((await desk.api('POST', path, {}, { token: null })).status).toBe(401);
			await remove(path);
		});

		it('refuses a figure that there is not', async () => {
			const path = await flowOf('loop-figure', { figure: 'happiness' });
			expect((await desk.api('POST', path, {})).status).toBe(400);
			await remove(path);
		});
	});
});
