import { expect, it } from 'vitest';
import { databases, type Kind } from '../host/harness/databases';
import { openDesk, type Desk } from '../host/harness/desk';
import { median, report } from './report';

const WARM_UP = 50;
const ONE_BY_ONE = 300;
const ROUNDS = 6;
const A_ROUND = 100;
const AT_ONCE = 8;
const ISSUES = WARM_UP + ONE_BY_ONE + ROUNDS * A_ROUND;

/** The same database twice: with the bundle, and without it and its triggers. */
async function openPair(
	database: Kind,
): Promise<{ ours: Desk; plain: Desk; keys: number[]; owner: string; seed: Desk }> {
	const seed = await openDesk({ database });
	const customer = await seed.api('POST', '/items/loop_customers', { name: 'A公司' });
	const keys: number[] = [];
	while (keys.length < ISSUES) {
		const issue = { customer: customer.body.data.id, description: '系统数据同步延迟' };
		const { body } = await seed.api(
			'POST',
			'/items/loop_issues',
			Array.from({ length: 50 }, () => issue),
		);
		keys.push(...body.data.map((row) => Number(row['id'])));
	}
	const me = await seed.api('GET', '/users/me');
	const from = await seed.freeze();
	const ours = await openDesk({ database, from });
	const plain = await openDesk({ database, from, bundle: false });
	await dropTriggers(plain);
	return { ours, plain, keys, owner: String(me.body.data.id), seed };
}

async function dropTriggers(desk: Desk): Promise<void> {
	const query = {
		sqlite: "select name as statement from sqlite_master where type = 'trigger'",
		mysql: 'select trigger_name as statement from information_schema.triggers where trigger_schema = database()',
		postgres: `select format('%I on %s', tgname, tgrelid::regclass) as statement from pg_trigger where not tgisinternal`,
	}[desk.database];
	const found = await desk.sql(query);
	for (const { statement } of found) await desk.sql(`drop trigger ${String(statement)}`);
	expect(found.length).toBeGreaterThan(0);
}

it.each(databases.filter((kind) => kind !== 'mysql'))('B4: one step on %s, guarded and logged', async (database) => {
	const { ours, plain, keys, owner, seed } = await openPair(database);
	const take = async (desk: Desk, key: number | undefined) => {
		const begin = performance.now();
		const { status, body } = await desk.api('PATCH', `/items/loop_issues/${key}`, { status: 'handling', owner });
		const time = performance.now() - begin;
		expect([status, body.data['status'], body.data['owner']]).toEqual([200, 'handling', owner]);
		return time;
	};

	for (const key of keys.splice(0, WARM_UP)) for (const desk of [ours, plain]) await take(desk, key);
	const times = { ours: [] as number[], plain: [] as number[] };
	for (const key of keys.splice(0, ONE_BY_ONE)) {
		times.ours.push(await take(ours, key));
		times.plain.push(await take(plain, key));
	}
	const p50 = median(times.ours) / median(times.plain);
	report({ id: `B4 p50 ${database}`, value: `${p50.toFixed(2)} ×`, target: '≤ 1.25 ×', pass: p50 <= 1.25 });

	const rates = { ours: [] as number[], plain: [] as number[] };
	for (let round = 0; round < ROUNDS; round++) {
		const some = keys.splice(0, A_ROUND);
		for (const [desk, list] of [
			[ours, rates.ours],
			[plain, rates.plain],
		] as const) {
			const queue = [...some];
			const work = async () => {
				while (queue.length > 0) await take(desk, queue.pop());
			};
			const begin = performance.now();
			await Promise.all(Array.from({ length: AT_ONCE }, work));
			list.push((A_ROUND / (performance.now() - begin)) * 1000);
		}
	}
	const rate = median(rates.ours) / median(rates.plain);
	report({ id: `B4 throughput ${database}`, value: `${rate.toFixed(2)} ×`, target: '≥ 0.80 ×', pass: rate >= 0.8 });
	for (const desk of [ours, plain, seed]) await desk.stop();
});
