import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databases } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';
import { openMailbox, type Mailbox } from './harness/mailbox';
import { openClock } from './harness/shifted';
import { send } from './loop/scene';
import { openMessageScene, type MessageScene } from './message/scene';

const minutes = 60_000;
const patience = { timeout: 60_000, interval: 250 };

/** SQLite is for one instance. */
const shared = ['postgres', 'mysql'] as const;

describe.each(shared.map((database) => [database, databases.includes(database)] as const))(
	'two instances on %s, of which one’s clock is ten minutes ahead and then back',
	(database, there) => {
		let desk: Desk;
		let box: Mailbox;
		let scene: MessageScene;
		let agent: User;
		const clock = openClock(database);
		const late: number[] = [];
		const timely: number[] = [];
		const people: string[] = [];

		beforeAll(async () => {
			if (!there) return;
			box = await openMailbox();
			const env = { ...box.env, LOOP_CLOCK: '* * * * * *' };
			desk = await openDesk({ database, instances: 2, env, envs: [{}, clock.env] });
			scene = await openMessageScene(desk);
			agent = await desk.createUser('Agent');
			const escalation = [{ percent: 100, to: ['owner'] }];
			await send(desk, 'PATCH', '/items/loop_settings', { escalation, alert_digest_minutes: 0 });
		});
		afterAll(async () => {
			if (!there) return;
			await desk.stop();
			await box.close();
		});

		/** Customers report by both instances; and there are issues of which nobody knew that they were late. */
		async function work(): Promise<void> {
			for (const instance of [0, 1] as const) {
				for (let n = 0; n < 3; n++) {
					const { id: customer, email } = await scene.customer();
					const issue = { customer, description: '打不开', owner: agent.id };
					const { status, body } = await desk.api('POST', '/items/loop_issues', issue, { instance });
					expect(status).toBe(200);
					people.push(email);
					timely.push(Number(body.data['id']));
				}
			}
			const at = new Date(Date.now() - 15 * minutes);
			const moment = { postgres: at, mysql: at.toISOString().slice(0, 19).replace('T', ' ') };
			const { id: customer } = await scene.customer({ email: null });
			for (let n = 0; n < 4; n++) {
				const description = `late ${late.length}`;
				await desk.sql(
					`insert into loop_issues (customer, description, urgency, status, owner, submitted_at) values (?, ?, 'normal', 'recorded', ?, ?)`,
					[customer, description, agent.id, moment[database]],
				);
				const [row] = await desk.sql('select id from loop_issues where description = ?', [description]);
				late.push(Number(row?.['id']));
			}
		}

		const sounded = async () =>
			(await desk.sql('select issue from loop_sounded order by issue')).map(({ issue }) => Number(issue));

		async function everythingOnce(): Promise<void> {
			await vi.waitFor(async () => expect(await sounded()).toEqual(late), patience);
			await scene.arrive();
			await vi.waitFor(async () => {
				expect(await desk.sql(`select id from loop_digests where state <> 'sent'`)).toEqual([]);
				expect(await desk.sql(`select issue from loop_alerts where digest is null`)).toEqual([]);
			}, patience);
			expect(people.map((email) => box.to(email).length)).toEqual(people.map(() => 1));
			const events = await desk.sql(`select issue from loop_events where type = 'breach' order by issue`);
			expect(events.map(({ issue }) => Number(issue))).toEqual(late);
			const alerts = await desk.sql('select issue from loop_alerts order by issue');
			expect(alerts.map(({ issue }) => Number(issue))).toEqual(late);
			expect(new Set(box.to(agent.email).map(({ id }) => id)).size).toBe(box.to(agent.email).length);
		}

		it.runIf(there)('nothing sounds early, nothing twice, and every message goes once', async () => {
			clock.put(10 * minutes);
			await work();
			await everythingOnce();
			// By the clock that is ahead the first responses have just become due.
			await wait(3000);
			await everythingOnce();
		});

		it.runIf(there)('the same once the clock has been put back, in the middle of the work', async () => {
			const begun = work();
			await wait(300);
			clock.put(0);
			await begun;
			await everythingOnce();
			expect(timely.length).toBe(12);
		});
	},
);
