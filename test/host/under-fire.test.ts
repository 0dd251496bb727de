import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { recordCrowd } from './crowd/record-crowd';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openMailbox, type Mailbox, type Mood } from './harness/mailbox';
import { openReceiver } from './harness/receiver';
import { send } from './loop/scene';
import { openMessageScene, type MessageScene } from './message/scene';

const deadlines = 10_000;
const minutes = 60_000;
/** What one process may have on the way when it is killed: messages to customers, and mails to staff. */
const onTheWay = 8 + 4;
const secret = 'a secret of the webhook';

const count = async (desk: Desk, query: string) => Number((await desk.sql(query))[0]?.['n']);
const alarmsLeft = (desk: Desk) => count(desk, 'select count(*) as n from loop_alarms where at = 0');

/** Kills an instance at a moment that nobody chose, and starts it again; its lease and its claims run out at once. */
async function strike(desk: Desk, victim: number, within: number): Promise<number> {
	await wait(Math.random() * within);
	const left = await alarmsLeft(desk);
	await desk.instances[victim]?.stop('SIGKILL');
	await desk.sql('update loop_leases set until = 0');
	await desk.instances[victim]?.start();
	return left;
}

type Reached = { readonly email: string } | { readonly phone: string };

/** Customers by the dozen report issues, while the mail server has one mood after the other. */
async function report(scene: MessageScene, box: Mailbox, moods: readonly (Mood | 'down')[]): Promise<Reached[]> {
	const people: Reached[] = [];
	for (const [index, mood] of moods.entries()) {
		if (mood === 'down') await box.goDown();
		else box.feel(mood);
		const some = Array.from({ length: 20 }, async (_, n) => {
			const phone = `+861381${String(index).padStart(3, '0')}${String(n).padStart(3, '0')}0`.slice(0, 14);
			const reached = n % 3 === 0 ? { phone, email: null, preferred_channel: 'sms' } : {};
			const { id, email } = await scene.customer(reached);
			await scene.record(id);
			return n % 3 === 0 ? { phone } : { email };
		});
		people.push(...(await Promise.all(some)));
		if (mood === 'down') await box.comeUp();
	}
	box.feel('well');
	return people;
}

describe.runIf(databases.includes('postgres'))(
	'three instances without Redis, of which two are killed and killed',
	() => {
		it(`sound ${deadlines} alarms that are due at once, and bring every message: each once, none missing`, async () => {
			const box = await openMailbox();
			const hook = await openReceiver(secret);
			const clock = { LOOP_CLOCK: '*/2 * * * * *' };
			const desk = await openDesk({ database: 'postgres', instances: 3, env: { ...box.env, ...clock } });
			try {
				const scene = await openMessageScene(desk);
				const agent = await desk.createUser('Agent');
				await send(desk, 'PATCH', '/items/loop_settings', {
					escalation: [{ percent: 100, to: ['owner'] }],
					alert_digest_minutes: 0,
					webhook_url: hook.url,
					webhook_private: true,
					webhook_secret: secret,
				});
				// Their first response was due five minutes ago; the rest of their deadlines lies ahead.
				await recordCrowd(desk, { count: deadlines, owner: agent.id, age: 15 }, 0);
				const begin = performance.now();
				const moods = ['busy', 'down', 'slow', 'drop', 'busy', 'busy', 'down', 'drop', 'busy'] as const;
				const strikes = Promise.all(
					[1, 2].map(async (victim) => {
						const first = await strike(desk, victim, 3000 * victim);
						return [first, await strike(desk, victim, 3000)];
					}),
				);
				const people = await report(scene, box, moods);
				const left = (await strikes).flat();
				expect(Math.max(...left), 'alarms that were left when one was killed').toBeGreaterThan(0);
				await vi.waitFor(async () => expect(await alarmsLeft(desk)).toBe(0), { timeout: 2 * minutes, interval: 500 });
				console.log(
					`${deadlines} alarms within ${Math.round((performance.now() - begin) / 1000)} s; left at the kills: ${left.join()}`,
				);

				const ours = `from loop_issues i join`;
				const each = (rest: string) => count(desk, `select count(*) as n ${ours} ${rest} and i.number like 'F%'`);
				expect(await each('loop_sounded s on s.issue = i.id')).toBe(deadlines);
				expect(await each(`loop_events e on e.issue = i.id and e.type in ('breach', 'escalated')`)).toBe(deadlines);
				expect(await each(`directus_notifications d on d.item = i.id::text and d.collection = 'loop_issues'`)).toBe(
					deadlines,
				);
				expect(
					await count(desk, `select count(*) as n from loop_issues where number like 'F%' and breaches <> 1`),
				).toBe(0);
				expect(await count(desk, `select count(distinct issue) as n from loop_events where type = 'breach'`)).toBe(
					deadlines,
				);

				await vi.waitFor(
					async () => {
						// Who sends and lives has long finished by now; what a killed one held is taken over.
						const stuck = `state = 'sending' and claimed_until < extract(epoch from clock_timestamp()) * 1000 + 115000`;
						await desk.sql(`update loop_outbox set claimed_until = 0 where ${stuck}`);
						await desk.sql(`update loop_digests set claimed_until = 0 where ${stuck}`);
						await desk.sql(`update loop_outbox set next_at = 0 where state = 'failed'`);
						await desk.sql(`update loop_digests set next_at = 0 where state = 'failed'`);
						const open = `state in ('waiting', 'failed', 'sending')`;
						expect(await count(desk, `select count(*) as n from loop_outbox where ${open}`)).toBe(0);
						expect(await count(desk, `select count(*) as n from loop_digests where ${open}`)).toBe(0);
						expect(await count(desk, 'select count(*) as n from loop_pending')).toBe(0);
						expect(await count(desk, 'select count(*) as n from loop_alerts where digest is null')).toBe(0);
					},
					{ timeout: 2 * minutes, interval: 1000 },
				);

				const digests = await desk.sql(`select id, state from loop_digests where recipient = ?`, [agent.id]);
				expect(digests.filter(({ state }) => state !== 'sent')).toEqual([]);
				const toStaff = box.to(agent.email);
				expect(new Set(toStaff.map(({ id }) => id)).size).toBe(digests.length);
				expect(await count(desk, `select count(*) as n from loop_alerts where recipient = '${agent.id}'`)).toBe(
					deadlines,
				);

				const mailed = people.flatMap((person) => ('email' in person ? [person.email] : []));
				const names = mailed.map((email) => new Set(box.to(email).map(({ id }) => id)).size);
				expect(names).toEqual(mailed.map(() => 1));
				const texted = people.length - mailed.length;
				const sms = new Set(hook.taken.map(({ headers }) => headers['idempotency-key']));
				expect(sms.size).toBe(texted);
				expect(new Set(hook.taken.map(({ body }) => body['to'])).size).toBe(texted);
				expect(hook.taken.every(({ signed }) => signed)).toBe(true);
				const copies = [
					toStaff.length - digests.length,
					mailed.flatMap((email) => box.to(email)).length - mailed.length,
					hook.taken.length - texted,
				];
				// Only what a killed one had in its hands may come twice, under the same name.
				expect(copies.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(left.length * onTheWay);
			} finally {
				await desk.stop();
				await box.close();
				await hook.close();
			}
		}, 400_000);
	},
);
