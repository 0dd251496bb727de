import { describe, expect, it } from 'vitest';
import {
	findStep,
	needs,
	solvedStatuses,
	statuses,
	statusNames,
	stepNames,
	steps,
	stepsFrom,
	type Step,
} from '../../extensions/domain/steps.js';

/** The loop as the design has it. An owner goes with every step into handling and out of it. */
const loop = [
	{ name: 'take', from: 'recorded', to: 'handling', who: ['staff'], needs: ['owner'], fresh: [], clears: [] },
	{
		name: 'solve',
		from: 'handling',
		to: 'feedback',
		who: ['staff'],
		needs: ['owner', 'resolution'],
		fresh: [],
		clears: [],
	},
	{
		name: 'archive',
		from: 'feedback',
		to: 'archived',
		who: ['staff', 'customer'],
		needs: ['confirmation'],
		fresh: [],
		clears: [],
	},
	{
		name: 'return',
		from: 'feedback',
		to: 'handling',
		who: ['staff', 'customer'],
		needs: ['owner', 'customer_words'],
		fresh: ['customer_words'],
		clears: ['rating', 'confirmed_by'],
	},
	{
		name: 'reopen',
		from: 'archived',
		to: 'handling',
		who: ['staff', 'customer'],
		needs: ['owner', 'reopen_reason'],
		fresh: ['reopen_reason'],
		clears: ['rating', 'confirmed_by'],
	},
];

const pairs = statuses.flatMap((from) => statuses.map((to) => ({ from, to })));
const inLoop = ({ from, to }: { from: string; to: string }) =>
	loop.find((step) => step.from === from && step.to === to);

describe('the table of steps (R16)', () => {
	it('goes record → handle → feedback → archive', () => {
		expect(statuses).toEqual(['recorded', 'handling', 'feedback', 'archived']);
	});

	it.each(pairs.filter(inLoop))('$from → $to is a step with who, needs, fresh and clears of the design', (pair) => {
		expect(findStep(pair.from, pair.to)).toEqual(inLoop(pair));
	});

	it.each(pairs.filter((pair) => !inLoop(pair)))('$from → $to is no step', ({ from, to }) => {
		expect(findStep(from, to)).toBeUndefined();
	});

	it.each([
		['', 'recorded'],
		['recorded', ''],
		['Recorded', 'handling'],
		['recorded ', 'handling'],
		['feedback', 'ARCHIVED'],
		['toString', 'constructor'],
		['undefined', 'handling'],
	])('"%s" → "%s" is no step: only the words themselves count', (from, to) => {
		expect(findStep(from, to)).toBeUndefined();
	});

	it('has no step twice', () => {
		expect(new Set(steps.map(({ from, to }) => `${from} ${to}`)).size).toBe(steps.length);
		expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
	});

	it('skips none: the only way to the archive is through feedback, and to feedback through handling', () => {
		expect(steps.filter(({ to }) => to === 'archived').map(({ from }) => from)).toEqual(['feedback']);
		expect(steps.filter(({ to }) => to === 'feedback').map(({ from }) => from)).toEqual(['handling']);
		expect(steps.filter(({ to }) => (to as string) === 'recorded')).toEqual([]);
	});

	it.each(statuses)('%s is no dead end', (status) => {
		expect(stepsFrom(status)).not.toHaveLength(0);
	});

	it.each<Step>(steps)('$name asks anew only for what it needs at all', (step) => {
		expect(needs).toEqual(expect.arrayContaining([...step.needs]));
		expect(step.needs).toEqual(expect.arrayContaining([...step.fresh]));
	});

	it.each<Step>(steps.filter(({ to }) => to === 'handling'))('$name leaves nobody’s issue in handling', (step) => {
		expect(step.needs).toContain('owner');
	});

	it('takes back what the customer confirmed whenever a solved issue goes back to handling, and only then', () => {
		const solved: readonly string[] = solvedStatuses;
		for (const step of steps as readonly Step[]) {
			const isBack = solved.includes(step.from) && !solved.includes(step.to);
			expect(step.clears, step.name).toEqual(isBack ? ['rating', 'confirmed_by'] : []);
		}
	});
});

describe('the steps from where an issue stands', () => {
	it.each([
		['recorded', ['take']],
		['handling', ['solve']],
		['feedback', ['archive', 'return']],
		['archived', ['reopen']],
		['', []],
		['closed', []],
	])('%s: %j', (status, names) => {
		expect(stepsFrom(status).map(({ name }) => name)).toEqual(names);
	});
});

describe('their words', () => {
	it('name every status and every step, each in its own words', () => {
		expect(Object.keys(statusNames)).toEqual([...statuses]);
		expect(Object.keys(stepNames).sort()).toEqual(steps.map(({ name }) => name).sort());
		for (const language of ['zh-CN', 'en-US'] as const) {
			for (const names of [statusNames, stepNames]) {
				const words = Object.values(names).map((name) => name[language]);
				expect(new Set(words).size).toBe(words.length);
			}
		}
	});

	it('are the customer’s: 记录 → 处理 → 反馈 → 归档', () => {
		expect(statuses.map((status) => statusNames[status]['zh-CN'])).toEqual(['记录', '处理', '反馈', '归档']);
	});
});
