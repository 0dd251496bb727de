import { InvalidPayloadError } from '@directus/errors';
import type { Knex } from 'knex';
import { everybody, nobody, type Audience } from './audience.js';

/** Whom somebody picked: tiers (none: every active customer), or the numbers of customers; and how many of them. */
export type Whom = {
	readonly tiers?: readonly string[] | undefined;
	readonly numbers?: readonly string[] | undefined;
	/** Percent of each tier. */
	readonly percent?: number | undefined;
	/** At least so many of each tier. */
	readonly least?: number | undefined;
};

/** Numbers that one statement looks for. */
const chunk = 500;

/**
 * Reads whom somebody picked.
 *
 * @returns the audience; with a list the customers' keys in order, and the numbers that nobody has
 * @throws InvalidPayload (400) where a tier does not exist
 */
export async function readWhom(
	knex: Knex,
	whom: Whom,
): Promise<{ audience: Audience; list?: string[]; unknown: string[] }> {
	if (whom.numbers) {
		const { ids, unknown } = await findNumbers(knex, [...new Set(whom.numbers)]);
		return { audience: { kind: 'list' }, list: ids.sort(byCode), unknown };
	}
	const known = await knex('loop_tiers').orderBy('key').pluck<string[]>('key');
	const wrong = whom.tiers?.filter((tier) => !known.includes(tier)) ?? [];
	if (wrong.length > 0) throw new InvalidPayloadError({ reason: `There is no tier ${wrong.join(', ')}` });
	const share = { percent: whom.percent ?? everybody.percent, least: whom.least ?? 0 };
	const shares = Object.fromEntries((whom.tiers ?? known).map((tier) => [tier, share]));
	const rest = whom.tiers ? nobody : share;
	return { audience: { kind: 'tiers', tiers: whom.tiers ?? null, shares, rest }, unknown: [] };
}

async function findNumbers(knex: Knex, numbers: readonly string[]): Promise<{ ids: string[]; unknown: string[] }> {
	const found = new Map<string, string>();
	for (let from = 0; from < numbers.length; from += chunk) {
		const rows = await knex('loop_customers')
			.whereIn('number', numbers.slice(from, from + chunk))
			.select<{ id: string; number: string }[]>('id', 'number');
		for (const { id, number } of rows) found.set(number.toLowerCase(), id);
	}
	const unknown = numbers.filter((number) => !found.has(number.toLowerCase()));
	return { ids: [...new Set(found.values())], unknown };
}

function byCode(one: string, other: string): number {
	return one < other ? -1 : 1;
}
