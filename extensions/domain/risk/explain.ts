import type { Language, Text } from '../language.js';
import { sumRisk, type RiskSignal } from './risk.js';
import { riskSignals } from './signals.js';

/** How a risk is called, from which sum on. */
export const riskLevels = {
	high: { from: 60, name: { 'zh-CN': '高', 'en-US': 'High' } },
	raised: { from: 30, name: { 'zh-CN': '偏高', 'en-US': 'Raised' } },
	low: { from: 1, name: { 'zh-CN': '较低', 'en-US': 'Low' } },
	none: { from: 0, name: { 'zh-CN': '无', 'en-US': 'None' } },
} as const satisfies Readonly<Record<string, { readonly from: number; readonly name: Text }>>;

export type RiskLevel = keyof typeof riskLevels;

/** The level that a risk is at. */
export function levelOf(risk: number): RiskLevel {
	const levels = Object.keys(riskLevels) as RiskLevel[];
	return levels.find((level) => risk >= riskLevels[level].from) ?? 'none';
}

/** Why a signal is one, in words. */
export function sayWhy({ signal, figure }: RiskSignal, language: Language): string {
	const words = String(figure ?? '').replace(/\*$/, '');
	return riskSignals[signal].why[language].replaceAll('{figure}', () => words);
}

const sentences = {
	none: { 'zh-CN': '近期没有风险信号。', 'en-US': 'No signal of risk of late.' },
	some: {
		'zh-CN': '主要因为{why}{more}。',
		'en-US': 'Above all because {why}{more}.',
	},
	more: { 'zh-CN': '，另有 {n} 个信号', 'en-US': ', and {n} more' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Says in one plain sentence why a customer is at risk (R6): no black box.
 *
 * @example explainRisk([{ signal: 'low_score', figure: 3, weight: 25, at: '…' }], 'en-US')
 * //=> 'Above all because the overall score was 3 of 10.'
 */
export function explainRisk(signals: readonly RiskSignal[], language: Language): string {
	const [heaviest] = [...signals].sort((one, other) => other.weight - one.weight || (one.at < other.at ? 1 : -1));
	if (!heaviest || sumRisk(signals) === 0) return sentences.none[language];
	const more = signals.length > 1 ? sentences.more[language].replace('{n}', String(signals.length - 1)) : '';
	const parts: Readonly<Record<string, string>> = { why: sayWhy(heaviest, language), more };
	return sentences.some[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}
