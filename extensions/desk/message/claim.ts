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
	readonly issue: number | null;
	readonly customer: string;
	readonly event: number | null;
	readonly contact: number | null;
	readonly response: number | null;
	readonly kind: MessageKind;
	readonly channel: MessageChannel;
	readonly language: string;
	readonly content: string;
	readonly attempts: number;
	readonly claimed_by: string;
};

/** The queues whose rows are claimed: for customers, and for staff. */
type Queue = 'loop_outbox' | 'loop_digests';

/** What a claim is known by. */
export type Claim = { readonly id: number | string; readonly claimed_by: string };

/**
 * Claims messages that are due, and those whose sender has died: whoever's update finds them unclaimed has them.
 * A try counts from the claim on, so that a message that kills its sender does not do so for ever.
 *
 * @param most how many at once
 * @param queue customers' messages, unless it is said otherwise
 */
export async function claim<T extends Claim = Claimed>(
	knex: Knex,
	most: number,
	queue: Queue = 'loop_outbox',
): Promise<T[]> {
	const now = databaseClock(knex);
	const isDue = (row: Knex.QueryBuilder) =>
		void row
			.where((ready) => void ready.whereIn('state', ['waiting', 'failed']).andWhere('next_at', '<=', now))
			.orWhere((left) => void left.where({ state: 'sending' }).andWhere('claimed_until', '<', now));
	const ids = await knex(queue).where(isDue).orderBy('next_at').limit(most).pluck<(number | string)[]>('id');
	if (ids.length === 0) return [];
	const claimed_by = randomUUID();
	await knex(queue)
		.whereIn('id', ids)
		.andWhere(isDue)
		.update({
			state: 'sending',
			claimed_by,
			claimed_until: databaseClock(knex, term),
			attempts: knex.raw('?? + 1', ['attempts']),
		});
	return (await knex(queue).where({ claimed_by, state: 'sending' }).orderBy('next_at')) as T[];
}

/**
 * Makes sure, right before sending, that a message is still ours.
 *
 * @returns whether it is
 */
export async function confirmClaim(
	knex: Knex,
	{ id, claimed_by }: Claim,
	queue: Queue = 'loop_outbox',
): Promise<boolean> {
	const kept = await knex(queue)
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
export function renew(knex: Knex, { id, claimed_by }: Claim, queue: Queue = 'loop_outbox'): () => void {
	const timer = setInterval(() => {
		knex(queue)
			.where({ id, claimed_by, state: 'sending' })
			.update({ claimed_until: databaseClock(knex, term) })
			.catch(() => undefined);
	}, term / 4);
	timer.unref();
	return () => clearInterval(timer);
}
