import type { Answer, Body, Desk } from './harness/desk';
import { openPage } from './follow-desk';

/** What somebody types who is known to nobody. */
export const typed = {
	description: '登录后打不开报表 👍\n订单 20240501',
	category: 'product',
	name: '周敏',
	phone: '138 0013 8000',
	email: '',
};

/** A form as the page shows it, long enough ago that a person can have filled it in. */
export async function openForm(desk: Desk, query = ''): Promise<string> {
	const { body } = await openPage(desk, `/loop/report${query}`);
	const stamp = /name="stamp" value="([^"]+)"/.exec(body)?.[1];
	if (!stamp) throw new Error(body);
	await new Promise((resolve) => setTimeout(resolve, 2100));
	return stamp;
}

type Sent = { readonly bytes: Uint8Array | string; readonly name: string; readonly type?: string };
export type Part = readonly [name: string, value: string | Sent];

/** What a browser sends when the form is sent: fields first, files last. */
export function sendReport(
	desk: Desk,
	parts: readonly Part[] | Record<string, string>,
	headers: Record<string, string> = {},
	query = '',
): Promise<Answer<string>> {
	const form = new FormData();
	const pairs: readonly Part[] = isList(parts) ? parts : Object.entries(parts);
	for (const [name, value] of pairs) {
		if (typeof value === 'string') form.append(name, value);
		else form.append(name, new Blob([value.bytes as BlobPart], { type: value.type ?? '' }), value.name);
	}
	return send(desk, form, { accept: 'text/html', ...headers }, query);
}

function isList(parts: readonly Part[] | Record<string, string>): parts is readonly Part[] {
	return Array.isArray(parts);
}

async function send(
	desk: Desk,
	form: FormData,
	headers: Record<string, string>,
	query: string,
): Promise<Answer<string>> {
	const answer = await fetch(`${desk.url}/loop/report${query}`, {
		method: 'POST',
		body: form,
		headers,
		redirect: 'manual',
	});
	return { status: answer.status, body: await answer.text(), headers: answer.headers };
}

/** What a program sends. */
export function postReport(desk: Desk, report: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
	return desk.api('POST', '/loop/report', report, { token: null, headers });
}

/** The number on the page that says that it was received. */
export function numberIn(page: string): string {
	return /W\d{8}-\d{3,}/.exec(page)?.[0] ?? '';
}

export async function findIssue(desk: Desk, number: string): Promise<Record<string, unknown>> {
	const { body } = await desk.api('GET', `/items/loop_issues?filter[number][_eq]=${number}&fields=*,customer.*`);
	const [issue] = body.data;
	if (!issue) throw new Error(`There is no ${number}`);
	return issue;
}

/** A picture of one dot. */
export const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
