import type { Answer, Body, Desk } from '../harness/desk';

/** Sends rows as the file of a form, the way the Studio's import does. */
export async function uploadJson(desk: Desk, path: string, rows: readonly object[]): Promise<Answer> {
	const form = new FormData();
	form.append('file', new Blob([JSON.stringify(rows)], { type: 'application/json' }), 'rows.json');
	const answer = await fetch(`${desk.url}${path}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${desk.adminToken}` },
		body: form,
	});
	const text = await answer.text();
	return { status: answer.status, body: (text ? JSON.parse(text) : null) as Body, headers: answer.headers };
}
