import type { Text } from '../language.js';

/** Who says it: dissatisfied (6 or less, overall or NPS), delighted (9 or more), and those between. */
export const groups = {
	low: { 'zh-CN': '不满意（≤ 6 分）', 'en-US': 'Dissatisfied (6 or less)' },
	middle: { 'zh-CN': '一般（7–8 分）', 'en-US': 'In between (7–8)' },
	high: { 'zh-CN': '很满意（≥ 9 分）', 'en-US': 'Delighted (9 or more)' },
} as const satisfies Readonly<Record<string, Text>>;

export type Group = keyof typeof groups;

export const groupNames = Object.keys(groups) as [Group, ...Group[]];

/**
 * The group of an answer. One low score makes it a dissatisfied one, as for the iceberg.
 *
 * @returns nothing where it has no score
 * @example groupOf({ overall: 9, nps: 4 }) //=> 'low'
 */
export function groupOf({
	overall,
	nps,
}: {
	readonly overall: number | null;
	readonly nps: number | null;
}): Group | null {
	const scores = [overall, nps].filter((score) => score !== null);
	if (scores.length === 0) return null;
	if (scores.some((score) => score <= 6)) return 'low';
	return scores.some((score) => score >= 9) ? 'high' : 'middle';
}
