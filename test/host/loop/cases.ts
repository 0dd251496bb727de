import { findStep, statuses, type Need, type Status } from '../../../extensions/domain/steps.js';
import type { Values } from './scene';

/** A status that does not exist must be refused like a step that does not exist. */
export const targets = [...statuses, 'closed'] as const;

export type Case = {
	readonly from: Status;
	readonly to: (typeof targets)[number];
	/** Whether the write brings everything that the step needs. */
	readonly complete: boolean;
	/** `step`: it happens; `same`: nothing to do; otherwise the code of the refusal. */
	readonly expected: 'step' | 'same' | 'LOOP_STEP' | 'LOOP_INCOMPLETE' | 'LOOP_FROZEN';
};

const bring: Record<Need, (owner: string) => Values> = {
	owner: (owner) => ({ owner }),
	resolution: () => ({ resolution: 'Oiled the hinge.' }),
	confirmation: () => ({ rating: 5, confirmed_by: 'phone' }),
	customer_words: () => ({ customer_words: 'It still jams.' }),
	reopen_reason: () => ({ reopen_reason: 'It jams again.' }),
};

/** Every pair of statuses, allowed and not, with and without what the step needs; what uses up its issue comes last. */
export const cases: readonly Case[] = statuses
	.flatMap((from) =>
		targets.flatMap((to) =>
			[true, false].map((complete): Case => ({ from, to, complete, expected: expect(from, to, complete) })),
		),
	)
	.sort((left, right) => Number(left.expected === 'step') - Number(right.expected === 'step'));

function expect(from: Status, to: string, complete: boolean): Case['expected'] {
	if (from === to) return from === 'archived' && complete ? 'LOOP_FROZEN' : 'same';
	if (!findStep(from, to)) return 'LOOP_STEP';
	return complete ? 'step' : 'LOOP_INCOMPLETE';
}

/** What a client sends for a case. For a step that does not exist it brings everything: nothing helps. */
export function patchFor({ from, to, complete }: Case, owner: string): Values {
	if (!complete) return { status: to };
	if (from === to) return { status: to, root_cause: 'A dry hinge.' };
	const needs = findStep(from, to)?.needs ?? (Object.keys(bring) as Need[]);
	return Object.assign({ status: to }, ...needs.map((need) => bring[need](owner))) as Values;
}

export function nameOf({ from, to, complete, expected }: Case): string {
	const verdict = expected === 'step' ? 'happens' : expected === 'same' ? 'changes no status' : `is ${expected}`;
	return `${from} → ${to} with ${complete ? 'everything' : 'nothing'} it needs ${verdict}`;
}
