import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { MessageChannel, SkipReason } from '../../domain/message/channel.js';
import type { Language } from '../../domain/language.js';
import type { MessageKind } from '../../domain/message/kinds.js';
import { databaseClock } from '../database-clock.js';
import { fromJsonColumn } from '../json-column.js';
import type { Host } from '../host.js';
import { toColumn } from '../time.js';
import { open, seal } from '../vault.js';
import type { Content } from './compose.js';

/** Where a message stands. `failed` is tried again; `dead` waits for a person; `skipped` was never to be sent. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'failed' | 'dead' | 'skipped';

export type Outgoing = {
	/** Names the message: the same one is never put into the outbox twice. */
	readonly key: string;
	readonly issue: number;
	readonly customer: string;
	readonly event?: number;
	/** The contact that the message is, where it is one. */
	readonly contact?: number;
	readonly kind: MessageKind;
	readonly channel: MessageChannel | 'none';
	readonly language: Language;
	readonly content?: Content;
	/** Why it is not sent. */
	readonly reason?: SkipReason;
	/** Milliseconds to wait before the first try. */
	readonly wait?: number;
};

/**
 * Puts a message into the outbox, inside the transaction of what causes it: both happen or neither. What the message
 * says is sealed, since it holds names and private links.
 *
 * @returns whether it is a new one
 */
export async function enqueue(host: Host, trx: Knex, message: Outgoing): Promise<boolean> {
	const { content, reason, wait = 0, key, ...columns } = message;
	const row = await trx('loop_outbox').where({ key }).first<{ id: number } | undefined>('id');
	if (row) return false;
	await trx('loop_outbox')
		.insert({
			...columns,
			key,
			content: content ? seal(host.env, placeOf(key), JSON.stringify(content)) : null,
			state: reason ? 'skipped' : 'waiting',
			reason: reason ?? null,
			created_at: databaseClock(trx),
			next_at: databaseClock(trx, wait),
		})
		.onConflict('key')
		.ignore();
	if (reason) {
		const made = await trx('loop_outbox').where({ key }).first<{ id: number }>('id');
		await logMessage(trx, { ...columns, id: made.id }, 'skipped', { reason });
	}
	return true;
}

/** What a message of the outbox says. */
export function readContent(host: Host, key: string, sealed: string): Content {
	return fromJsonColumn(open(host.env, placeOf(key), sealed)) as Content;
}

/** The name under which receivers know a message: a second copy of it can be dropped. */
export function nameMessage(key: string): string {
	return createHash('sha256').update(`loop_outbox ${key}`).digest('hex').slice(0, 40);
}

/** Puts on the story what became of a message. No personal data in it (D2). */
export async function logMessage(
	trx: Knex,
	message: Pick<Outgoing, 'issue' | 'customer' | 'kind' | 'channel'> & { readonly id: number },
	state: 'sent' | 'dead' | 'skipped' | 'resent',
	more: { readonly reason?: string; readonly actor?: string } = {},
): Promise<void> {
	const { id, issue, customer, kind, channel } = message;
	await trx('loop_events').insert({
		subject: 'issue',
		issue,
		customer,
		type: 'message',
		to: kind,
		actor: more.actor ?? null,
		at: toColumn(trx, new Date()),
		data: JSON.stringify({ outbox: id, kind, channel, state, reason: more.reason }),
	});
}

function placeOf(key: string) {
	return { table: 'loop_outbox', row: key, field: 'content' };
}
