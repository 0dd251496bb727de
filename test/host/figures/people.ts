import type { Desk } from '../harness/desk';

/** Customers by tier, and two who may be responsible. */
export async function makePeople(desk: Desk): Promise<{ customers: Record<string, string>; owners: [string, string] }> {
	const customers: Record<string, string> = {};
	for (const tier of ['new', 'high_value', 'churn_risk', 'none']) {
		const row = { name: `Customer ${tier}`, tier: tier === 'none' ? null : tier };
		customers[tier] = String((await desk.api('POST', '/items/loop_customers', row)).body.data.id);
	}
	const owners: [string, string] = [(await desk.createUser(null)).id, (await desk.createUser(null)).id];
	return { customers, owners };
}

export interface Told {
	id: string;
	unit: string;
	value: number | null;
	n: number;
	goal: number | null;
	previous: number | null;
	series: { key: string | null; value: number | null; n: number }[];
}

/** Asks for figures; whoever asks must be let in. */
export async function askFigures(desk: Desk, query: Record<string, string>): Promise<Told[]> {
	await wake(desk);
	const { status, body } = await desk.api<{ data: Told[] }>('GET', `/loop/kpis?${new URLSearchParams(query)}`);
	if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
	return body.data;
}

/** Counts days in another zone. */
export async function moveTo(desk: Desk, timeZone: string): Promise<void> {
	await wake(desk);
	const { status, body } = await desk.api('PATCH', '/items/loop_settings', { time_zone: timeZone });
	if (status !== 200) throw new Error(JSON.stringify(body));
}

/** The slow model thinks so long that the server has closed the connection in the meantime: the first call finds that out. */
async function wake(desk: Desk): Promise<void> {
	await desk.api('GET', '/server/ping', undefined, { token: null }).catch(() => undefined);
}
