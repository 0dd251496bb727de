import { createHash, randomBytes } from 'node:crypto';
import type { Answer, Body, Desk } from './harness/desk';

/** A whole answer as the toolkit's form sends it. */
export const kind = {
	solved: 'yes',
	quality: '9',
	speed: '7',
	effect: '8',
	care: '8',
	overall: '8',
	nps: '9',
	reason: '系统稳定，客户经理专业',
	suggestion: '希望增加批量导出功能 👍',
	contact: '138 0013 8000',
};

export interface Solved {
	id: number;
	number: string;
	customer: string;
}

/** An issue that has been recorded, handled and solved: the customer is to be asked. */
export async function solveIssue(desk: Desk, customer: Record<string, unknown> = {}): Promise<Solved> {
	const me = await desk.api('GET', '/users/me?fields=id');
	const who = await desk.api('POST', '/items/loop_customers', { name: 'B公司', ...customer });
	const recorded = await desk.api('POST', '/items/loop_issues', {
		customer: who.body.data.id,
		category: 'invoice',
		description: '发票金额 <b>开错</b>了',
		owner: me.body.data.id,
	});
	const id = Number(recorded.body.data.id);
	await expectOk(desk.api('PATCH', `/items/loop_issues/${id}`, { status: 'handling' }));
	await expectOk(desk.api('PATCH', `/items/loop_issues/${id}`, { status: 'feedback', resolution: '已重开发票' }));
	return { id, number: String(recorded.body.data.number), customer: String(who.body.data.id) };
}

/** The path of a fresh survey link. */
export async function askLink(desk: Desk, { id }: Solved): Promise<string> {
	const { body } = await expectOk(desk.api('POST', `/loop/issues/${id}/survey`, { send: false }));
	return new URL(String(body.data.url)).pathname;
}

/** An invitation to any survey, and the path of a link to it, as whatever sends surveys makes them. */
export async function inviteTo(desk: Desk, survey: string, customer: string): Promise<{ id: number; path: string }> {
	const { body } = await expectOk(desk.api('POST', '/items/loop_responses', { survey, customer }));
	const id = Number(body.data.id);
	const token = randomBytes(32).toString('base64url');
	const hash = createHash('sha256').update(token).digest('hex');
	const now = desk.database === 'sqlite' ? Date.now() : '2024-05-01 00:00:00';
	await desk.sql('insert into loop_tokens (hash, kind, response, created_at) values (?, ?, ?, ?)', [
		hash,
		'survey',
		id,
		now,
	]);
	return { id, path: `/loop/s/${token}` };
}

/** What a browser sends when the form is sent. */
export function sendForm(desk: Desk, path: string, fields: Record<string, string> | string): Promise<Answer<string>> {
	const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
	const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
	return desk.api<string>('POST', path, body, { token: null, headers });
}

/** What a program sends. */
export function sendJson(desk: Desk, path: string, answer: unknown): Promise<Answer> {
	return desk.api('POST', path, answer, { token: null });
}

export async function readIssue(desk: Desk, { id }: Solved): Promise<Record<string, unknown>> {
	return (await desk.api('GET', `/items/loop_issues/${id}`)).body.data;
}

export async function readResponses(desk: Desk, { id }: Solved): Promise<Record<string, unknown>[]> {
	return (await desk.api('GET', `/items/loop_responses?filter[issue][_eq]=${id}&sort=id`)).body.data;
}

/** Waits for what follows an event. */
export async function until<T>(look: () => Promise<T>, isDone: (seen: T) => boolean): Promise<T> {
	for (let left = 100; ; left -= 1) {
		const seen = await look();
		if (isDone(seen) || left === 0) return seen;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function expectOk(call: Promise<Answer<Body>>): Promise<Answer<Body>> {
	const answer = await call;
	if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
	return answer;
}
