import type { Knex } from 'knex';
import type { Status } from '../domain/steps.js';
import { databaseNow } from './database-clock.js';
import { refreshDeadlines } from './deadlines/refresh.js';
import { takeStep } from './step.js';

/** An issue on which its customer acts, locked by the transaction. */
export type ActedOn = {
	readonly id: number;
	readonly status: Status;
	readonly category: string | null;
	readonly customer: string;
};

/** A step as the domain decided it: where to, and what the customer said. */
export type CustomerStep = { readonly status: Status } & Readonly<Record<string, unknown>>;

/**
 * Takes a step on behalf of the customer, by whichever page it came, with the deadlines that follow from it.
 *
 * @param via how it came
 * @param by who put it in, where that was a member of staff
 * @throws LOOP_CONFLICT, LOOP_INCOMPLETE or LOOP_STEP where the law will not have it
 */
export async function takeCustomerStep(
	trx: Knex,
	issue: ActedOn,
	{ status: to, ...patch }: CustomerStep,
	via: 'survey' | 'customer' | 'system',
	by: string | null = null,
): Promise<void> {
	await takeStep(trx, { issue: issue.id, from: issue.status, to, patch }, { by, via });
	await refreshDeadlines(trx, [issue.id], new Date(await databaseNow(trx)));
}
