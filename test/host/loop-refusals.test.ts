import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverFields } from '../../extensions/domain/issue/fields.js';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { changePaths } from './loop/change-paths';
import { openMeans, type Means } from './loop/means';
import { openScene, send, type Scene, type Values } from './loop/scene';

describe.each(databases)('what the loop refuses on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	let means: Means;
	let recorded: { id: number; customer: string };
	let archived: { id: number; customer: string };
	let before: Record<string, string[]>;

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(desk);
		means = await openMeans(scene);
		recorded = await scene.record();
		archived = await scene.issueIn('archived');
		await scene.settle();
		before = await desk.dump();
	});
	afterAll(async () => {
		means.socket.close();
		await desk.stop();
	});

	const patch = (id: number, values: Values) => desk.api('PATCH', `/items/loop_issues/${id}`, values);
	const unchanged = async () => expect(await desk.dump()).toEqual(before);

	describe.each(changePaths)('by $name', ({ change }) => {
		it('a step from a status that is no longer true', async () => {
			const stale = { status: 'handling', owner: scene.owner, step_from: 'feedback' };
			expect(await change(means, recorded, stale)).toMatchObject({ done: false, code: 'LOOP_CONFLICT' });
			await unchanged();
		});

		it('another number for an issue', async () => {
			const outcome = await change(means, recorded, { number: 'W20200101-001' });
			expect(outcome).toMatchObject({ done: false, code: 'LOOP_SERVER_FIELD' });
			await unchanged();
		});

		it('any change of an archived issue', async () => {
			const outcome = await change(means, archived, { resolution: 'Something nicer.' });
			expect(outcome).toMatchObject({ done: false, code: 'LOOP_FROZEN' });
			await unchanged();
		});

		it('an archived issue without its reopening being a step', async () => {
			const outcome = await change(means, archived, { reopen_reason: 'It jams again.' });
			expect(outcome).toMatchObject({ done: false, code: 'LOOP_FROZEN' });
			await unchanged();
		});
	});

	it.each(serverFields)('a client that sets %s', async (field) => {
		const { status, body } = await patch(recorded.id, { [field]: valueFor(field) });
		expect([status, body.errors?.[0]?.extensions]).toMatchObject([400, { code: 'LOOP_SERVER_FIELD', fields: [field] }]);
		const fresh = { customer: recorded.customer, description: 'x', [field]: valueFor(field) };
		const created = await desk.api('POST', '/items/loop_issues', fresh);
		expect([created.status, created.body.errors?.[0]?.extensions.code]).toEqual([400, 'LOOP_SERVER_FIELD']);
		await unchanged();
	});

	it('nothing where a client sends back what it read', async () => {
		for (const { id } of [recorded, archived]) {
			const whole = await send(desk, 'GET', `/items/loop_issues/${id}?fields=${serverFields.join(',')},status`);
			expect((await patch(id, whole)).status).toBe(200);
		}
		await unchanged();
	});

	it.each([
		['no status', { status: null }],
		['an empty status', { status: '' }],
		['a list as status', { status: ['handling'] }],
		['a number as status', { status: 1 }],
		['an object as status', { status: { _eq: 'handling' } }],
		['a rating above five', { rating: 6 }],
		['a rating of half a star', { rating: 2.5 }],
		['an unknown way of confirming', { confirmed_by: 'pigeon' }],
		['an unknown urgency', { urgency: 'whenever' }],
		['an emptied description', { description: '  ' }],
		['a description that is no text', { description: { a: 1 } }],
		['no customer', { customer: null }],
		['a customer that does not exist', { customer: '00000000-0000-4000-8000-000000000000' }],
		['an owner that does not exist', { owner: '00000000-0000-4000-8000-000000000000' }],
		['an owner that is no key', { owner: 'Dana' }],
		['a category that does not exist', { category: 'poetry' }],
		['a list as step_from', { status: 'handling', step_from: ['recorded'] }],
		['a promise that is no time', { promised_at: 'soon' }],
		['a promise on a day that does not exist', { promised_at: '2024-13-45T00:00:00Z' }],
		['an expected time that is a number', { expected_at: 5 }],
	])('%s, with a clear answer', async (_what, values) => {
		const { status, body } = await patch(recorded.id, { owner: scene.owner, ...values });
		expect(isClear(status), JSON.stringify(body)).toBe(true);
		await unchanged();
	});

	it('several issues at once when one of them cannot go along, naming those that cannot', async () => {
		const handling = await scene.issueIn('handling');
		await scene.settle();
		before = await desk.dump();
		const { status, body } = await desk.api('PATCH', '/items/loop_issues', {
			keys: [recorded.id, handling.id, archived.id],
			data: { status: 'handling', owner: scene.owner },
		});
		expect(status).toBe(422);
		expect(body.errors[0]?.extensions).toMatchObject({ code: 'LOOP_INCOMPLETE', keys: [archived.id] });
		await unchanged();
	});

	it('a list of changes as a whole when one of them is refused', async () => {
		const { status } = await desk.api('PATCH', '/items/loop_issues', [
			{ id: recorded.id, urgency: 'urgent' },
			{ id: archived.id, urgency: 'urgent' },
		]);
		expect(status).toBe(409);
		await unchanged();
	});

	it('to turn an issue back to one of its own revisions', async () => {
		const issue = await scene.issueIn('feedback');
		await scene.settle();
		before = await desk.dump();
		const revisions = await desk.sql(
			"select id from directus_revisions where collection = 'loop_issues' and item = ? order by id",
			[String(issue.id)],
		);
		expect(revisions.length).toBe(3);
		const answers = [];
		for (const revision of revisions.slice(0, 2)) {
			answers.push(
				(await desk.api('POST', `/utils/revert/${String(revision['id'])}`, {})).body.errors?.[0]?.extensions.code,
			);
		}
		// A step back to handling there is, but a revision brings the stamps of its own time too.
		expect(answers).toEqual(['LOOP_STEP', 'LOOP_SERVER_FIELD']);
		await unchanged();
	});

	it('to archive without the rating, or without an answer before anybody has asked', async () => {
		const issue = await scene.issueIn('feedback');
		const earlier = { customer: issue.customer, issue: issue.id, method: 'phone', direction: 'out' };
		await send(desk, 'POST', '/items/loop_contacts', { ...earlier, kind: 'care' });
		await send(desk, 'POST', '/items/loop_contacts', { ...earlier, kind: 'confirm', direction: 'in' });
		await scene.settle();
		before = await desk.dump();
		const silent = { status: 'archived', confirmed_by: 'no_answer' };
		for (const [values, fields] of [
			[{ status: 'archived', confirmed_by: 'phone' }, ['rating']],
			[{ status: 'archived', rating: 5 }, ['confirmed_by']],
			[silent, ['attempts']],
		] as const) {
			const { status, body } = await patch(issue.id, values);
			expect([status, body.errors[0]?.extensions]).toMatchObject([422, { code: 'LOOP_INCOMPLETE', fields }]);
			await unchanged();
		}
		await send(desk, 'POST', '/items/loop_contacts', { ...earlier, kind: 'confirm' });
		expect((await patch(issue.id, silent)).status).toBe(200);
	});

	it('to count words of last time for this time', async () => {
		const issue = await scene.issueIn('feedback');
		const again = { status: 'handling', customer_words: 'It still jams.' };
		expect((await patch(issue.id, again)).status).toBe(200);
		expect((await patch(issue.id, { status: 'feedback' })).status).toBe(200);
		const { status, body } = await patch(issue.id, { status: 'handling' });
		expect([status, body.errors[0]?.extensions]).toMatchObject([422, { fields: ['customer_words'] }]);
		expect((await patch(issue.id, again)).status).toBe(200);
		expect((await scene.read(issue.id))['returned']).toBe(2);
	});
});

/** A client's mistake is answered as one, never as ours. */
function isClear(status: number): boolean {
	return status >= 400 && status < 500;
}

function valueFor(field: (typeof serverFields)[number]): unknown {
	if (/_at$|_due$|_since$/.test(field)) return '2020-01-01T00:00:00Z';
	if (field === 'next_due') return 'promised';
	if (field === 'imported') return true;
	if (['recorded_by', 'step_by'].includes(field)) return '00000000-0000-4000-8000-000000000000';
	return ['reopened', 'returned', 'breaches'].includes(field) ? 7 : 'X';
}
