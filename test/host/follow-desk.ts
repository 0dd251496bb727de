import type { Answer, Desk } from './harness/desk';

/** The path of a fresh private link of an issue. */
export async function followLink(desk: Desk, issue: number): Promise<string> {
	const { status, body } = await desk.api('POST', `/loop/issues/${issue}/link`, {});
	if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
	return new URL(String(body.data['url'])).pathname;
}

/** An issue that has been recorded and is not yet handled. */
export async function recordIssue(
	desk: Desk,
	row: Record<string, unknown> = {},
	customer: Record<string, unknown> = {},
): Promise<number> {
	const me = await desk.api('GET', '/users/me?fields=id');
	const who = await desk.api('POST', '/items/loop_customers', { name: 'B公司', ...customer });
	const made = await desk.api('POST', '/items/loop_issues', {
		customer: who.body.data['id'],
		category: 'invoice',
		description: '发票金额 <b>开错</b>了',
		owner: me.body.data['id'],
		...row,
	});
	if (made.status !== 200) throw new Error(JSON.stringify(made.body));
	return Number(made.body.data['id']);
}

/** Brings an issue forward; every step must be taken. */
export async function step(desk: Desk, issue: number, ...patches: Record<string, unknown>[]): Promise<void> {
	for (const patch of patches) {
		const { status, body } = await desk.api('PATCH', `/items/loop_issues/${issue}`, patch);
		if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
	}
}

export const handled = { status: 'handling' };
export const solved = { status: 'feedback', resolution: '已重开发票' };

export async function readRow(desk: Desk, issue: number): Promise<Record<string, unknown>> {
	return (await desk.api('GET', `/items/loop_issues/${issue}`)).body.data;
}

/** Everything that is on record about an issue beside the row itself, oldest first. */
export async function readContacts(desk: Desk, issue: number): Promise<Record<string, unknown>[]> {
	return (await desk.api('GET', `/items/loop_contacts?filter[issue][_eq]=${issue}&sort=id`)).body.data;
}

export async function readEvents(desk: Desk, issue: number): Promise<Record<string, unknown>[]> {
	return (await desk.api('GET', `/items/loop_events?filter[issue][_eq]=${issue}&sort=id&limit=-1`)).body.data;
}

/** A page as a browser without a script gets it. */
export function openPage(desk: Desk, path: string, headers: Record<string, string> = {}): Promise<Answer<string>> {
	return desk.api<string>('GET', path, undefined, { token: null, headers: { accept: 'text/html', ...headers } });
}
