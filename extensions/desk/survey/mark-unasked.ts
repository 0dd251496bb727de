import type { Knex } from 'knex';

/**
 * A solution whose question could not be sent, or never arrived, was asked of nobody: that counts in the coverage (D14).
 *
 * @param event by which the issue came to feedback
 */
export async function markUnasked(trx: Knex, event: number | null): Promise<void> {
	await trx('loop_responses')
		.where({ event, sent_at: null, answered_at: null, skipped: null })
		.update({ skipped: 'no_address' });
}
