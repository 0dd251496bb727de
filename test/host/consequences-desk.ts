import type { Desk, User } from './harness/desk';
import { until } from './survey-desk';

export type Row = Record<string, unknown>;

/** An invitation that is about no issue, as a survey by hand makes one. */
export async function invite(desk: Desk, customer: Row = {}): Promise<{ response: number; customer: string }> {
	const who = await desk.api('POST', '/items/loop_customers', { name: 'C公司', ...customer });
	return inviteAgain(desk, String(who.body.data.id));
}

export async function inviteAgain(desk: Desk, customer: string): Promise<{ response: number; customer: string }> {
	const made = await desk.api('POST', '/items/loop_responses', { survey: 'satisfaction', customer });
	if (made.status !== 200) throw new Error(JSON.stringify(made.body));
	return { response: Number(made.body.data.id), customer };
}

/** Puts an answer in as whoever calls does. */
export function tellByPhone(desk: Desk, caller: User, response: number, answer: Row) {
	return desk.api('POST', `/loop/responses/${response}/answer`, answer, { token: caller.token });
}

/** The issues that answers of a customer have raised. */
export async function raisedBy(desk: Desk, customer: string): Promise<Row[]> {
	const filter = `filter[customer][_eq]=${customer}&filter[source][_eq]=survey&sort=id`;
	return (await desk.api('GET', `/items/loop_issues?${filter}`)).body.data;
}

export async function readCustomer(desk: Desk, customer: string): Promise<Row & { risk_signals: Row[] | null }> {
	return (await desk.api('GET', `/items/loop_customers/${customer}`)).body.data as never;
}

/** Waits until everything that follows from events has happened. */
export async function settle(desk: Desk): Promise<void> {
	const left = await until(
		() => desk.sql('select event from loop_pending'),
		(rows) => rows.length === 0,
	);
	if (left.length > 0) throw new Error(`Still pending: ${JSON.stringify(left)}\n${desk.log()}`);
}
