import { ForbiddenError } from '@directus/errors';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { databaseClock } from '../database-clock.js';
import { wakeCourier } from './courier.js';
import { logMessages, type Outgoing, type OutboxState } from './outbox.js';

/** A message of the outbox as staff see it: masks instead of addresses, nothing of what it says. */
export type Letter = {
	readonly id: number;
	readonly issue: number | null;
	readonly number: string | null;
	readonly customer: string;
	readonly name: string;
	readonly to: string | null;
	readonly kind: string;
	readonly channel: string;
	readonly language: string;
	readonly state: OutboxState;
	readonly reason: string | null;
	readonly attempts: number;
	readonly last_error: string | null;
	readonly created_at: string;
	readonly next_at: string;
	readonly sent_at: string | null;
};

/** Letters that one answer shows. */
const page = 50;

/**
 * Lists messages, the newest first.
 *
 * @param asked `before`: the last id of the page before this one
 */
export async function listLetters(
	host: Host,
	asked: {
		readonly state?: OutboxState | undefined;
		readonly issue?: number | undefined;
		readonly before?: number | undefined;
	},
): Promise<Letter[]> {
	const rows = await host
		.knex('loop_outbox')
		.leftJoin('loop_issues', 'loop_issues.id', 'loop_outbox.issue')
		.where((row) => {
			if (asked.state) void row.where('loop_outbox.state', asked.state);
			if (asked.issue) void row.where('loop_outbox.issue', asked.issue);
			if (asked.before) void row.where('loop_outbox.id', '<', asked.before);
		})
		.orderBy('loop_outbox.id', 'desc')
		.limit(page)
		.select<Record<string, unknown>[]>('loop_outbox.*', 'loop_issues.number');
	// The outbox keeps the customer's key as text; PostgreSQL compares no text with a key.
	const customers = await host
		.knex('loop_customers')
		.whereIn('id', [...new Set(rows.map((row) => String(row['customer'])))])
		.select<Record<string, unknown>[]>('id', 'name', 'email', 'phone');
	const byId = new Map(customers.map(({ id, ...known }) => [id, known]));
	return rows.map((row) => toLetter({ ...row, ...byId.get(row['customer']) }));
}

/**
 * Sends a message again that was given up.
 *
 * @param user who asks for it; the story says so
 * @throws Forbidden (403) where there is no such message, LOOP_CONFLICT where it is not given up
 */
export async function resendLetter(host: Host, user: string, id: number): Promise<void> {
	await host.knex.transaction(async (trx) => {
		const freed = await trx('loop_outbox')
			.where({ id, state: 'dead' })
			.update({ state: 'waiting', attempts: 0, next_at: databaseClock(trx), last_error: null });
		const row = await trx('loop_outbox').where({ id }).first<(Outgoing & { id: number }) | undefined>();
		if (!row) throw new ForbiddenError();
		if (freed === 0) throw refuse({ code: 'LOOP_CONFLICT' });
		const { issue, customer, kind, channel } = row;
		await logMessages(trx, [{ id, issue, customer, kind, channel, state: 'resent', actor: user }]);
	});
	wakeCourier(host);
}

function toLetter(row: Readonly<Record<string, unknown>>): Letter {
	const at = (column: string): string | null => (row[column] ? new Date(Number(row[column])).toISOString() : null);
	const to = row['channel'] === 'email' ? row['email'] : row['channel'] === 'none' ? null : row['phone'];
	const kept = ['customer', 'name', 'number', 'kind', 'channel', 'language', 'state', 'reason', 'last_error'] as const;
	return {
		...(Object.fromEntries(kept.map((column) => [column, row[column]])) as Pick<Letter, (typeof kept)[number]>),
		id: Number(row['id']),
		issue: row['issue'] === null ? null : Number(row['issue']),
		to: typeof to === 'string' ? to : null,
		attempts: Number(row['attempts']),
		created_at: at('created_at') ?? '',
		next_at: at('next_at') ?? '',
		sent_at: at('sent_at'),
	};
}
