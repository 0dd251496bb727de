import type { Text } from './language.js';

/** The closed loop (R16): where an issue can stand, in the order in which it goes. */
export const statuses = ['recorded', 'handling', 'feedback', 'archived'] as const;

export type Status = (typeof statuses)[number];

/** What a step can need. Each need is met by the issue as it stands after the update. */
export const needs = ['owner', 'resolution', 'confirmation', 'customer_words', 'reopen_reason'] as const;

export type Need = (typeof needs)[number];

export type Step = {
	readonly name: 'take' | 'solve' | 'archive' | 'return' | 'reopen';
	readonly from: Status;
	readonly to: Status;
	readonly needs: readonly Need[];
	/** Needs that this very update must bring: words said last time do not count for this time. */
	readonly fresh: readonly Need[];
	/** What the customer said last time no longer holds after this step; the log keeps it. */
	readonly clears: readonly ('rating' | 'confirmed_by')[];
	readonly who: readonly ('staff' | 'customer')[];
};

/** Every step there is. What is not in this table does not happen, on no path and for nobody. */
export const steps = [
	{ name: 'take', from: 'recorded', to: 'handling', needs: ['owner'], fresh: [], clears: [], who: ['staff'] },
	{
		name: 'solve',
		from: 'handling',
		to: 'feedback',
		needs: ['owner', 'resolution'],
		fresh: [],
		clears: [],
		who: ['staff'],
	},
	{
		name: 'archive',
		from: 'feedback',
		to: 'archived',
		needs: ['confirmation'],
		fresh: [],
		clears: [],
		who: ['staff', 'customer'],
	},
	{
		name: 'return',
		from: 'feedback',
		to: 'handling',
		needs: ['owner', 'customer_words'],
		fresh: ['customer_words'],
		clears: ['rating', 'confirmed_by'],
		who: ['staff', 'customer'],
	},
	{
		name: 'reopen',
		from: 'archived',
		to: 'handling',
		needs: ['owner', 'reopen_reason'],
		fresh: ['reopen_reason'],
		clears: ['rating', 'confirmed_by'],
		who: ['staff', 'customer'],
	},
] as const satisfies readonly Step[];

export type StepName = (typeof steps)[number]['name'];

/**
 * Finds the step between two statuses.
 *
 * @returns the step, or nothing where the loop has none
 * @example findStep('recorded', 'archived') //=> undefined
 */
export function findStep(from: string, to: string): Step | undefined {
	return steps.find((step) => step.from === from && step.to === to);
}

/** The steps that an issue can take from where it stands. */
export function stepsFrom(status: string): readonly Step[] {
	return steps.filter((step) => step.from === status);
}

/** Taken further, an issue waits for nobody any more; only taking it on ends no wait. */
export function endsWait({ name }: Step): boolean {
	return name !== 'take';
}

/** Statuses in which the customer has a solution. */
export const solvedStatuses = ['feedback', 'archived'] as const satisfies readonly Status[];

export const statusNames: Readonly<Record<Status, Text>> = {
	recorded: { 'zh-CN': '记录', 'en-US': 'Recorded' },
	handling: { 'zh-CN': '处理', 'en-US': 'Handling' },
	feedback: { 'zh-CN': '反馈', 'en-US': 'Feedback' },
	archived: { 'zh-CN': '归档', 'en-US': 'Archived' },
};

/** What the button of a step says: it names what will happen. */
export const stepNames: Readonly<Record<StepName, Text>> = {
	take: { 'zh-CN': '开始处理', 'en-US': 'Start handling' },
	solve: { 'zh-CN': '已解决：请客户确认', 'en-US': 'Solved: ask the customer' },
	archive: { 'zh-CN': '归档', 'en-US': 'Archive' },
	return: { 'zh-CN': '客户说未解决', 'en-US': 'Not solved: back to handling' },
	reopen: { 'zh-CN': '重新打开', 'en-US': 'Reopen' },
};
