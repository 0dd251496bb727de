import { hash } from 'node:crypto';
import type { Knex } from 'knex';
import { sealedText, type LoggedFact } from '../../domain/integrity/sealed-text.js';
import { fromJsonColumn } from '../json-column.js';
import { fromColumn } from '../time.js';

/** A link of the chain: what stands in `loop_seals`. */
export type Seal = {
	readonly seq: number;
	readonly event: number;
	readonly issue: number | null;
	/** The highest event that was sealed up to this link. */
	readonly highest: number;
	readonly hash: string;
	/** Milliseconds of the database's clock. */
	readonly sealed_at: number;
};

/** What stands before the first link. */
export const beginning: Pick<Seal, 'seq' | 'hash' | 'highest'> = { seq: 0, hash: '', highest: 0 };

/** A seal later than this beside its neighbours did not come with them; ms. */
export const patience = 3_600_000;

/** The columns of an event that a seal covers, from a query where `loop_events` is called `e`. */
export const sealedColumns = ['subject', 'issue', 'customer', 'type', 'from', 'to', 'actor', 'at', 'data'].map(
	(column) => `e.${column}`,
);

/**
 * The hash of a link: over the link before, where and when it was sealed, and the text of the event.
 *
 * @param event with its number, as it stands in the log
 */
export function linkHash(before: string, link: Pick<Seal, 'seq' | 'sealed_at'>, event: LoggedFact): string {
	return hash('sha256', `${before}\n${link.seq}\n${link.sealed_at}\n${sealedText(event)}`, 'hex');
}

type Row = Readonly<Record<string, unknown>>;

/** An event as raw knex reads it. */
export function toFact(id: number, row: Row): LoggedFact {
	const data = fromJsonColumn(row['data']);
	return {
		id,
		subject: String(row['subject']),
		issue: row['issue'] === null ? null : Number(row['issue']),
		customer: textOf(row['customer']),
		type: String(row['type']),
		from: textOf(row['from']),
		to: textOf(row['to']),
		actor: textOf(row['actor']),
		at: fromColumn(row['at']),
		// What is no JSON at all is sealed as it stands.
		data: data === undefined ? textOf(row['data']) : data,
	};
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' ? value : value === null || value === undefined ? null : JSON.stringify(value);
}

/** A link as raw knex reads it: some databases give large numbers as text. */
export function toSeal(row: Row): Seal {
	return {
		seq: Number(row['seq']),
		event: Number(row['event']),
		issue: row['issue'] === null ? null : Number(row['issue']),
		highest: Number(row['highest']),
		hash: String(row['hash']),
		sealed_at: Number(row['sealed_at']),
	};
}

/** The last link, or what stands before the first. */
export async function lastSeal(knex: Knex): Promise<Pick<Seal, 'seq' | 'hash' | 'highest'>> {
	const row = await knex('loop_seals').orderBy('seq', 'desc').first<Row | undefined>();
	return row ? toSeal(row) : beginning;
}

/** Up to which event everything had been sealed an hour ago: what turns up below it now did not come in time. */
export async function settledUpTo(knex: Knex, now: number): Promise<number> {
	const row = await knex('loop_seals')
		.where('sealed_at', '<', now - patience)
		.orderBy([
			{ column: 'sealed_at', order: 'desc' },
			{ column: 'seq', order: 'desc' },
		])
		.first<Row | undefined>('highest');
	return row ? Number(row['highest']) : 0;
}

/** Events between two numbers that bear no seal, in their order. Only the seals of that stretch are looked at. */
export function unsealed(knex: Knex, after: number, upTo: number | null): Knex.QueryBuilder {
	return knex('loop_events as e')
		.leftJoin('loop_seals as s', (join) => {
			join.on('s.event', 'e.id').andOnVal('s.event', '>', after);
			if (upTo !== null) join.andOnVal('s.event', '<=', upTo);
		})
		.whereNull('s.seq')
		.andWhere('e.id', '>', after)
		.modify((query) => (upTo === null ? undefined : void query.andWhere('e.id', '<=', upTo)))
		.orderBy('e.id');
}

/** How many events after that one bear no seal yet. */
export async function countUnsealed(knex: Knex, after: number): Promise<number> {
	const rows = await unsealed(knex, after, null).clearOrder().count<{ n: number | string }[]>({ n: '*' });
	return Number(rows[0]?.n ?? 0);
}
