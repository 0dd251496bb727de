import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Kind, preferring } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';
import { invite, settle, tellByPhone } from './consequences-desk';

/** Where a statement is held up: the table, and what is done to it. The first two lie in the answer's own transaction. */
type Step = readonly [table: string, deed: string];

const steps: readonly Step[] = [
	['loop_responses', 'UPDATE'],
	['loop_pending', 'INSERT'],
	['loop_customers', 'UPDATE'],
	['loop_issues', 'INSERT'],
	['loop_pending', 'DELETE'],
];

/** How each database is made to hold a statement up for two seconds, and how it says that it does. */
const faults: Record<Kind, { slow: (step: Step) => string[]; fast: (step: Step) => string[]; asleep: string | null }> =
	{
		sqlite: {
			slow: ([table, deed]) => [
				'CREATE VIEW IF NOT EXISTS test_slow AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 12000000) SELECT count(*) AS n FROM c',
				`CREATE TRIGGER test_fault AFTER ${deed} ON ${table} BEGIN SELECT n FROM test_slow; END`,
			],
			fast: () => ['DROP TRIGGER test_fault'],
			asleep: null,
		},
		postgres: {
			slow: ([table, deed]) => [
				'CREATE OR REPLACE FUNCTION test_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NULL; END $$',
				`CREATE TRIGGER test_fault AFTER ${deed} ON ${table} FOR EACH ROW EXECUTE FUNCTION test_fault()`,
			],
			fast: ([table]) => [`DROP TRIGGER test_fault ON ${table}`],
			asleep: "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
		},
		mysql: {
			slow: ([table, deed]) => [`CREATE TRIGGER test_fault AFTER ${deed} ON ${table} FOR EACH ROW DO SLEEP(2)`],
			fast: () => ['DROP TRIGGER test_fault'],
			asleep: "SELECT id FROM information_schema.processlist WHERE state = 'User sleep' AND db = database()",
		},
	};

describe.each(preferring('sqlite', 'postgres'))('a crash between answer and consequence on %s', (database) => {
	const fault = faults[database];
	let desk: Desk;
	let caller: User;
	beforeAll(async () => {
		desk = await openDesk({ database });
		caller = await desk.createUser('Agent');
	});
	afterAll(() => desk.stop());

	const answer = { overall: 2, nps: 1, reason: '我要投诉' };
	const tell = (response: number) => tellByPhone(desk, caller, response, answer).catch(() => null);

	async function fallAsleep(): Promise<void> {
		if (fault.asleep === null) return wait(500);
		for (let left = 200; left > 0 && (await desk.sql(fault.asleep)).length === 0; left -= 1) await wait(20);
	}

	async function die(): Promise<void> {
		await desk.instances[0]?.stop('SIGKILL');
	}

	/** Every answer once in the log, with one issue, one signal of each kind and one message; nothing waits. */
	async function check(slots: readonly { response: number; customer: string }[]): Promise<void> {
		await settle(desk);
		for (const { response, customer } of slots) {
			const one = async (query: string, values: unknown[]) => Number((await desk.sql(query, values))[0]?.['n']);
			const [row] = await desk.sql('select answered_at from loop_responses where id = ?', [response]);
			expect(row?.['answered_at']).not.toBeNull();
			expect(
				await one("select count(*) as n from loop_events where type = 'answer' and customer = ?", [customer]),
			).toBe(1);
			expect(await one('select count(*) as n from loop_issues where response = ?', [response])).toBe(1);
			expect(await one('select count(*) as n from loop_issues where customer = ?', [customer])).toBe(1);
			expect(
				await one("select count(*) as n from loop_outbox where kind = 'received' and customer = ?", [customer]),
			).toBe(1);
			expect(await one("select count(*) as n from loop_events where type = 'tier' and customer = ?", [customer])).toBe(
				1,
			);
			const { body } = await desk.api('GET', `/items/loop_customers/${customer}?fields=risk,risk_signals`);
			expect(body.data['risk']).toBe(75);
			expect(body.data['risk_signals']).toHaveLength(3);
		}
	}

	it.each(steps)('at %s, %s: the consequence happens once', async (...step) => {
		const slot = await invite(desk);
		for (const statement of fault.slow(step)) await desk.sql(statement);
		const sent = tell(slot.response);
		await fallAsleep();
		await die();
		const first = await sent;
		for (const statement of fault.fast(step)) await desk.sql(statement);
		await desk.instances[0]?.start();
		const [row] = await desk.sql('select answered_at from loop_responses where id = ?', [slot.response]);
		if (first?.status === 200) expect(row?.['answered_at']).not.toBeNull();
		const [table, deed] = step;
		const before = table === 'loop_responses' || (table === 'loop_pending' && deed === 'INSERT');
		if (before) expect([first, row?.['answered_at']]).toEqual([null, null]);
		expect((await tell(slot.response))?.status).toBe(200);
		await check([slot]);
	});

	it('at whatever moment, with answers coming in', async () => {
		const slots = await Promise.all(Array.from({ length: 12 }, () => invite(desk)));
		const sent = slots.map(({ response }) => tell(response));
		await Promise.race(sent);
		await wait(Math.random() * 300);
		await die();
		const answers = await Promise.all(sent);
		await desk.instances[0]?.start();
		for (const [index, { response }] of slots.entries()) {
			const [row] = await desk.sql('select answered_at from loop_responses where id = ?', [response]);
			if (answers[index]?.status === 200) expect(row?.['answered_at']).not.toBeNull();
			expect((await tell(response))?.status).toBe(200);
		}
		await check(slots);
	});
});
