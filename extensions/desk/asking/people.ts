import type { Knex } from 'knex';
import { budgetStart, type Asked, type Budget } from '../../domain/asking/budget.js';
import { laneOf } from '../../domain/asking/occasions.js';
import { findSame, type Known } from '../../domain/asking/people.js';
import { lapseDays } from '../../domain/asking/quarter.js';
import { fromColumn, toColumn } from '../time.js';

/** What the desk looks at of a customer who may be asked. */
export type Candidate = Known & {
	readonly preferred_channel: string | null;
	readonly language: string | null;
	readonly tier: string | null;
	readonly survey_opt_out_at: unknown;
};

export const candidateColumns = [
	'id',
	'email_hash',
	'phone_hash',
	'preferred_channel',
	'language',
	'tier',
	'survey_opt_out_at',
] as const;

type Invitation = {
	readonly id: number;
	readonly customer: string;
	readonly occasion: string | null;
	readonly sent_at: unknown;
	readonly skipped: string | null;
};

type Had = Asked & { readonly response: number; readonly occasion: string | null };

/** What some customers have been asked and have coming; it changes while others are decided upon. */
export type People = {
	readonly optedOut: (id: string) => boolean;
	/** Whether the same person has an invitation on the occasion already, under another customer. */
	readonly twice: (id: string) => boolean;
	/** Whether this very customer has a slot on the occasion. */
	readonly hasSlot: (id: string) => boolean;
	readonly asked: (id: string) => readonly Asked[];
	readonly add: (id: string) => void;
	readonly drop: (response: number) => void;
};

/** Whether the customers are held until the transaction ends, and whether the candidates are held already. */
export type Hold = { readonly lock: boolean; readonly held?: boolean };

const day = 86_400_000;

/**
 * Reads what the people behind some customers have been asked, under all the customers that they are, in four queries
 * however many they are.
 */
export async function readPeople(
	trx: Knex,
	candidates: readonly Candidate[],
	place: { readonly occasion: string | null; readonly budget: Budget; readonly now: Date } & Hold,
): Promise<People> {
	const { occasion, budget, now } = place;
	const all = await readSame(trx, candidates, place);
	const same = findSame([...all.values()]);
	const ids = [...all.keys()];
	const rows = await trx('loop_responses')
		.whereIn('customer', ids)
		.andWhere((row) => {
			void row
				.where((asked) => {
					void asked.whereNull('skipped').andWhere((when) => {
						void when
							.where('sent_at', '>', toColumn(trx, budgetStart(budget, now)))
							.orWhereNotNull('ask_at')
							.orWhere((sending) => {
								void sending.whereNull('sent_at').whereNull('answered_at');
								void sending.andWhere('expires_at', '>', toColumn(trx, now));
							});
					});
				})
				.orWhere({ occasion: occasion ?? '' });
		})
		.select<Invitation[]>('id', 'customer', 'occasion', 'sent_at', 'skipped');
	const had = new Map<string, Had[]>();
	const slots = new Set<string>();
	for (const row of rows) {
		if (row.occasion === occasion && occasion !== null) slots.add(row.customer);
		if (row.skipped === null) remember(had, row.customer, toHad(row));
	}
	const lately = now.getTime() - lapseDays * day;
	const under = (id: string) => same(id).flatMap((one) => had.get(one) ?? []);
	return {
		optedOut: (id) => same(id).some((one) => Boolean(all.get(one)?.survey_opt_out_at)),
		twice: (id) =>
			same(id)
				.filter((one) => one !== id)
				.flatMap((one) => had.get(one) ?? [])
				.some(
					(one) => one.occasion === occasion && occasion !== null && (one.at === null || one.at.getTime() > lately),
				),
		hasSlot: (id) => slots.has(id),
		asked: under,
		add: (id) => remember(had, id, { response: 0, occasion, lane: laneOf(occasion), at: null }),
		drop: (response) => {
			for (const [id, list] of had)
				if (list.some((one) => one.response === response)) had.set(id, without(list, response));
		},
	};
}

function toHad({ id, occasion, sent_at }: Invitation): Had {
	return { response: id, occasion, lane: laneOf(occasion), at: fromColumn(sent_at) };
}

function remember(had: Map<string, Had[]>, id: string, one: Had): void {
	const list = had.get(id);
	if (list) list.push(one);
	else had.set(id, [one]);
}

function without(list: readonly Had[], response: number): Had[] {
	return list.filter((one) => one.response !== response);
}

type Shared = Known & { readonly survey_opt_out_at: unknown };

/** The candidates and everybody who shares an address with one of them. */
async function readSame(
	trx: Knex,
	candidates: readonly Candidate[],
	{ lock, held }: Hold,
): Promise<Map<string, Shared>> {
	const all = new Map<string, Shared>(candidates.map((one) => [one.id, one]));
	for (const column of ['email_hash', 'phone_hash'] as const) {
		const hashes = [...new Set(candidates.flatMap((one) => one[column] ?? []))];
		if (hashes.length === 0) continue;
		const query = trx('loop_customers').whereIn(column, hashes).orderBy('id');
		if (held) void query.whereNotIn('id', [...all.keys()]);
		const rows = await (lock ? query.forUpdate() : query).select<Shared[]>(
			'id',
			'email_hash',
			'phone_hash',
			'survey_opt_out_at',
		);
		for (const row of rows) all.set(row.id, row);
	}
	return all;
}
