import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kpiIds } from '../../extensions/domain/kpi/kpis.js';
import { slowFigure, type World } from './figures/model';
import { askFigures, makePeople, moveTo } from './figures/people';
import { writeAnswer, writeIssue, type PastTurn } from './figures/past';
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

const bys = [undefined, 'tier', 'category', 'department', 'owner', 'day', 'week', 'month'];
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

	it.each(zones)(
		'are what one gets by naming the day of every single thing, $from to $to in $timeZone',
		async (days) => {
			await moveTo(desk, days.timeZone);
			for (const by of bys) {
				for (const scope of [{}, { tier: 'new' }, { category: 'invoice' }]) {
					const { from, to } = days;
					const told = await askFigures(desk, { from, to, ...scope, ...(by === undefined ? {} : { by }) });
					for (const id of kpiIds) {
						const { value, n, previous, series } = told.find((each) => each.id === id)!;
						const expected = slowFigure(world, id, { ...days, ...scope, ...(by === undefined ? {} : { by }) });
						expect({ id, by, scope, ...rounded({ value, n, previous, series }) }).toEqual({
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
	const { customers, owners } = await makePeople(desk);
	const tiers = Object.fromEntries(Object.entries(customers).map(([tier, id]) => [id, tier === 'none' ? null : tier]));
	const world: World = { issues: [], answers: [], tiers };
	for (let index = 0; index < issues; index++) {
		const submittedAt = momentNear(dice.pick(zones), dice);
		const issue = {
			customer: dice.pick(Object.values(customers)),
			category: dice.pick(['product', 'invoice', 'service']),
			department: dice.pick(['engineering', 'finance']),
			owner: dice.pick(owners),
			submittedAt,
			turns: turnsAfter(submittedAt, dice),
		};
		world.issues.push({ ...issue, id: await writeIssue(desk, issue) });
	}
	for (let index = 0; index < answers; index++) {
		const answer = {
			customer: dice.pick(Object.values(customers)),
			issue: dice.pick([null, dice.pick(world.issues).id]),
			answeredAt: dice.below(10) === 0 ? null : momentNear(dice.pick(zones), dice),
			overall: dice.pick([null, 1 + dice.below(10), 1 + dice.below(10)]),
			nps: dice.pick([null, dice.below(11), dice.below(11)]),
		};
		world.answers.push(answer);
		await writeAnswer(desk, answer);
	}
	return world;
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
