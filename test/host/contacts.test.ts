import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followLink, readContacts, readEvents } from './follow-desk';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { throughFlow } from './loop/flow';
import { fromAnswer, fromError, type Outcome } from './loop/outcome';
import { openScene, send, type Scene, type Values } from './loop/scene';
import { findIssue, postReport, typed } from './report-desk';
import { sendForm } from './survey-desk';

describe.each(preferring('postgres', 'mysql'))('a contact in the story of an issue on %s', (database) => {
	let desk: Desk;
	let scene: Scene;
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		scene = await openScene(desk);
	});
	afterAll(() => desk.stop());

	const patch = async (id: unknown, values: Values): Promise<Outcome> =>
		fromAnswer(await desk.api('PATCH', `/items/loop_contacts/${String(id)}`, values));
	const sql = (query: string, params: unknown[]): Promise<Outcome> =>
		desk.sql(query, params).then(() => ({ done: true, code: null, text: '' }), fromError);
	const record = async (values: Values = {}) => {
		const issue = await scene.issueIn('handling');
		const told = { method: 'phone', kind: 'progress', direction: 'out', reached: true, summary: '告诉了王小明' };
		const contact = await send(desk, 'POST', '/items/loop_contacts', { ...told, issue: issue.id, ...values });
		return { issue, contact: Number(contact['id']) };
	};
	const contactEvents = async (issue: number) =>
		(await readEvents(desk, issue)).filter(({ type }) => type === 'contact');

	it('leaves it on no path, so that it is not deleted afterwards', async () => {
		const { issue, contact } = await record();
		const mutation = `mutation { update_loop_contacts_item(id: ${contact}, data: { issue: null }) { id } }`;
		for (const outcome of [
			await patch(contact, { issue: null }),
			fromAnswer(await desk.api('PATCH', `/items/loop_issues/${issue.id}`, { contacts: [] })),
			fromAnswer(await desk.api('POST', '/graphql', { query: mutation })),
			await sql('update loop_contacts set issue = null where id = ?', [contact]),
		])
			expect(outcome).toMatchObject({ done: false, code: 'LOOP_KEEP' });
		const values = { key: contact, values: { issue: null } };
		expect((await throughFlow(desk, 'item-update', 'loop_contacts', values)).done).toBe(false);
		expect((await desk.api('DELETE', `/items/loop_contacts/${contact}`)).status).toBe(403);
		expect(await readContacts(desk, issue.id)).toMatchObject([{ id: contact }]);
	});

	it('that goes to another issue is told in both stories', async () => {
		const { issue, contact } = await record();
		const other = await scene.record();
		expect((await patch(contact, { issue: other.id })).text).toBe('');
		expect(await contactEvents(issue.id)).toMatchObject([
			{ from: null, to: 'progress' },
			{ from: 'progress', to: null, data: { contact, moved: other.id } },
		]);
		expect(await contactEvents(other.id)).toMatchObject([{ from: null, to: 'progress', data: { contact } }]);
	});

	it('whose words are changed says so in the log, without the words, and counts for nothing new', async () => {
		const { issue, contact } = await record();
		await send(desk, 'PATCH', `/items/loop_issues/${issue.id}`, { waiting: 'customer' });
		const heard = { issue: issue.id, method: 'phone', kind: 'other', direction: 'in', summary: '来电' };
		const before = await send(desk, 'POST', '/items/loop_contacts', heard);
		await scene.settle();
		// Some databases keep whole seconds: what was heard must lie before the wait by more than that.
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await send(desk, 'PATCH', `/items/loop_issues/${issue.id}`, { waiting: 'customer' });
		const clocks = async () => (await desk.api('GET', `/loop/issues/${issue.id}/deadlines`)).body.data['clocks'];
		const count = ((await clocks()) as unknown[]).length;
		const at = '2024-05-01T06:00:00Z';
		const changes: Values[] = [{ summary: '没告诉李小红' }, { customer_feedback: '李小红很满意' }, { at }];
		for (const values of changes) expect((await patch(contact, values)).text).toBe('');
		await patch(before['id'], { summary: '没有来电' });
		await sql('update loop_contacts set follow_up = ? where id = ?', ['再打一次', contact]);
		await scene.settle();
		const [, , ...edited] = await contactEvents(issue.id);
		const told = { from: 'progress', to: 'progress', data: { contact, edited: true } };
		expect(edited).toMatchObject([told, told, told, { from: 'other', data: { contact: before['id'], edited: true } }]);
		expect(JSON.stringify(edited)).not.toMatch(/小红|小明|告诉|来电/);
		expect(await clocks()).toHaveLength(count);
		expect((await scene.read(issue.id))['waiting']).toBe('customer');
	});

	describe('that the customer wrote themselves', () => {
		const written = async (): Promise<Values> => {
			const { id } = await scene.issueIn('handling');
			const sent = await sendForm(desk, await followLink(desk, id), { action: 'message', words: '门还是卡住' });
			expect(sent.status).toBe(303);
			return (await readContacts(desk, id))[0] ?? {};
		};
		const reported = async (): Promise<Values> => {
			const sent = await postReport(desk, typed);
			const { id } = await findIssue(desk, String(sent.body.data['number']));
			return (await readContacts(desk, Number(id)))[0] ?? {};
		};

		it.each([
			['in a message', written],
			['in a report', reported],
		])('%s stays as they sent it; what is to follow from it is staff’s', async (_where, make) => {
			const { id } = await make();
			const { customer } = await scene.record();
			const rewritten: Values[] = [
				{ summary: '很满意' },
				{ summary: null },
				{ customer_feedback: '很满意' },
				{ method: 'phone' },
				{ direction: 'out' },
				{ kind: 'progress' },
				{ at: '2024-05-01T06:00:00Z' },
				{ customer },
				{ by_name: '李四' },
			];
			for (const values of rewritten)
				expect([values, (await patch(id, values)).code]).toEqual([values, 'LOOP_READ_ONLY']);
			const query = 'update loop_contacts set summary = ? where id = ?';
			expect(await sql(query, ['很满意', id])).toMatchObject({ done: false, code: 'LOOP_READ_ONLY' });
			const next = { follow_up: '换门', follow_up_owner: scene.owner, follow_up_due: '2030-05-01' };
			expect((await patch(id, next)).text).toBe('');
			expect(await send(desk, 'GET', `/items/loop_contacts/${String(id)}`)).toMatchObject(next);
		});

		it('is shown to them as theirs, and how to reach who reported is not', async () => {
			const sent = await postReport(desk, typed);
			const { id } = await findIssue(desk, String(sent.body.data['number']));
			const link = await followLink(desk, Number(id));
			await sendForm(desk, link, { action: 'message', words: '门还是卡住' });
			const { body } = await desk.api('GET', link, undefined, { token: null, headers: { accept: 'application/json' } });
			expect(JSON.stringify(body)).toContain('门还是卡住');
			expect(JSON.stringify(body)).not.toContain('****');
		});
	});
});
