import type { Language, Text } from '../language.js';
import type { Sign } from '../consequence/signs.js';

/** The rule of the tier churn-risk as an admin keeps it (R3). */
export type ChurnRule = { readonly satisfaction_below: number; readonly objection: boolean };

/** A customer before the answer's consequence. */
export type Tiered = {
	readonly tier: string | null;
	/** `YYYY-MM-DD`; through that day a person's choice holds. */
	readonly pinned_until: string | null;
	/** 0–100, this very answer included; nothing where it gave no overall score. */
	readonly satisfaction: number | null;
};

const reasons = {
	objection: {
		'zh-CN': '{day} 的答卷中提出异议“{phrase}”；异议处理完并再次得到好评后恢复。',
		'en-US': 'Objection “{phrase}” in the answer of {day}; ends when it is settled and a good answer has come.',
	},
	satisfaction: {
		'zh-CN': '{day} 的答卷满意度 {n}，低于 {limit}；达到 {limit} 后恢复。',
		'en-US': 'Satisfaction {n} in the answer of {day}, below {limit}; ends when it is {limit} or more.',
	},
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Whether an answer moves its customer to churn-risk (R3, R28), and why in words: which rule, which figures, and what
 * would change it back (D16). A pinned tier stays.
 *
 * @param today `YYYY-MM-DD` in the organisation's zone
 * @param language of the desk
 * @returns the reason; nothing where the tier stays
 */
export function moveToChurnRisk(
	customer: Tiered,
	signs: readonly Sign[],
	rule: ChurnRule,
	{ today, language }: { readonly today: string; readonly language: Language },
): string | undefined {
	if (customer.tier === 'churn_risk' || signs.length === 0) return undefined;
	if (customer.pinned_until !== null && customer.pinned_until >= today) return undefined;
	const say = (reason: keyof typeof reasons, values: Readonly<Record<string, string | number>>): string =>
		reasons[reason][language].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
	const objection = signs.find(({ sign }) => sign === 'objection');
	if (objection && rule.objection) {
		return say('objection', { day: today, phrase: String(objection.figure ?? '').replace(/\*$/, '') });
	}
	const { satisfaction: n } = customer;
	const limit = rule.satisfaction_below;
	return n !== null && n < limit ? say('satisfaction', { day: today, n, limit }) : undefined;
}
