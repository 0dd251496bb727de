import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { MessageChannel } from '../../domain/message/channel.js';
import type { MessageKind } from '../../domain/message/kinds.js';
import { databaseClock } from '../database-clock.js';

/** Milliseconds for which a claim holds; whoever sends renews it, and after a crash it runs out. */
const term = 120_000;

/** A message that is ours to send. */
export type Claimed = {
	readonly id: number;
	readonly key: string;
	readonly issue: number;
	readonly customer: string;
	readonly event: number | null;
	readonly contact: number | null;
	readonly kind: MessageKind;
	readonly channel: MessageChannel;
	readonly language: string;
	readonly content: string;
	readonly attempts: number;
	readonly claimed_by: string;
};

/**
 * Claims messages that are due, and those whose sender has died: whoever's update finds them unclaimed has them.
 * A try counts from the claim on, so that a message that kills its sender does not do so for ever.
 *
 * @param most how many at once
 */
export async function claim(knex: Knex, most: number): Promise<Claimed[]> {
	const now = databaseClock(knex);
	const isDue = (row: Knex.QueryBuilder) =>
		void row
			.where((ready) => void ready.whereIn('state', ['waiting', 'failed']).andWhere('next_at', '<=', now))
			.orWhere((left) => void left.where({ state: 'sending' }).andWhere('claimed_until', '<', now));
	const ids = await knex('loop_outbox').where(isDue).orderBy('next_at').limit(most).pluck<number[]>('id');
	if (ids.length === 0) return [];
	const claimed_by = randomUUID();
	await knex('loop_outbox')
		.whereIn('id', ids)
		.andWhere(isDue)
		.update({
			state: 'sending',
			claimed_by,
			claimed_until: databaseClock(knex, term),
			attempts: knex.raw('?? + 1', ['attempts']),
		});
	return knex('loop_outbox').where({ claimed_by, state: 'sending' }).orderBy('next_at').select<Claimed[]>();
}

/**
 * Makes sure, right before sending, that a message is still ours.
 *
 * @returns whether it is
 */
export async function confirmClaim(knex: Knex, { id, claimed_by }: Claimed): Promise<boolean> {
	const kept = await knex('loop_outbox')
		.where({ id, claimed_by, state: 'sending' })
		.andWhere('claimed_until', '>', databaseClock(knex))
		.update({ claimed_until: databaseClock(knex, term) });
	return kept > 0;
}

/**
 * Keeps a claim for as long as its message is on the way: a slow mail server is no reason to send twice.
 *
 * @returns ends it
 */
export function renew(knex: Knex, { id, claimed_by }: Claimed): () => void {
	const timer = setInterval(() => {
		knex('loop_outbox')
			.where({ id, claimed_by, state: 'sending' })
			.update({ claimed_until: databaseClock(knex, term) })
			.catch(() => undefined);
	}, term / 4);
	timer.unref();
	return () => clearInterval(timer);
}
