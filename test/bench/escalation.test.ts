import type { Knex } from 'knex';
import { expect, it } from 'vitest';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { soundAlarms } from '../../extensions/desk/deadlines/alarms.js';
import { databases } from '../host/harness/databases';
import { openDesk, type Desk } from '../host/harness/desk';
import { openKnex } from '../host/harness/knex';
import { send } from '../host/loop/scene';
import { seedCrowd } from './crowd';
import { report } from './report';

const ALARMS = 10_000;
/** A flow is so slow that a part must do; its time grows with the number. */
const BY_FLOW = 500;

const n = async (desk: Desk, what: string) => Number((await desk.sql(`select count(*) as n from ${what}`))[0]?.['n']);

/** A desk in which so many first responses are five minutes late; mail is off on both sides. */
async function openLate(database: Desk['database'], count: number, bundle: boolean): Promise<Desk> {
	const desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
	const owner = String((await send(desk, 'GET', '/users/me?fields=id'))['id']);
	await send(desk, 'PATCH', '/users/me', { email_notifications: false });
	await send(desk, 'PATCH', '/items/loop_settings', { escalation: [{ percent: 100, to: ['owner'] }] });
	await seedCrowd(desk, { count, age: 15, owner }, 0);
	if (bundle) return desk;
	const late = desk.database === 'sqlite' ? String(Date.now() - 300_000) : `now() - interval '5 minutes'`;
	for (const { name, table } of await triggers(desk))
		await desk.sql(desk.database === 'sqlite' ? `drop trigger ${name}` : `drop trigger ${name} on ${table}`);
	await desk.sql(`update loop_issues set next_due_at = ${late}, first_response_due = ${late} where number like 'F%'`);
	const plain = await openDesk({ database, from: await desk.freeze(), bundle: false });
	return { ...plain, stop: async () => void (await Promise.all([plain.stop(), desk.stop()])) };
}

async function triggers(desk: Desk): Promise<{ name: string; table: string }[]> {
	const rows = await desk.sql(
		desk.database === 'sqlite'
			? `select name, tbl_name as "table" from sqlite_master where type = 'trigger'`
			: `select tgname as name, tgrelid::regclass::text as "table" from pg_trigger where not tgisinternal`,
	);
	return rows as { name: string; table: string }[];
}

/** What people build with the host's own means: find what is late, then for each a mark, an event and a notice. */
async function makeFlow(desk: Desk): Promise<string> {
	const flow = async (trigger: string, options: object) =>
		String(
			(await send(desk, 'POST', '/flows', { name: trigger, status: 'active', trigger, accountability: null, options }))[
				'id'
			],
		);
	const operation = async (owner: string, type: string, options: object, resolve?: string) =>
		String(
			(
				await send(desk, 'POST', '/operations', {
					flow: owner,
					key: type.replaceAll('-', '_'),
					name: type,
					type,
					position_x: 1 + Math.floor(Math.random() * 200),
					position_y: 1 + Math.floor(Math.random() * 200),
					options,
					...(resolve ? { resolve } : {}),
				})
			)['id'],
		);
	const one = await flow('operation', { return: '$last' });
	const full = { permissions: '$full', emitEvents: false };
	const notice = await operation(one, 'notification', {
		...full,
		recipient: '{{$trigger.owner}}',
		subject: '{{$trigger.number}}: First response was due and is late',
		message: '{{$trigger.description}}',
		collection: 'loop_issues',
		item: '{{$trigger.id}}',
	});
	const event = await operation(
		one,
		'item-create',
		{
			...full,
			collection: 'loop_events',
			payload: {
				subject: 'issue',
				issue: '{{$trigger.id}}',
				type: 'breach',
				to: 'first_response',
				at: '{{$trigger.next_due_at}}',
			},
		},
		notice,
	);
	const mark = await operation(
		one,
		'item-update',
		{ ...full, collection: 'loop_issues', key: '{{$trigger.id}}', payload: { breaches: 1 } },
		event,
	);
	await send(desk, 'PATCH', `/flows/${one}`, { operation: mark });
	const all = await flow('webhook', { method: 'POST', async: false, return: '$all', error_on_reject: true });
	const each = await operation(all, 'trigger', { flow: one, payload: '{{item_read}}', iterationMode: 'serial' });
	const query = {
		filter: { next_due_at: { _lte: '$NOW' }, breaches: { _eq: 0 } },
		fields: ['id', 'number', 'owner', 'description', 'next_due_at'],
		limit: -1,
	};
	const read = await operation(all, 'item-read', { ...full, collection: 'loop_issues', query }, each);
	await send(desk, 'PATCH', `/flows/${all}`, { operation: read });
	return `/flows/trigger/${all}`;
}

async function countOnce(desk: Desk, count: number): Promise<void> {
	expect(await n(desk, 'loop_sounded')).toBe(count);
	expect(await n(desk, `(select distinct issue from loop_events where type = 'breach') b`)).toBe(count);
	expect(await n(desk, `loop_events where type = 'breach'`)).toBe(count);
	expect(await n(desk, `directus_notifications where collection = 'loop_issues'`)).toBe(count);
	expect(await n(desk, `loop_issues where breaches = 1`)).toBe(count);
}

async function sound(knex: Knex): Promise<void> {
	await soundAlarms({ knex, logger: console }, new Date(await databaseNow(knex)));
}

it.each(databases.filter((kind) => kind !== 'mysql'))('B7: ten thousand escalations on %s', async (database) => {
	const plain = await openLate(database, BY_FLOW, false);
	const path = await makeFlow(plain);
	const start = performance.now();
	const answer = await plain.api('POST', path);
	expect(answer.status, JSON.stringify(answer.body)).toBe(200);
	const byFlow = ((performance.now() - start) / BY_FLOW) * ALARMS;
	expect(await n(plain, `loop_events where type = 'breach'`)).toBe(BY_FLOW);
	expect(await n(plain, `directus_notifications where collection = 'loop_issues'`)).toBe(BY_FLOW);
	await plain.stop();

	const ours = await openLate(database, ALARMS, true);
	const knex = await openKnex(ours);
	const begin = performance.now();
	await sound(knex);
	const time = performance.now() - begin;
	await countOnce(ours, ALARMS);
	await knex.destroy();
	await ours.stop();
	const ratio = byFlow / time;
	const value = `${ratio.toFixed(1)} × (${(time / 1000).toFixed(1)} s; by the flow ${(byFlow / 1000).toFixed(0)} s, from ${BY_FLOW})`;
	report({ id: `B7 ${database}`, value, target: '≥ 10 ×', pass: ratio >= 10 });

	// SQLite is for one instance.
	if (database === 'sqlite') return;
	const shared = await openLate(database, ALARMS, true);
	const three = await Promise.all([1, 2, 3].map(() => openKnex(shared)));
	await Promise.all(three.map(sound));
	await countOnce(shared, ALARMS);
	report({ id: `B7 ${database}, three at once`, value: 'each once', target: 'each once', pass: true });
	for (const each of three) await each.destroy();
	await shared.stop();
});
