/**
 * The occasions on which customers are asked (R27), by the first word of the slot's name, and the budget that each
 * draws on: the relationship survey has its own, so that surveys about issues cannot starve it.
 */
export const occasions = {
	/** A week after the start of the cooperation. */
	start: { lane: 'relation' },
	/** The end of a quarter, `quarter:2026Q4`. */
	quarter: { lane: 'relation' },
	/** A list of customers on a date, `list:<id>`. */
	list: { lane: 'general' },
	/** One customer, by a person or a flow, `hand:<survey>:<date>`. */
	hand: { lane: 'general' },
	/** After a solution. */
	solved: { lane: 'general' },
} as const;

export type Lane = (typeof occasions)[keyof typeof occasions]['lane'];

/**
 * The budget that an invitation draws on.
 *
 * @param occasion as it stands on the invitation; nothing after a solution
 * @example laneOf('quarter:2026Q4') //=> 'relation'
 */
export function laneOf(occasion: string | null): Lane {
	const kind = (occasion ?? 'solved').split(':')[0] as keyof typeof occasions;
	return occasions[kind]?.lane ?? 'general';
}

/**
 * Names the one slot that a customer has on an occasion (D14): no second invitation can bear this name.
 *
 * @example slotOf('quarter:2026Q4', 'c1') //=> 'quarter:2026Q4:c1'
 */
export function slotOf(occasion: string, customer: string): string {
	return `${occasion}:${customer}`;
}
