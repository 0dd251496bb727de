import type { Text } from '../language.js';
import { findObjection } from './objection.js';

/** As much of an answer as has consequences. */
export type Answered = {
	/** 1–10. */
	readonly overall: number | null;
	/** 0–10. */
	readonly nps: number | null;
	readonly solved: boolean | null;
	/** What the customer wrote, wherever they wrote it. */
	readonly words: readonly string[];
	/** Every score by its question. */
	readonly scores: Readonly<Record<string, number>>;
};

/** Up to this an answer on the recommendation makes a detractor, from that on a promoter (R26). */
export const detractorUpTo = 6;
export const promoterFrom = 9;

/** What an answer may say that somebody must see to (R28), the gravest first. */
export const signNames = {
	objection: { 'zh-CN': '提出异议', 'en-US': 'objection' },
	not_solved: { 'zh-CN': '问题未解决', 'en-US': 'not solved' },
	low_score: { 'zh-CN': '低分', 'en-US': 'low score' },
	detractor: { 'zh-CN': '不愿推荐', 'en-US': 'would not recommend' },
} as const satisfies Readonly<Record<string, Text>>;

export type SignName = keyof typeof signNames;

/** A sign, with the score or the phrase that makes it one. */
export type Sign = { readonly sign: SignName; readonly figure?: number | string };

export type SignRules = { readonly low_score: number; readonly objection_words: readonly string[] };

/** Each sign and how it is read; what it finds, else nothing. */
const readers: Readonly<Record<SignName, (answered: Answered, rules: SignRules) => Sign | undefined>> = {
	objection: ({ words }, { objection_words: phrases }) => {
		const figure = findObjection(words.join('\n'), phrases);
		return figure === undefined ? undefined : { sign: 'objection', figure };
	},
	not_solved: ({ solved }) => (solved === false ? { sign: 'not_solved' } : undefined),
	low_score: ({ overall }, { low_score: limit }) =>
		overall !== null && overall <= limit ? { sign: 'low_score', figure: overall } : undefined,
	detractor: ({ nps }) => (nps !== null && nps <= detractorUpTo ? { sign: 'detractor', figure: nps } : undefined),
};

/**
 * Reads the signs of an answer that have consequences (R28).
 *
 * @param rules the settings of the desk
 * @returns none where nobody has to see to anything
 * @example readSigns({ overall: 3, nps: null, solved: null, words: [], scores: {} }, { low_score: 6, objection_words: [] })
 * //=> [{ sign: 'low_score', figure: 3 }]
 */
export function readSigns(answered: Answered, rules: SignRules): Sign[] {
	return Object.values(readers).flatMap((read) => read(answered, rules) ?? []);
}

/** Whether an answer comes from a promoter (R26): a recommendation of 9 or 10, and nothing that somebody must see to. */
export function isPromoter(answered: Answered, signs: readonly Sign[]): boolean {
	return signs.length === 0 && answered.nps !== null && answered.nps >= promoterFrom;
}
