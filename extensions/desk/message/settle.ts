import type { Knex } from 'knex';
import type { SkipReason } from '../../domain/message/channel.js';
import { retryAfter } from '../../domain/message/retry.js';
import { followSurvey } from '../asking/delivered.js';
import { unskipped } from '../asking/unskipped.js';
import { databaseClock } from '../database-clock.js';
import { markUnasked } from '../survey/mark-unasked.js';
import { toColumn } from '../time.js';
import type { Claimed } from './claim.js';
import type { Failure } from './failure.js';
import { logMessages } from './outbox.js';

/** What became of a try. */
export type Outcome =
	| { readonly state: 'sent' }
	| { readonly state: 'skipped'; readonly reason: SkipReason }
	| { readonly state: 'failed'; readonly failure: Failure };

/**
 * Writes down what became of a message, with all that follows from it, in one transaction: the story, the contact
 * that reached the customer, the survey that was sent. Nothing of it happens for a message that is no longer ours.
 *
 * @param most tries before a person has to see to it
 */
export function settle(knex: Knex, message: Claimed, outcome: Outcome, most: number): Promise<void> {
	return knex.transaction(async (trx) => {
		const state = outcome.state === 'failed' ? lastState(message, outcome.failure, most) : outcome.state;
		const mine = { id: message.id, claimed_by: message.claimed_by, state: 'sending' };
		const kept = await trx('loop_outbox')
			.where(mine)
			.update({
				state,
				claimed_by: null,
				claimed_until: null,
				...(state === 'sent' && { sent_at: databaseClock(trx), last_error: null }),
				...(outcome.state === 'skipped' && { reason: outcome.reason }),
				...(outcome.state === 'failed' && {
					last_error: outcome.failure.what,
					next_at: databaseClock(trx, retryAfter(message.attempts, Math.random())),
				}),
			});
		if (kept === 0 || state === 'failed') return;
		if (state === 'sent') await followDelivery(trx, message);
		if (message.response !== null) {
			const fate = { state, ...(outcome.state === 'skipped' && { reason: outcome.reason }) };
			await followSurvey(trx, { kind: message.kind, response: message.response }, fate, new Date());
		} else if (state === 'dead' && message.kind === 'solved') await markUnasked(trx, message.event);
		const why = outcome.state === 'skipped' ? { reason: outcome.reason } : {};
		await logMessages(trx, [{ ...message, state, ...why }]);
	});
}

function lastState(message: Claimed, { final }: Failure, most: number): 'failed' | 'dead' {
	return final || message.attempts >= most ? 'dead' : 'failed';
}

/** Progress counts once the customer has it (R18), a survey as sent once it is. */
async function followDelivery(trx: Knex, { kind, contact, event }: Claimed): Promise<void> {
	const at = toColumn(trx, new Date());
	if (contact !== null) await trx('loop_contacts').where({ id: contact, reached: false }).update({ reached: true, at });
	if (kind === 'solved' && event !== null) {
		// A solution that is told without its survey has asked nobody.
		await trx('loop_responses')
			.where({ event, sent_at: null })
			.where((row) => void row.whereNull('skipped').orWhere({ skipped: 'no_address' }))
			.update({ sent_at: at, skipped: unskipped(trx) });
	}
}
