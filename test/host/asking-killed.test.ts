import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal } from '../../extensions/desk/vault.js';
import { openHost } from './asking/host';
import { databases } from './harness/databases';
import { satisfactionQuestions } from '../../extensions/domain/survey/satisfaction';
import { openDesk } from './harness/desk';
import { openMailbox } from './harness/mailbox';
import { send } from './loop/scene';

const customers = 600;
/** What one process may have on the way when it is killed. */
const onTheWay = 8;

describe.runIf(databases.includes('postgres'))(
	'two instances that are killed one after the other in the midst of a run',
	() => {
		it('ask each of six hundred customers once: none is missing, and none has a second invitation', async () => {
			const box = await openMailbox();
			const env = { ...box.env, LOOP_CLOCK: '*/1 * * * * *' };
			const desk = await openDesk({ database: 'postgres', instances: 2, env });
			const { knex, env: keys } = await openHost(desk);
			try {
				const titles = { title_zh: '问卷', title_en: 'Survey' };
				const survey = { key: 'care', trigger: 'manual', ...titles, active: true, questions: satisfactionQuestions };
				await send(desk, 'POST', '/items/loop_surveys', survey);
				await send(desk, 'PATCH', '/items/loop_settings', { ask_pace: 100_000, ask_quiet: false });
				const rows = Array.from({ length: customers }, (_, index) => {
					const [id, email] = [randomUUID(), `k${index}@customer.example`];
					const place = { table: 'loop_customers', row: id, field: 'email' };
					return {
						id,
						number: `K${index}`,
						name: 'B公司',
						stage: 'active',
						unverified: false,
						email_hash: `hash ${index}`,
						email_sealed: seal(keys, place, email),
					};
				});
				await knex.batchInsert('loop_customers', rows, 500);
				await send(desk, 'POST', '/loop/surveys/care/invitations', { id: randomUUID() });

				const sent = async () =>
					Number((await desk.sql("select count(*) n from loop_outbox where state = 'sent'"))[0]?.['n']);
				const until = async (holds: () => Promise<boolean>) => {
					for (let left = 1200; !(await holds()); left -= 1) {
						if (left === 0) throw new Error(`${await sent()} sent`);
						await wait(100);
					}
				};
				let kills = 0;
				for (const [at, victim] of [
					[1, 0],
					[150, 1],
					[300, 0],
					[420, 1],
				] as const) {
					await until(async () => (await sent()) >= at);
					await desk.instances[victim]?.stop('SIGKILL');
					kills += 1;
					// The lease of the dead and what it had in its hands run out after two minutes; nobody waits here for that.
					await desk.sql('delete from loop_leases');
					await desk.instances[victim]?.start();
					await desk.sql("update loop_outbox set claimed_until = 0 where state = 'sending' and claimed_until < ?", [
						Date.now() + 110_000,
					]);
				}
				await until(async () => {
					await desk.sql("update loop_outbox set next_at = 0 where state = 'failed'");
					return (await sent()) === customers;
				});

				const slots = await desk.sql('select customer, sent_at, skipped, ask_at from loop_responses');
				expect(slots).toHaveLength(customers);
				expect(new Set(slots.map(({ customer }) => customer)).size).toBe(customers);
				expect(
					slots.every((slot) => slot['sent_at'] !== null && slot['skipped'] === null && slot['ask_at'] === null),
				).toBe(true);
				expect(new Set(box.mails.map(({ to }) => to)).size).toBe(customers);
				expect(new Set(box.mails.map(({ id }) => id)).size).toBe(customers);
				expect(box.mails.length - customers).toBeLessThanOrEqual(kills * onTheWay);
				const [run] = (await desk.api('GET', '/loop/surveys/care/invitations')).body.data;
				expect(run).toMatchObject({ total: customers, planned: customers, sent: customers, waiting: 0 });
			} finally {
				await knex.destroy();
				await desk.stop();
				await box.close();
			}
		}, 300_000);
	},
);
