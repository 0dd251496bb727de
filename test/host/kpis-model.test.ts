import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kpiIds } from '../../extensions/domain/kpi/kpis.js';
import { slowFigure, type World } from './figures/model';
import { askFigures, makePeople, moveTo } from './figures/people';
import {
	writeAnswer,
	writeCustomer,
	writeDeadline,
	writeIssue,
	writeRecovery,
	type PastCustomer,
	type PastTurn,
} from './figures/past';
import { databases } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { createDice } from './figures/dice';

/** The days around which things happen: the clocks go forward and back in New York and on Lord Howe, whose summer is half an hour. */
const zones = [
	{ timeZone: 'America/New_York', from: '2024-03-05', to: '2024-03-14' },
	{ timeZone: 'America/New_York', from: '2024-10-30', to: '2024-11-06' },
	{ timeZone: 'Australia/Lord_Howe', from: '2024-10-01', to: '2024-10-10' },
	{ timeZone: 'Asia/Kathmandu', from: '2024-03-05', to: '2024-03-14' },
	{ timeZone: 'Pacific/Kiritimati', from: '2024-03-05', to: '2024-06-30' },
	{ timeZone: 'Asia/Shanghai', from: '2024-01-01', to: '2024-12-31' },
];

const bys = [undefined, 'tier', 'category', 'department', 'owner', 'channel', 'day', 'week', 'month'];
const scopes = [{}, { tier: 'new' }, { category: 'invoice' }];
const issues = 100;
const answers = 80;

describe.each(databases)('figures of a random world on %s', (database) => {
	let desk: Desk;
	let world: World;
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
		world = await makeWorld(desk);
	});
	afterAll(() => desk.stop());

	it.each(zones.slice(database === 'sqlite' ? 0 : 3))(
		'are what one gets by naming the day of every single thing, $from to $to in $timeZone',
		async (days) => {
			await moveTo(desk, days.timeZone);
			// A year by days costs the slow way minutes, and shows no more than a quarter does.
			for (const by of bys.filter((each) => each !== 'day' || days.to < '2024-12-01')) {
				for (const scope of by === undefined || by === 'tier' || by === 'week' ? scopes : [{}]) {
					const { from, to } = days;
					const told = await askFigures(desk, { from, to, ...scope, ...(by === undefined ? {} : { by }) });
					for (const id of kpiIds) {
						const { value, n, previous, series } = told.find((each) => each.id === id)!;
						const points = series.map(({ key, value: of, n: size }) => ({ key, value: of, n: size }));
						const expected = slowFigure(world, id, { ...days, ...scope, ...(by === undefined ? {} : { by }) });
						expect({ id, by, scope, ...rounded({ value, n, previous, series: points }) }).toEqual({
							id,
							by,
							scope,
							...rounded(expected),
						});
					}
				}
			}
		},
	);
});

async function makeWorld(desk: Desk): Promise<World> {
	const dice = createDice(20240501);
	const { customers: known, owners } = await makePeople(desk);
	const customers: PastCustomer[] = Object.entries(known).map(([tier, id]) => ({
		...{ id, tier: tier === 'none' ? null : tier, stage: 'active' },
		...{ owner: null, since: null, activatedAt: null },
	}));
	const world: World = { issues: [], answers: [], deadlines: [], customers, purchases: [], recoveries: [] };
	await makeCustomers(desk, world, owners, dice);
	for (let index = 0; index < issues; index++) {
		const submittedAt = momentNear(dice.pick(zones), dice);
		const issue = {
			customer: dice.pick(customers).id,
			category: dice.pick(['product', 'invoice', 'service']),
			department: dice.pick(['engineering', 'finance']),
			owner: dice.pick(owners),
			submittedAt,
			firstDue: dice.pick([null, new Date(submittedAt.getTime() + dice.below(20) * 1_800_000), farAway]),
			turns: turnsAfter(submittedAt, dice),
		};
		const id = await writeIssue(desk, issue);
		world.issues.push({ ...issue, id });
		for (let deadlines = dice.below(4); deadlines > 0; deadlines--) {
			const outcome = dice.pick(['met', 'met', 'missed'] as const);
			const deadline = { issue: id, due: momentNear(dice.pick(zones), dice), outcome };
			world.deadlines.push(deadline);
			await writeDeadline(desk, deadline);
		}
	}
	for (let index = 0; index < answers; index++) {
		const answeredAt = dice.below(6) === 0 ? null : momentNear(dice.pick(zones), dice);
		const answer = {
			customer: dice.pick(customers).id,
			issue: dice.pick([null, dice.pick(world.issues).id]),
			answeredAt,
			sentAt: dice.pick([null, momentNear(dice.pick(zones), dice)]),
			overall: answeredAt && dice.pick([null, 1 + dice.below(10), 1 + dice.below(10)]),
			nps: answeredAt && dice.pick([null, dice.below(11), dice.below(11)]),
			channel: dice.pick(['web', 'phone', null]),
			skipped: dice.below(8) === 0 ? 'too_soon' : null,
		};
		world.answers.push(answer);
		await writeAnswer(desk, answer);
	}
	return world;
}

