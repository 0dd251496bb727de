import type { Knex } from 'knex';
import { drawLot, limitOf, quarterShares, type Limit, type Share } from '../../domain/asking/sample.js';
import { candidateColumns, type Candidate } from './people.js';
import { activeCustomers } from './starts.js';

/** Whom a survey is sent to: a list that somebody picked, or the active customers of some tiers, or of all. */
export type Audience =
	| { readonly kind: 'list' }
	| {
			readonly kind: 'tiers';
			/** Nothing: whatever the tier. */
			readonly tiers: readonly string[] | null;
			/** By tier; whoever is in none of these is asked by `rest`. */
			readonly shares: Readonly<Record<string, Share>>;
			readonly rest: Share;
	  };

/** Up to which lot customers are asked: by tier, and of those in none of them. */
export type Limits = { readonly tiers: Readonly<Record<string, Limit>>; readonly rest: Limit };

export const everybody: Share = { percent: 100, least: 0 };
export const nobody: Share = { percent: 0, least: 0 };

/** Customers that are looked at in one transaction. */
export const page = 1000;

/** Where a page of an audience comes from; the list of a run that is only looked at is given along. */
type Source = { readonly audience: Audience; readonly asking?: number; readonly list?: readonly string[] };

/** Some customers of an audience, and whether there are more after the last key. */
type Page = { readonly customers: Candidate[]; readonly last: string | null; readonly more: boolean };

/**
 * Reads a page of an audience in the order of the keys.
 *
 * @param after the last key of the page before
 * @param lock whether the customers are held until the transaction ends
 */
export async function readPage(
	knex: Knex,
	{ audience, asking, list }: Source,
	after: string | null,
	lock: boolean,
): Promise<Page> {
	const listed =
		audience.kind === 'list' ? (list ? nextOf(list, after) : await readListed(knex, asking ?? 0, after)) : null;
	const query = listed
		? knex('loop_customers').whereIn('id', listed).orderBy('id')
		: inTiers(activeCustomers(knex), audience.kind === 'tiers' ? audience.tiers : null)
				.orderBy('id')
				.limit(page);
	if (!listed && after !== null) void query.andWhere('id', '>', after);
	const customers = await (lock ? query.forUpdate() : query).select<Candidate[]>(...candidateColumns);
	const keys = listed ?? customers.map(({ id }) => id);
	return { customers, last: keys.at(-1) ?? after, more: keys.length === page };
}

/**
 * Works out up to which lot the customers of each tier are asked, so that each share is met exactly.
 *
 * @returns the limits, and how many customers lie below them
 */
export async function drawLimits(
	knex: Knex,
	occasion: string,
	source: Source,
): Promise<{ readonly limits: Limits; readonly total: number }> {
	const { audience } = source;
	const limits: { tiers: Record<string, Limit>; rest: Limit } = { tiers: {}, rest: 1 };
	if (audience.kind === 'list') {
		if (source.list) return { limits, total: source.list.length };
		const [counted] = await knex('loop_asked')
			.where({ asking: source.asking ?? 0 })
			.count<{ n: number | string }[]>({ n: '*' });
		return { limits, total: Number(counted?.n ?? 0) };
	}
	const lots = new Map<string | null, number[]>();
	for (let after: string | null = null; ;) {
		const rows = await readTiers(knex, audience, after);
		for (const { id, tier } of rows) {
			const key = tier !== null && tier in audience.shares ? tier : null;
			const drawn = lots.get(key) ?? [];
			lots.set(key, drawn);
			drawn.push(drawLot(occasion, id));
		}
		after = rows.at(-1)?.id ?? null;
		if (rows.length < page) break;
	}
	let total = 0;
	for (const [tier, drawn] of lots) {
		const limit = limitOf(drawn, tier === null ? audience.rest : (audience.shares[tier] ?? nobody));
		if (tier === null) limits.rest = limit;
		else limits.tiers[tier] = limit;
		total += drawn.filter((lot) => lot < limit).length;
	}
	return { limits, total };
}

/** Whether a customer is drawn. */
export function isDrawn(occasion: string, { id, tier }: Pick<Candidate, 'id' | 'tier'>, limits: Limits): boolean {
	const limit = (tier === null ? undefined : limits.tiers[tier]) ?? limits.rest;
	return limit >= 1 || drawLot(occasion, id) < limit;
}

/** Whom the end of a quarter asks (R27): what `loop_tiers` says, else the high-value customers. */
export async function quarterAudience(knex: Knex): Promise<Audience> {
	const rows = await knex('loop_tiers').select<
		{ key: string; quarter_percent: number | null; quarter_least: number | null }[]
	>('key', 'quarter_percent', 'quarter_least');
	const shares = Object.fromEntries(
		rows.map(({ key, quarter_percent, quarter_least }) => {
			const usual = quarterShares[key] ?? nobody;
			const percent = Math.min(100, Math.max(0, quarter_percent ?? usual.percent));
			return [key, { percent, least: Math.max(0, quarter_least ?? usual.least) }];
		}),
	);
	const tiers = Object.keys(shares).filter((key) => (shares[key]?.percent ?? 0) > 0 || (shares[key]?.least ?? 0) > 0);
	return { kind: 'tiers', tiers, shares, rest: nobody };
}

function inTiers(query: Knex.QueryBuilder, tiers: readonly string[] | null): Knex.QueryBuilder {
	return tiers === null ? query : query.whereIn('tier', [...tiers]);
}

function readTiers(
	knex: Knex,
	audience: Extract<Audience, { kind: 'tiers' }>,
	after: string | null,
): Promise<{ id: string; tier: string | null }[]> {
	const query = inTiers(activeCustomers(knex), audience.tiers).orderBy('id').limit(page);
	if (after !== null) void query.andWhere('id', '>', after);
	return query.select<{ id: string; tier: string | null }[]>('id', 'tier');
}

async function readListed(knex: Knex, asking: number, after: string | null): Promise<string[]> {
	const query = knex('loop_asked').where({ asking }).orderBy('customer').limit(page);
	if (after !== null) void query.andWhere('customer', '>', after);
	return query.pluck<string[]>('customer');
}

function nextOf(list: readonly string[], after: string | null): string[] {
	const from = after === null ? 0 : list.findIndex((id) => id > after);
	return from < 0 ? [] : list.slice(from, from + page);
}
