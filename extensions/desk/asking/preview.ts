import { skips } from '../../domain/choices.js';
import type { Skip } from '../../domain/asking/decide.js';
import type { Host } from '../host.js';
import { drawLimits, isDrawn, readPage } from './audience.js';
import { decide } from './plan.js';
import { readAskingRules } from './rules.js';
import { readWhom, type Whom } from './whom.js';

/** How a run would go if it began now. */
export type Preview = {
	readonly total: number;
	readonly asked: number;
	readonly skipped: Readonly<Record<Skip, number>>;
	/** By tier: how many there are of those that are drawn, and how many of them are asked. */
	readonly tiers: readonly { readonly tier: string | null; readonly drawn: number; readonly asked: number }[];
	/** Numbers that no customer has; the first hundred of them. */
	readonly unknown: readonly string[];
	readonly unknown_count: number;
};

/**
 * Looks how many customers would be asked and how many not and why, without writing anything. The lots are those of the
 * run that bears the same name.
 */
export async function previewRun(host: Host, occasion: string, whom: Whom, now: Date): Promise<Preview> {
	const { knex } = host;
	const rules = await readAskingRules(host, knex);
	const { audience, list, unknown } = await readWhom(knex, whom);
	const source = { audience, ...(list && { list }) };
	const { limits, total } = await drawLimits(knex, occasion, source);
	const skipped = Object.fromEntries(Object.keys(skips).map((reason) => [reason, 0])) as Record<Skip, number>;
	const tiers = new Map<string | null, { drawn: number; asked: number }>();
	const before = new Set<string>();
	for (let after: string | null = null; ;) {
		const { customers, last, more } = await readPage(knex, source, after, false);
		const drawn = customers.filter((customer) => isDrawn(occasion, customer, limits));
		// What earlier pages would have asked stands in no table.
		const decisions = await decide(knex, rules, drawn, { occasion, now, lock: false }, (people) => {
			for (const id of before) people.add(id);
		});
		for (const { customer, skip } of decisions) {
			const tier = tiers.get(customer.tier) ?? { drawn: 0, asked: 0 };
			tiers.set(customer.tier, tier);
			tier.drawn += 1;
			if (skip === null) {
				tier.asked += 1;
				before.add(customer.id);
			} else skipped[skip] += 1;
		}
		if (!more) break;
		after = last;
	}
	return {
		total,
		asked: before.size,
		skipped,
		tiers: [...tiers].map(([tier, counts]) => ({ tier, ...counts })).sort(byTier),
		unknown: unknown.slice(0, 100),
		unknown_count: unknown.length,
	};
}

function byTier(one: { tier: string | null }, other: { tier: string | null }): number {
	return (one.tier ?? '~') < (other.tier ?? '~') ? -1 : 1;
}
