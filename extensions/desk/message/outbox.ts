import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { MessageChannel, SkipReason } from '../../domain/message/channel.js';
import type { Language } from '../../domain/language.js';
import type { MessageKind } from '../../domain/message/kinds.js';
import { databaseClock } from '../database-clock.js';
import { insertAll } from '../insert-all.js';
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
	/** Nothing where it is about the customer alone. */
	readonly issue: number | null;
	readonly customer: string;
	readonly event?: number;
	/** The invitation that it brings. */
	readonly response?: number;
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
 * Puts messages into the outbox, inside the transaction of what causes them: both happen or neither. What a message
 * says is sealed, since it holds names and private links. One that is not to be sent goes on the story at once.
 *
 * @param messages none that is not to be sent may be there already
 */
export async function enqueue(host: Host, trx: Knex, messages: readonly Outgoing[]): Promise<void> {
	const unsent = messages.filter(({ reason }) => reason);
	const leaving = messages.filter(({ reason }) => !reason).map((message) => toRow(host, trx, message));
	await insertAll(trx, 'loop_outbox', leaving, { key: ['key'], then: 'ignore' });
	if (unsent.length === 0) return;
	await insertAll(
		trx,
		'loop_outbox',
		unsent.map((message) => toRow(host, trx, message)),
	);
	const rows = await trx('loop_outbox')
		.whereIn(
			'key',
			unsent.map(({ key }) => key),
		)
		.select<{ id: number; key: string }[]>('id', 'key');
	const ids = new Map(rows.map(({ id, key }) => [key, Number(id)]));
	const told = unsent.map(({ key, reason, ...message }) => {
		return { ...message, id: ids.get(key) ?? 0, state: 'skipped', reason } as const;
	});
	await logMessages(trx, told);
}

function toRow(host: Host, trx: Knex, { content, reason, wait = 0, ...columns }: Outgoing) {
	const { key, event = null, response = null, contact = null } = columns;
	return {
		...columns,
		event,
		response,
		contact,
		content: content ? seal(host.env, placeOf(key), JSON.stringify(content)) : null,
		state: (reason ? 'skipped' : 'waiting') satisfies OutboxState,
		reason: reason ?? null,
		created_at: databaseClock(trx),
		next_at: databaseClock(trx, wait),
	};
}

/** What a message of the outbox says. */
export function readContent(host: Host, key: string, sealed: string): Content {
	return fromJsonColumn(open(host.env, placeOf(key), sealed)) as Content;
}

/** The name under which receivers know a message: a second copy of it can be dropped. */
export function nameMessage(key: string): string {
	return createHash('sha256').update(`loop_outbox ${key}`).digest('hex').slice(0, 40);
}

/** What became of a message. */
type Fate = Pick<Outgoing, 'issue' | 'customer' | 'kind' | 'channel'> & {
	readonly id: number;
	readonly reason?: SkipReason | undefined;
	readonly state: 'sent' | 'dead' | 'skipped' | 'resent';
	readonly actor?: string;
};

/** Puts on the story what became of messages. No personal data in it (D2). */
export async function logMessages(trx: Knex, fates: readonly Fate[]): Promise<void> {
	const at = toColumn(trx, new Date());
	const events = fates.map(({ id, issue, customer, kind, channel, state, reason, actor = null }) => ({
		subject: issue === null ? 'customer' : 'issue',
		issue,
		customer,
		type: 'message',
		to: kind,
		actor,
		at,
		data: JSON.stringify({ outbox: id, kind, channel, state, reason }),
	}));
	await insertAll(trx, 'loop_events', events);
}

function placeOf(key: string) {
	return { table: 'loop_outbox', row: key, field: 'content' };
}
