import { forgetAnswers } from '../cache.js';
import type { Host } from '../host.js';
import { toColumn } from '../time.js';

/**
 * Notes that a customer wants no more surveys, or wants them again, and tells it in the log. A second time changes nothing.
 *
 * @param slot the invitation by whose link it was said
 * @param out true for no more
 */
export async function optOut(
	host: Host,
	slot: { readonly customer: string; readonly response: number },
	out: boolean,
	now: Date,
): Promise<void> {
	await host.knex.transaction(async (trx) => {
		const customer = trx('loop_customers').where({ id: slot.customer });
		const changed = out
			? await customer.whereNull('survey_opt_out_at').update({ survey_opt_out_at: toColumn(trx, now) })
			: await customer.whereNotNull('survey_opt_out_at').update({ survey_opt_out_at: null });
		if (changed === 0) return;
		await trx('loop_events').insert({
			subject: 'customer',
			customer: slot.customer,
			type: out ? 'opted_out' : 'opted_in',
			at: toColumn(trx, now),
			data: JSON.stringify({ response: slot.response, via: 'survey' }),
		});
	});
	await forgetAnswers(host);
}
