import { findStep, type StepName } from '../steps.js';
import type { MessageKind } from './kinds.js';

/** As much of an event as decides whether the customer is told. */
export type Cause = {
	readonly type: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly via?: string | null | undefined;
};

/** What each step tells the customer. */
const told = {
	take: 'working',
	solve: 'solved',
	archive: 'archived',
	return: 'reopened',
	reopen: 'reopened',
} as const satisfies Readonly<Record<StepName, MessageKind>>;

/** Ways in which customers act themselves: the page has already thanked them and said what happens next. */
const byCustomer: readonly unknown[] = ['customer', 'survey'];

/**
 * The message that an event causes. An imported history tells nobody anything. Whoever took a step on a page of ours
 * has read there what follows; only what was received is confirmed all the same, since it brings the private link.
 *
 * @returns nothing where the customer is not told
 * @example causedMessage({ type: 'step', from: 'handling', to: 'feedback' }) //=> 'solved'
 * @example causedMessage({ type: 'step', from: 'feedback', to: 'archived', via: 'survey' }) //=> undefined
 */
export function causedMessage({ type, from, to, via }: Cause): MessageKind | undefined {
	if (via === 'import') return undefined;
	if (type === 'promise') return to ? 'promise' : undefined;
	if (type !== 'step' || !to) return undefined;
	if (!from) return to === 'recorded' ? 'received' : undefined;
	const step = findStep(from, to);
	if (!step || byCustomer.includes(via)) return undefined;
	return told[step.name];
}
