import { expect, it } from 'vitest';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { sealEvents } from '../../extensions/desk/integrity/seal.js';
import { databases, type Kind } from '../host/harness/databases';
import { openDesk, type Desk } from '../host/harness/desk';
import { openKnex } from '../host/harness/knex';
import { report } from './report';

const EVENTS = 1_000_000;
const hour = 3_600_000;

/** As many events as an old desk has; of a type from which nothing follows. */
async function fill(desk: Desk): Promise<void> {
	const customer = await desk.api('POST', '/items/loop_customers', { name: 'A公司' });
	const row = { customer: customer.body.data.id, description: '系统数据同步延迟' };
	const issue = Number((await desk.api('POST', '/items/loop_issues', row)).body.data['id']);
	const at = desk.database === 'sqlite' ? '1714543200000' : "timestamp '2024-05-01 06:00:00'";
	const values = `select 'issue', ${issue}, 'urgency', 'normal', 'urgent', ${at}, '{"via":"import","of":"a year"}'`;
	const into = 'insert into loop_events (subject, issue, type, "from", "to", at, data)';
	if (desk.database === 'postgres') {
		await desk.sql(`${into} ${values.replace(/'(\{.*\})'$/, "'$1'::json")} from generate_series(1, ${EVENTS})`);
		await desk.sql('analyze');
	} else {
		const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${EVENTS})`;
		await desk.sql(`${numbers} ${into} ${values} from n`);
	}
}

async function sealAll(desk: Desk): Promise<number> {
	const knex = await openKnex(desk);
	// As if it had happened over the days before: what was sealed an hour ago is settled.
	let now = (await databaseNow(knex)) - 200 * hour;
	let sealed = 0;
	for (let last = -1; last !== 0; now += 2 * hour) sealed += last = await sealEvents(knex, now);
	await knex.destroy();
	return sealed;
}

it.each(databases.filter((kind): kind is Kind => kind !== 'mysql'))(
	'a million sealed events are verified on %s',
	async (database) => {
		const desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		await fill(desk);
		const begin = performance.now();
		const sealed = await sealAll(desk);
		const sealing = (performance.now() - begin) / 1000;
		const start = performance.now();
		const { body } = await desk.api('GET', '/loop/audit');
		const seconds = (performance.now() - start) / 1000;
		expect(body.data).toMatchObject({ intact: true, complete: true, links: sealed, broken: null });
		const value = `${seconds.toFixed(1)} s for ${sealed} (sealing them ${sealing.toFixed(0)} s)`;
		report({ id: `audit ${database}`, value, target: '≤ 15 s', pass: seconds <= 15 });
		await desk.stop();
	},
);
