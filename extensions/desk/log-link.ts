import type { Knex } from 'knex';
import { toColumn } from './time.js';

/** A customer's link that a member of staff takes into their own hands. */
export type TakenLink = {
	/** Nothing where it is about the customer alone. */
	readonly issue: number | null;
	readonly customer: string;
	/** What it opens. */
	readonly opens: 'survey' | 'issue';
	/** Who took it; nobody where a flow did. */
	readonly actor: string | null;
};

/** Puts on the story who took a customer's link: whoever holds it could answer in the customer's name (R21). */
export async function logLink(trx: Knex, { issue, customer, opens, actor }: TakenLink): Promise<void> {
	await trx('loop_events').insert({
		subject: issue === null ? 'customer' : 'issue',
		issue,
		customer,
		type: 'link',
		to: opens,
		actor,
		at: toColumn(trx, new Date()),
		data: '{}',
	});
}
