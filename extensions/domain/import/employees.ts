import { plain } from './cell.js';
import type { Parse } from './column.js';

/** From and to; null where one side is open. */
export type Employees = { readonly min: number | null; readonly max: number | null };

const figure = String.raw`(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*([千万k])?\s*(?:人|名|位|员工|people|employees)?`;
const form = (pattern: string) => new RegExp(`^${pattern.replaceAll('#', figure)}$`, 'i');

const between = form(String.raw`# ?(?:-|~|至|到|to) ?#`);
const atLeast = [
	form(String.raw`# ?(?:\+|以上|及以上|or more|and more)`),
	form('(?:>=?|≥|至少|超过|over|more than|at least) ?#'),
];
const atMost = [
	form(String.raw`# ?(?:以下|以内|及以下|or less|or fewer)`),
	form('(?:<=?|≤|至多|不到|少于|under|up to|less than|at most) ?#'),
];
const exactly = form('(?:约|about)? ?#');

/** What an integer column holds everywhere. */
const most = 2_000_000_000;

/**
 * Reads the size of a company.
 *
 * @example employees('500-1000人', context, '规模') //=> { value: { min: 500, max: 1000 } }
 */
export const employees: Parse<Employees> = (text) => {
	const size = readSize(plain(text).replaceAll('～', '~'));
	if (!size) return { code: 'not_a_size', detail: text };
	if ((size.max ?? size.min ?? 0) > most || (size.min ?? 0) > (size.max ?? most)) {
		return { code: 'not_a_size', detail: text };
	}
	return { value: size };
};

function readSize(text: string): Employees | undefined {
	const range = between.exec(text);
	if (range) {
		const [, from = '', scale, to = '', last] = range;
		return { min: count(from, scale ?? last), max: count(to, last) };
	}
	const low = match(atLeast, text);
	if (low) return { min: low, max: null };
	const high = match(atMost, text);
	if (high) return { min: null, max: high };
	const one = match([exactly], text);
	return one === undefined ? undefined : { min: one, max: one };
}

function match(forms: readonly RegExp[], text: string): number | undefined {
	for (const pattern of forms) {
		const found = pattern.exec(text);
		if (found?.[1]) return count(found[1], found[2]);
	}
	return undefined;
}

function count(figures: string, scale: string | undefined): number {
	const times = { 千: 1e3, k: 1e3, 万: 1e4 }[scale?.toLowerCase() ?? ''] ?? 1;
	return Math.round(Number(figures.replaceAll(',', '')) * times);
}