const farAway = new Date('2037-01-01T00:00:00Z');

/** Some by an import, some by the API, which keeps days in another way on SQLite; with what they bought, and how they were won back. */
async function makeCustomers(desk: Desk, world: World, owners: readonly string[], dice: Dice): Promise<void> {
	const dayNear = () => momentNear(dice.pick(zones), dice).toISOString().slice(0, 10);
	for (let index = 0; index < 24; index++) {
		const since = dice.pick([null, dayNear(), dayNear()]);
		const customer: PastCustomer = {
			id: randomUUID(),
			tier: dice.pick(['new', 'high_value', 'churn_risk', null]),
			stage: dice.pick(['active', 'active', 'lost', 'pre_contract']),
			owner: dice.pick([null, ...owners]),
			since,
			activatedAt:
				since === null
					? null
					: dice.pick([null, new Date(Date.parse(since) + (28 * 48 + dice.below(240)) * 1_800_000)]),
		};
		world.customers.push(customer);
		const { id, tier, stage, owner, activatedAt } = customer;
		if (index % 2 === 0) await writeCustomer(desk, customer);
		else {
			const row = { id, tier, stage, owner, since, name: `Customer ${id}`, activated_at: activatedAt };
			expect((await desk.api('POST', '/items/loop_customers', row)).status).toBe(200);
		}
	}
	world.purchases = Array.from({ length: 60 }, () => ({
		customer: dice.pick(world.customers).id,
		day: new Date(Date.parse(dayNear()) - dice.below(900) * 86_400_000).toISOString().slice(0, 10),
	}));
	const rows = world.purchases.map(({ customer, day }) => ({ customer, purchased_at: day, amount: 100 }));
	expect((await desk.api('POST', '/items/loop_purchases', rows)).status).toBe(200);
	for (let index = 0; index < 30; index++) {
		const recovery = {
			customer: dice.pick(world.customers).id,
			owner: dice.pick([null, ...owners]),
			state: dice.pick(['won', 'lost'] as const),
			endedAt: dice.pick([null, momentNear(dice.pick(zones), dice), momentNear(dice.pick(zones), dice)]),
		};
		world.recoveries.push(recovery);
		await writeRecovery(desk, recovery);
	}
}

type Dice = ReturnType<typeof createDice>;

/** Often at the very edge of a day somewhere. */
function momentNear({ from }: { from: string }, dice: Dice): Date {
	const hour = 3_600_000;
	const time = Date.parse(from) + dice.below(14 * 24) * hour + dice.pick([0, 0, -1000, 900_000, 1_800_000, 2_700_000]);
	return new Date(time);
}

function turnsAfter(submittedAt: Date, dice: Dice): PastTurn[] {
	const turns: PastTurn[] = [];
	let time = submittedAt.getTime();
	const go = (to: PastTurn['to'], rating?: number | null) => {
		time += dice.below(60) * 1_800_000;
		turns.push({ to, at: new Date(time), ...(rating === undefined ? {} : { rating }) });
	};
	for (let left = dice.below(8); left > 0; left--) {
		const stands = turns.at(-1)?.to ?? 'recorded';
		if (stands === 'recorded' || stands === 'archived') go('handling');
		else if (stands === 'handling') go('feedback');
		else if (dice.below(4) === 0) go('handling');
		else go('archived', dice.pick([null, 1 + dice.below(5), 5]));
	}
	return turns;
}

function rounded<T extends object>(told: T): T {
	return JSON.parse(
		JSON.stringify(told, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(6)) : value)),
	) as T;
}
