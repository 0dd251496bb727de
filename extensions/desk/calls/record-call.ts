import type { Knex } from 'knex';
import { toColumn } from '../time.js';

/** A call about a survey. */
export type Call = {
	readonly customer: string;
	readonly issue: number | null;
	readonly by: string;
	readonly reached: boolean;
	readonly summary: string | null;
};

/** Puts a call on record as a contact (R10): about an issue it counts as an attempt to confirm (R16). */
export async function recordCall(trx: Knex, { customer, issue, by, reached, summary }: Call, now: Date): Promise<void> {
	const at = toColumn(trx, now);
	await trx('loop_contacts').insert({
		customer,
		issue,
		by,
		reached,
		summary,
		method: 'phone',
		kind: issue === null ? 'care' : 'confirm',
		direction: 'out',
		at,
		recorded_at: at,
	});
}
