import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../harness/desk';
import { send, type Values } from '../loop/scene';

export interface Letter {
	id: number;
	key: string;
	kind: string;
	channel: string;
	state: string;
	reason: string | null;
	attempts: number;
	last_error: string | null;
}

export type MessageScene = Awaited<ReturnType<typeof openMessageScene>>;

/** A desk whose customers can be reached. */
export async function openMessageScene(desk: Desk) {
	const owner = String((await send(desk, 'GET', '/users/me?fields=id'))['id']);
	await send(desk, 'PATCH', '/users/me', { first_name: 'Dana', last_name: 'Li' });
	await send(desk, 'PATCH', '/settings', { project_name: '闭环科技' });
	let counter = 0;

	/** A customer with an address of their own. */
	async function customer(values: Values = {}): Promise<{ id: string; email: string }> {
		const email = `c${(counter += 1)}@customer.example`;
		const made = await send(desk, 'POST', '/items/loop_customers', { name: 'B公司', email, ...values });
		return { id: String(made['id']), email };
	}

	async function record(who: string, values: Values = {}): Promise<number> {
		const made = await send(desk, 'POST', '/items/loop_issues', {
			customer: who,
			description: '发票金额 <b>开错</b>了',
			category: 'invoice',
			owner,
			...values,
		});
		return Number(made['id']);
	}

	const change = (id: number, patch: Values) => send(desk, 'PATCH', `/items/loop_issues/${id}`, patch);

	/** The outbox of an issue, in the order in which it was filled. */
	async function letters(issue?: number): Promise<Letter[]> {
		const rows = await desk.sql('select * from loop_outbox order by id');
		return (rows as unknown as (Letter & { issue: number })[]).filter((row) => !issue || Number(row.issue) === issue);
	}

	/** Makes whatever waits for its next try due, and wakes the desk. */
	async function hurry(): Promise<void> {
		await desk.sql("update loop_outbox set next_at = 0 where state in ('waiting', 'failed')");
		await send(desk, 'PATCH', `/items/loop_issues/${await nudged()}`, { root_cause: `seen ${Date.now()}` });
	}

	let nudge = 0;
	async function nudged(): Promise<number> {
		if (!nudge) nudge = await record((await customer({ email: null })).id, { description: 'nudge' });
		return nudge;
	}

	/** Waits until nothing is on its way, but for reminders that have time. */
	async function arrive(isDone: (letters: Letter[]) => boolean = (all) => all.every(isSettled)): Promise<Letter[]> {
		for (let left = 400; ; left -= 1) {
			// In this order: what waited before has its letters by now.
			const pending = await desk.sql('select event from loop_pending');
			const all = await letters();
			if (pending.length === 0 && isDone(all)) return all;
			if (left === 0) throw new Error(`Still on the way: ${JSON.stringify(all.filter((one) => !isSettled(one)))}`);
			await wait(50);
		}
	}

	/** What the story of an issue tells of messages. */
	async function told(issue: number): Promise<string[]> {
		const rows = await desk.sql('select * from loop_events where issue = ? order by id', [issue]);
		return rows
			.filter((row) => row['type'] === 'message')
			.map((row) => {
				const data = row['data'];
				const { channel, state, reason } = (typeof data === 'string' ? JSON.parse(data) : data) as Record<
					string,
					string
				>;
				return [row['to'], channel, state, reason].filter(Boolean).join(' ');
			});
	}

	return { desk, owner, customer, record, change, letters, hurry, arrive, told };
}

function isSettled({ state, kind }: Letter): boolean {
	return ['sent', 'dead', 'skipped'].includes(state) || (kind === 'reminder' && state === 'waiting');
}
