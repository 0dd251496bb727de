import type { Settings } from '../settings.js';
import type { Lane } from './occasions.js';

const day = 86_400_000;

/** How often one person is asked at most, over all channels (R27): so many times within so many days. */
export type Budget = Readonly<Record<Lane, { readonly days: number; readonly most: number }>>;

/** The budget that the settings give. */
export function budgetOf(settings: Settings): Budget {
	return {
		general: { days: settings.ask_days, most: settings.ask_most },
		relation: { days: settings.relation_days, most: settings.relation_most },
	};
}

/** An invitation that a person has had, or has coming; without a time it is still on its way. */
export type Asked = { readonly lane: Lane; readonly at: Date | null };

/**
 * Whether a person may be asked once more.
 *
 * @param asked what that person has had and has coming
 * @example mayAsk({ general: { days: 30, most: 1 }, relation: { days: 60, most: 1 } }, 'general', [], new Date()) //=> true
 */
export function mayAsk(budget: Budget, lane: Lane, asked: readonly Asked[], now: Date): boolean {
	const { days, most } = budget[lane];
	const from = now.getTime() - days * day;
	const counted = asked.filter((one) => one.lane === lane && (one.at === null || one.at.getTime() > from));
	return counted.length < most;
}

/** The time before which nothing counts any more. */
export function budgetStart(budget: Budget, now: Date): Date {
	return new Date(now.getTime() - Math.max(budget.general.days, budget.relation.days) * day);
}
