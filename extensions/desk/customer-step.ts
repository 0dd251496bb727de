import type { Knex } from 'knex';
import type { Status } from '../domain/steps.js';
import { restartDeadlines } from './record.js';
import { readSettings } from './settings.js';
import { takeStep } from './step.js';
import { toColumn } from './time.js';

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
 * @throws LOOP_CONFLICT, LOOP_INCOMPLETE or LOOP_STEP where the law will not have it
 */
export async function takeCustomerStep(
	trx: Knex,
	issue: ActedOn,
	{ status: to, ...patch }: CustomerStep,
	via: 'survey' | 'customer',
	now: Date,
): Promise<void> {
	await takeStep(
		trx,
		{ issue: issue.id, from: issue.status, to, patch: { ...patch, ...(await deadlinesAfter(trx, issue, to, now)) } },
		{ by: null, via },
	);
}

/** Nothing runs any more for an archived issue; for one that came back, the customer is told by when they hear of it. */
async function deadlinesAfter(trx: Knex, issue: ActedOn, to: Status, now: Date): Promise<Record<string, unknown>> {
	if (to === 'archived') return { next_due: null, next_due_at: null };
	const { commit_due, progress_due } = await restartDeadlines(trx, issue, await readSettings(trx), now);
	return {
		progress_due: toColumn(trx, progress_due),
		...(issue.status === 'archived' && { commit_due: toColumn(trx, commit_due) }),
	};
}
