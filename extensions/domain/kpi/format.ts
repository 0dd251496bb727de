import type { Language, Text } from '../language.js';
import type { Kpi, Unit } from './kpi.js';

/** What is said where a figure has no denominator. */
export const noFigure = '—';

const points: Text = { 'zh-CN': ' 百分点', 'en-US': ' pts' };

const unitMarks: Readonly<Record<Unit, Text>> = {
	count: { 'zh-CN': '', 'en-US': '' },
	'%': { 'zh-CN': '%', 'en-US': '%' },
	hours: { 'zh-CN': ' 小时', 'en-US': ' h' },
	'1–5': { 'zh-CN': '', 'en-US': '' },
	'0–100': { 'zh-CN': '', 'en-US': '' },
	'−100…100': { 'zh-CN': '', 'en-US': '' },
};

/**
 * Says a figure as people read it. A count of nothing is 0; a rate of nothing is not a number.
 *
 * @param unit the figure's unit
 * @param value the figure, or `null` where its denominator is empty
 * @example formatFigure('%', 92.345, 'en-US') //=> '92.3%'
 */
export function formatFigure(unit: Unit, value: number | null, language: Language): string {
	if (value === null) return unit === 'count' ? '0' : noFigure;
	return `${formatNumber(unit, value, language)}${unitMarks[unit][language]}`;
}

/**
 * Says how a figure has moved, with its sign. Percentages move by points; any other unit is that of the figure beside it.
 *
 * @returns nothing where one of the two is unknown
 * @example formatChange('%', 92, 90, 'en-US') //=> '+2 pts'
 */
export function formatChange(unit: Unit, now: number | null, before: number | null, language: Language): string | null {
	const [to, from] = unit === 'count' ? [now ?? 0, before ?? 0] : [now, before];
	if (to === null || from === null) return null;
	const change = to - from;
	const size = formatNumber(unit, Math.abs(change), language);
	const sign = Number(size.replace(/[^\d.]/g, '')) === 0 ? '±' : change > 0 ? '+' : '−';
	const mark = unit === '%' ? points[language] : '';
	return `${sign}${size}${mark}`;
}

/**
 * Whether a figure is where it should be.
 *
 * @example meetsGoal({ direction: 'down' }, 20, 24) //=> true
 */
export function meetsGoal(kpi: Pick<Kpi, 'direction'>, value: number | null, goal: number | null): boolean | null {
	if (value === null || goal === null || kpi.direction === 'none') return null;
	return kpi.direction === 'up' ? value >= goal : value <= goal;
}

function formatNumber(unit: Unit, value: number, language: Language): string {
	const digits = unit === 'count' ? 0 : unit === '1–5' ? 2 : 1;
	return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value).replace('-', '−');
}
