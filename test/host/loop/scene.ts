import { setTimeout as wait } from 'node:timers/promises';
import { statuses, type Status } from '../../../extensions/domain/steps.js';
import type { Desk } from '../harness/desk';

export type Values = Record<string, unknown>;

/** What each status needs on the way to it from the one before. */
const walk: Record<Status, (owner: string) => Values> = {
	recorded: () => ({}),
	handling: (owner) => ({ status: 'handling', owner }),
	feedback: () => ({ status: 'feedback', resolution: 'Replaced the hinge.' }),
	archived: () => ({ status: 'archived', rating: 4, confirmed_by: 'phone' }),
};

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** A desk with one member of staff and as many issues as a test asks for. */
export async function openScene(desk: Desk) {
	const owner = String((await send(desk, 'GET', '/users/me?fields=id'))['id']);
	const nudge = await record();

	/** Records an issue for a customer of its own. */
	async function record(values: Values = {}): Promise<{ id: number; customer: string }> {
		const customer = String((await send(desk, 'POST', '/items/loop_customers', { name: 'A公司' }))['id']);
		const issue = await send(desk, 'POST', '/items/loop_issues', {
			customer,
			description: 'The door jams.',
			...values,
		});
		return { id: Number(issue['id']), customer };
	}

	/** Walks an issue to a status through the loop. */
	async function issueIn(status: Status): Promise<{ id: number; customer: string }> {
		const issue = await record();
		for (const next of statuses.slice(1, statuses.indexOf(status) + 1)) {
			await send(desk, 'PATCH', `/items/loop_issues/${issue.id}`, walk[next](owner));
		}
		return issue;
	}

	/** Waits until everything that follows from events has happened. */
	async function settle(): Promise<void> {
		for (let attempt = 0; attempt < 200; attempt++) {
			if ((await desk.sql('select event from loop_pending')).length === 0) return;
			// A write past the hooks wakes nobody before the next minute; one through them does.
			if (attempt % 20 === 2) {
				await send(desk, 'PATCH', `/items/loop_issues/${nudge.id}`, { root_cause: `seen ${Date.now()}` });
			}
			await wait(25);
		}
		throw new Error('Events wait for longer than five seconds');
	}

	async function read(id: number): Promise<Values> {
		return (await desk.sql('select * from loop_issues where id = ?', [id]))[0] ?? {};
	}

	/** Every step in the log of an issue, the oldest first, as `from→to`. */
	async function stepsOf(id: number): Promise<string[]> {
		const events = await desk.sql('select * from loop_events where issue = ? order by id', [id]);
		return events
			.filter((event) => event['type'] === 'step')
			.map((event) => `${(event['from'] as string | null) ?? ''}→${String(event['to'])}`);
	}

	return { desk, owner, record, issueIn, settle, read, stepsOf };
}

/** Calls the API as the admin and insists on success. */
export async function send(desk: Desk, method: string, path: string, body?: unknown): Promise<Values> {
	const answer = await desk.api(method, path, body);
	if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
	return answer.body.data;
}
