import type { Knex } from 'knex';
import { z } from 'zod';
import type { Sign } from '../../domain/consequence/signs.js';
import { moveToChurnRisk, type ChurnRule } from '../../domain/risk/tier-move.js';
import type { Settings } from '../../domain/settings.js';
import { tiers } from '../../domain/tiers.js';
import { fromJsonColumn } from '../json-column.js';
import { toColumn } from '../time.js';
import type { StoredAnswer } from './read-answer.js';

const shipped = tiers.churn_risk.rule;
const ruleSchema = z.object({
	satisfaction_below: z.number().min(0).max(100).catch(shipped.satisfaction_below),
	objection: z.boolean().catch(shipped.objection),
});

/** Moves a customer to churn-risk where an answer calls for it (R3, R28), unless a person has pinned the tier. */
export async function moveTier(
	trx: Knex,
	{ customer: id, answered }: StoredAnswer,
	signs: readonly Sign[],
	{ language, time_zone: timeZone }: Settings,
	now: Date,
): Promise<void> {
	const rule = await readRule(trx);
	const customer = await trx('loop_customers')
		.where({ id })
		.forUpdate()
		.first<{ tier: string | null; tier_pinned_until: unknown } | undefined>('tier', 'tier_pinned_until');
	if (!rule || !customer) return;
	const reason = moveToChurnRisk(
		{
			tier: customer.tier,
			pinned_until: dayOf(customer.tier_pinned_until),
			satisfaction: answered.overall === null ? null : answered.overall * 10,
		},
		signs,
		rule,
		{ today: new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now), language },
	);
	if (reason === undefined) return;
	await trx('loop_customers')
		.where({ id })
		.update({ tier: 'churn_risk', tier_reason: reason, tier_since: toColumn(trx, now) });
}

/** Nothing where an admin has deleted the tier. */
async function readRule(trx: Knex): Promise<ChurnRule | undefined> {
	const row = await trx('loop_tiers').where({ key: 'churn_risk' }).first<{ rule: unknown } | undefined>('rule');
	return row && ruleSchema.catch(shipped).parse(fromJsonColumn(row.rule));
}

/** A day as a database gives it: text, or midnight of the process's zone, or milliseconds. */
function dayOf(value: unknown): string | null {
	if (typeof value === 'string') return value.slice(0, 10);
	if (typeof value !== 'number' && !(value instanceof Date)) return null;
	const at = new Date(value);
	const part = (n: number) => String(n).padStart(2, '0');
	return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}
