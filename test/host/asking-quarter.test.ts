import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRun } from '../../extensions/desk/asking/campaign.js';
import { followSurvey } from '../../extensions/desk/asking/delivered.js';
import { asking } from '../../extensions/desk/asking/job.js';
import { mayAskAgain } from '../../extensions/desk/asking/solved.js';
import type { Host } from '../../extensions/desk/host.js';
import { fromColumn, toColumn } from '../../extensions/desk/time.js';
import { openHost } from './asking/host';
import { openModel, rules, type Person } from './asking/model';
import { isWorking, makePeople, nameQuarter, nextQuarter, toRow } from './asking/people';
import { createDice } from './figures/dice';
import { preferring } from './harness/databases';
import { satisfactionQuestions } from '../../extensions/domain/survey/satisfaction';
import { openDesk, type Desk } from './harness/desk';

const customers = 5000;
const hour = 3_600_000;
const day = 24 * hour;
/** A quarter that has not begun, so that nothing lies in the past of the database's clock. */
const first = nextQuarter(new Date());
const last = nextQuarter(new Date(first + day));
const quarter = nameQuarter(last);

describe.each(preferring('postgres'))('a quarter with 5,000 customers, on %s', (database) => {
	let desk: Desk;
	let host: Host;

	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		host = await openHost(desk);
	});
	afterAll(async () => {
		await host.knex.destroy();
		await desk.stop();
	});

	it('asks exactly those whom the rules name, on the day and never more often than the budget; all others have their reason', async () => {
		const { below } = createDice(7);
		const dice = () => below(1_000_000) / 1_000_000;
		const people = makePeople(customers, dice, first);
		const model = openModel(people);
		await prepare(people);
		const high = () => people.filter((one) => model.active(one) && one.tier === 'high_value');
		const potential = () => people.filter((one) => model.active(one) && one.tier === 'potential');
		const drawn = (occasion: string) => [...model.draw(occasion, potential(), 20, 10), ...high()];
		// The quarter before has just ended: its customers are due still.
		for (const end of [first, last]) {
			const occasion = `quarter:${nameQuarter(end)}`;
			model.runs.push({ occasion, due: end - day, customers: () => drawn(occasion) });
		}

		for (let date = first; date < last + 6 * day; date += day) {
			const morning = date + 10 * hour;
			await live(people, model, dice, morning);
			if (date === first + 40 * day) await ask(people, model, dice, date + 12 * hour);
			// Evenings matter where something falls due after work: once a week, and where the quarter ends.
			const evening = (date - first) % (7 * day) === 0 || date >= last - 2 * day;
			for (const now of evening ? [morning, date + 20 * hour] : [morning]) {
				await asking.run(host, new Date(now), AbortSignal.timeout(60_000));
				model.tick(now, isWorking(now));
				await deliver(new Date(now));
			}
		}

		const rows = await readSlots();
		expect(rows.length).toBeGreaterThan(2500);
		expect(rows).toEqual(
			model.slots
				.map(({ occasion, customer, sent, skipped, answered, reminded }) =>
					[occasion, customer, sent ?? '', skipped ?? '', answered, reminded ?? ''].join(' '),
				)
				.sort(),
		);
		// Every reason and every occasion is there, or the model has shown little.
		for (const seen of ['too_soon', 'opted_out', 'no_address', 'duplicate', 'start ', 'quarter:', 'list:', 'solved ']) {
			expect(rows.filter((row) => row.includes(seen)).length, seen).toBeGreaterThan(3);
		}
		expectBudget(people, model.slots);

		// What was drawn at the end of the quarter adds up: asked and skipped, in each tier that has a share.
		const slots = model.slots.filter(({ occasion }) => occasion === `quarter:${quarter}`);
		const [run] = await desk.sql(`select * from loop_askings where occasion = 'quarter:${quarter}'`);
		expect(Number(run?.['total'])).toBe(slots.length);
		expect(Number(run?.['planned'])).toBe(slots.length);
		expect(run?.['state']).toBe('done');
		expect(slots.filter(({ sent }) => sent !== null).length).toBe(
			slots.length - slots.filter(({ skipped }) => skipped !== null).length,
		);
	}, 300_000);

	async function prepare(people: Person[]): Promise<void> {
		const { knex } = host;
		const week = Object.fromEntries(
			['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name, index) => [
				name,
				index < 5 ? [['09:00', '18:00']] : [],
			]),
		);
		const calendar = { timeZone: 'Asia/Shanghai', week, exceptions: {} };
		const set = { ask_pace: 100_000, calendar, ask_most: rules.general.most, relation_days: rules.relation.days };
		expect((await desk.api('PATCH', '/items/loop_settings', set)).status).toBe(200);
		// The surveys of the first week and of the quarter ship; the one for a list is its own.
		const survey = { key: 'list', trigger: 'manual', title_zh: '问卷', title_en: 'Survey', active: true };
		const list = { ...survey, questions: satisfactionQuestions };
		expect((await desk.api('POST', '/items/loop_surveys', list)).status).toBe(200);
		await desk.api('PATCH', '/items/loop_tiers/potential', { quarter_percent: 20, quarter_least: 10 });
		await knex.batchInsert('loop_customers', people.map(toRow), 300);
		const out = people.filter(({ optedOut }) => optedOut).map(({ id }) => id);
		await knex('loop_customers')
			.whereIn('id', out)
			.update({ survey_opt_out_at: toColumn(knex, new Date(first - day)) });
	}

	/** A day in the life: solutions, answers, people who opt out, and people who leave. */
	async function live(
		people: Person[],
		model: ReturnType<typeof openModel>,
		dice: () => number,
		now: number,
	): Promise<void> {
		const { knex } = host;
		const pick = () => people[Math.floor(dice() * people.length)] as Person;
		for (let n = 0; n < 6; n++) {
			// Some have trouble again and again.
			const one = n < 3 ? pick() : (people[Math.floor(dice() * 60)] as Person);
			const may = await knex.transaction(async (trx) => {
				const slot = { survey: 'satisfaction', customer: one.id, expires_at: toColumn(trx, new Date(now + 14 * day)) };
				await trx('loop_responses').insert(slot);
				const [row] = await trx('loop_responses').where({ customer: one.id }).max<{ id: number }[]>({ id: 'id' });
				const id = Number(row?.id);
				const allowed = await mayAskAgain(host, trx, id, new Date(now));
				if (allowed)
					await trx('loop_responses')
						.where({ id })
						.update({ sent_at: toColumn(trx, new Date(now)) });
				return allowed;
			});
			expect(may).toBe(model.solved(one, now));
		}
		const open = model.slots.filter((slot) => slot.sent !== null && !slot.answered && slot.occasion !== 'solved');
		for (const slot of open.filter(() => dice() < 0.1).slice(0, 10)) {
			slot.answered = true;
			await knex('loop_responses')
				.where({ customer: slot.customer, occasion: slot.occasion })
				.update({ answered_at: toColumn(knex, new Date(now)) });
		}
		for (const one of [pick(), pick()]) {
			one.optedOut = true;
			await knex('loop_customers')
				.where({ id: one.id })
				.update({ survey_opt_out_at: toColumn(knex, new Date(now)) });
		}
		const gone = pick();
		gone.stage = 'lost';
		await knex('loop_customers').where({ id: gone.id }).update({ stage: 'lost' });
	}

	/** A list of four hundred, picked by a person; it is due two days later. */
	async function ask(
		people: Person[],
		model: ReturnType<typeof openModel>,
		dice: () => number,
		now: number,
	): Promise<void> {
		const some = [...new Set(Array.from({ length: 400 }, () => people[Math.floor(dice() * people.length)] as Person))];
		const id = '00000000-0000-4000-8000-000000000001';
		const numbers = some.map((one) => `N${people.indexOf(one)}`);
		await startRun(host, 'lead', 'list', { id, numbers, at: new Date(now + 2 * day) });
		model.runs.splice(1, 0, { occasion: `list:${id}`, due: now + 2 * day, customers: () => some });
	}

	/** What a mail server would have taken by now. */
	async function deliver(now: Date): Promise<void> {
		const { knex } = host;
		const letters = await knex('loop_outbox')
			.where({ state: 'waiting' })
			.select<{ id: number; kind: string; response: number }[]>('id', 'kind', 'response');
		await knex.transaction(async (trx) => {
			for (const letter of letters) await followSurvey(trx, letter, { state: 'sent' }, now);
			await trx('loop_outbox').where({ state: 'waiting' }).update({ state: 'sent' });
		});
	}

	async function readSlots(): Promise<string[]> {
		const rows = await host.knex('loop_responses').select<Record<string, unknown>[]>();
		const at = (value: unknown) => fromColumn(value)?.getTime() ?? '';
		return rows
			.map((row) =>
				[
					row['occasion'] ?? 'solved',
					row['customer'],
					at(row['sent_at']),
					row['skipped'] ?? '',
					row['answered_at'] !== null,
					at(row['reminded_at']),
				].join(' '),
			)
			.sort();
	}
});

/** Straight over what was sent: no window of the budget holds more of a person than it may. */
function expectBudget(people: Person[], slots: ReturnType<typeof openModel>['slots']): void {
	const groups = new Map<string, Set<string>>();
	for (const one of people) {
		for (const address of [one.email, one.phone]) {
			if (address !== null) groups.set(address, (groups.get(address) ?? new Set()).add(one.id));
		}
	}
	for (const ids of groups.values()) {
		for (const lane of ['general', 'relation'] as const) {
			const times = slots
				.filter((slot) => slot.lane === lane && slot.sent !== null && ids.has(slot.customer))
				.map(({ sent }) => sent as number)
				.sort((one, other) => one - other);
			const { most, days } = rules[lane];
			for (let index = 0; index + most < times.length; index++) {
				expect((times[index + most] as number) - (times[index] as number)).toBeGreaterThanOrEqual(days * day);
			}
		}
	}
}
