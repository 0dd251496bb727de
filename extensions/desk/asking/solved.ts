import type { Knex } from 'knex';
import { mayAsk } from '../../domain/asking/budget.js';
import { laneOf } from '../../domain/asking/occasions.js';
import type { Host } from '../host.js';
import { candidateColumns, readPeople, type Candidate } from './people.js';
import { readAskingRules } from './rules.js';

type Slot = { readonly customer: string; readonly sent_at: unknown; readonly answered_at: unknown };

/**
 * Whether a person may be asked about a solution: not one who wants no surveys, and nobody too often (R27). Where not, the
 * invitation keeps the reason. The message about the solution goes without its survey then; its private link still
 * takes the confirmation.
 *
 * @param response the invitation of the solution
 */
export async function mayAskAgain(host: Host, trx: Knex, response: number, now: Date): Promise<boolean> {
	const slot = await trx('loop_responses')
		.where({ id: response })
		.first<Slot | undefined>('customer', 'sent_at', 'answered_at');
	if (!slot || slot.sent_at !== null || slot.answered_at !== null) return true;
	const candidate = await trx('loop_customers')
		.where({ id: slot.customer })
		.forUpdate()
		.first<Candidate | undefined>(...candidateColumns);
	if (!candidate) return true;
	const { budget } = await readAskingRules(host, trx);
	const people = await readPeople(trx, [candidate], { occasion: null, budget, now, lock: true });
	people.drop(response);
	const may = mayAsk(budget, laneOf(null), people.asked(candidate.id), now);
	const skipped = people.optedOut(candidate.id) ? 'opted_out' : may ? null : 'too_soon';
	if (skipped !== null) await trx('loop_responses').where({ id: response, answered_at: null }).update({ skipped });
	return skipped === null;
}
