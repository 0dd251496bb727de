import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';
import { invite, readCustomer, settle, tellByPhone, type Row } from './consequences-desk';
import { readResponses, solveIssue, until } from './survey-desk';

const day = 86_400_000;

describe.each(preferring('postgres', 'mysql'))(
	'an invitation that is not answered in time, on %s (D14)',
	(database) => {
		let desk: Desk;
		let agents: User[];
		beforeAll(async () => {
			desk = await openDesk({ database, env: { LOOP_CLOCK: '*/2 * * * * *' } });
			agents = [await desk.createUser('Agent'), await desk.createUser('Agent')];
		});
		afterAll(() => desk.stop());

		const read = async (id: number): Promise<Row> => (await desk.api('GET', `/items/loop_responses/${id}`)).body.data;
		const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
		const change = (id: number, patch: Row) => desk.api('PATCH', `/items/loop_responses/${id}`, patch);
		const attempt = (id: number, body: Row, { token }: Pick<User, 'token'> = agents[0]!) =>
			desk.api('POST', `/loop/responses/${id}/attempt`, body, { token });

		it('becomes a call of whoever has the fewest, and never of who handled the issue', async () => {
			const [one, other] = agents as [User, User];
			const issue = await solveIssue(desk);
			await desk.api('PATCH', `/items/loop_issues/${issue.id}`, { owner: one.id });
			const [asked] = await until(
				() => readResponses(desk, issue),
				(rows) => rows.length > 0,
			);
			const handled = Number(asked?.['id']);
			const late = await Promise.all(Array.from({ length: 3 }, () => invite(desk)));
			const fresh = await invite(desk);
			const expired = await invite(desk);
			const old = await invite(desk);
			const never = await invite(desk);
			await change(fresh.response, { sent_at: ago(2), expires_at: ago(-10) });
			await change(old.response, { sent_at: ago(40), expires_at: ago(26) });
			await change(never.response, { sent_at: ago(4), skipped: 'opted_out' });
			for (const { response } of late) await change(response, { sent_at: ago(4), expires_at: ago(-10) });
			await change(expired.response, { expires_at: ago(1) });
			await change(handled, { sent_at: ago(4) });
			const due = [handled, expired.response, ...late.map(({ response }) => response)];
			const calls = await until(
				() => Promise.all(due.map(read)),
				(rows) => rows.every((row) => row['call_due'] !== null),
			);
			expect(calls.map((row) => row['call_due'] !== null)).toEqual(due.map(() => true));
			expect(calls[0]).toMatchObject({ call_owner: other.id });
			const spread = agents.map(({ id }) => calls.filter((row) => row['call_owner'] === id).length);
			expect(spread.sort()).toEqual([2, 3]);
			for (const { response } of [fresh, old, never]) expect(await read(response)).toMatchObject({ call_due: null });
		});

		it('is tried again later, and given up after as many tries as the settings say', async () => {
			const { response, customer } = await invite(desk);
			const first = await attempt(response, { result: 'not_reached', note: '占线', seen: 0 });
			expect(first).toMatchObject({ status: 200, body: { data: { attempts: 1, ended: null } } });
			const next = Date.parse(String(first.body.data['due']));
			expect(Math.abs(next - Date.now() - day)).toBeLessThan(60_000);
			expect((await attempt(response, { result: 'not_reached', seen: 0 })).status).toBe(409);
			await attempt(response, { result: 'not_reached', seen: 1 });
			const last = await attempt(response, { result: 'not_reached' });
			expect(last.body.data).toMatchObject({ attempts: 3, due: null, ended: 'gave_up' });
			expect((await attempt(response, { result: 'not_reached' })).status).toBe(409);
			expect(await read(response)).toMatchObject({ call_due: null, call_attempts: 3, call_ended: 'gave_up' });
			const contacts = await desk.api('GET', `/items/loop_contacts?filter[customer][_eq]=${customer}&sort=id`);
			expect(contacts.body.data).toMatchObject([
				{ method: 'phone', kind: 'care', direction: 'out', reached: false, by: agents[0]?.id, summary: '占线' },
				{ reached: false, summary: null },
				{ reached: false },
			]);
		});

		it('ends where the customer does not want to answer', async () => {
			const { response } = await invite(desk);
			expect((await attempt(response, { result: 'refused' })).body.data).toMatchObject({
				attempts: 0,
				ended: 'refused',
			});
			await change(response, { sent_at: ago(4) });
			expect(await read(response)).toMatchObject({ call_due: null, call_ended: 'refused' });
		});

		it('shows whoever calls the questions and the customer’s history', async () => {
			const { response, customer } = await invite(desk, {
				language: 'en-US',
				contact_person: '李工',
				phone: '13800138000',
			});
			const path = `/loop/responses/${response}/interview`;
			const { body } = await desk.api('GET', path, undefined, { token: agents[0]!.token });
			expect(body.data).toMatchObject({
				state: 'open',
				may: true,
				call: { attempts: 0, most: 3, ended: null },
				customer: { id: customer, name: 'C公司', contact: '李工', phone: '138****8000', signals: [] },
				issue: null,
				answered: null,
			});
			expect((body.data['questions'] as { key: string }[]).map(({ key }) => key)).toContain('overall');
			await tellByPhone(desk, agents[0]!, response, { overall: 9 });
			const after = await desk.api('GET', path, undefined, { token: agents[1]!.token });
			expect(after.body.data).toMatchObject({ state: 'answered', answered: { channel: 'phone', overall: 9 } });
			expect((await attempt(response, { result: 'not_reached' })).status).toBe(410);
		});

		it('is not put in by who handled the issue, unless the settings allow it', async () => {
			const issue = await solveIssue(desk);
			const [slot] = await until(
				() => readResponses(desk, issue),
				(rows) => rows.length > 0,
			);
			const path = `/loop/responses/${String(slot?.['id'])}/answer`;
			const refused = await desk.api('POST', path, { overall: 9 });
			expect(refused).toMatchObject({ status: 409, body: { errors: [{ extensions: { code: 'LOOP_INTERVIEWER' } }] } });
			await desk.api('PATCH', '/items/loop_settings', { call_by_owner: true });
			expect((await desk.api('POST', path, { overall: 9 })).status).toBe(200);
			await desk.api('PATCH', '/items/loop_settings', { call_by_owner: false });
			await settle(desk);
			expect(await readCustomer(desk, issue.customer)).toMatchObject({ satisfaction: 90 });
		});

		it('is for staff alone, and takes nothing that was not asked', async () => {
			const { response } = await invite(desk);
			const path = (what: string, id: unknown = response) => `/loop/responses/${String(id)}/${what}`;
			for (const what of ['answer', 'attempt']) {
				expect((await desk.api('POST', path(what), { overall: 9 }, { token: null })).status).toBe(401);
				for (const id of [999_999, 'abc', '-1', '1%20or%201=1']) {
					const body = what === 'answer' ? { overall: 9 } : { result: 'refused' };
					expect((await desk.api('POST', path(what, id), body)).status).toBe(403);
				}
			}
			expect((await desk.api('GET', path('interview'), undefined, { token: null })).status).toBe(401);
			const stranger = await desk.createUser(null);
			expect((await desk.api('GET', path('interview'), undefined, { token: stranger.token })).status).toBe(403);
			const wrong: [string, unknown, number][] = [
				['answer', { overall: 11 }, 400],
				['answer', { overall: 5, customer: 'x' }, 400],
				['answer', { overall: 5, answered_by: agents[1]?.id }, 400],
				['answer', [5], 400],
				['answer', {}, 422],
				['attempt', { result: 'maybe' }, 400],
				['attempt', { result: 'refused', by: agents[1]?.id }, 400],
				['attempt', { result: 'not_reached', note: 'x'.repeat(2001) }, 400],
				['attempt', { result: 'not_reached', seen: '0' }, 400],
			];
			for (const [what, body, status] of wrong) {
				const { status: got } = await desk.api('POST', path(what), body, { token: agents[0]!.token });
				expect(got, JSON.stringify(body)).toBe(status);
			}
			expect(await read(response)).toMatchObject({ answered_at: null, call_attempts: 0, call_ended: null });
		});
	},
);
