import { armText } from '../export/formula.js';
import { cleanText } from '../survey/clean-text.js';
import type { ProblemCode } from './problem.js';

/** What people write into a cell that they mean to leave empty. */
const blanks = new Set(['-', '--', '/', '\\', '无', '暂无', '空', '没有', 'n/a', 'none', 'null', 'nil', '#n/a']);

/** Whatever is not everyday print, Latin or Chinese, needs a closer look. */
const unusual = /[^\x20-\x7E\u2010-\u2027\u3000-\u303F\u3400-\u9FFF\uFF00-\uFFEF]/;

/** Dashes of every length and width, which NFKC leaves apart. */
const dashes = /[\u2010-\u2015\u2212\u2500\uFE58\uFF0D]/g;

const formulaErrors = /^#(?:REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i;

/**
 * Reads what a cell holds: cleaned of control and bidi characters and of the quote that keeps a spreadsheet from running
 * it, and nothing where people mean nothing.
 *
 * @param raw the text as the file has it
 * @returns the text, or null where the cell is empty; or why it cannot be read
 * @example readCell(' — ') //=> { value: null }
 */
export function readCell(raw: string): { value: string | null } | { code: ProblemCode; detail?: string } {
	const text = armText(unusual.test(raw) ? cleanText(raw) : raw.trim());
	if (text === '') return { value: null };
	if (text.includes('\uFFFD')) return { code: 'unreadable_text' };
	if (text.length > 8) return { value: text };
	if (formulaErrors.test(text)) return { code: 'formula_error', detail: text };
	return { value: isBlankWord(text) ? null : text };
}

function isBlankWord(text: string): boolean {
	return blanks.has(text.normalize('NFKC').replace(dashes, '-').replace(/\s/g, '').toLowerCase());
}

/** Digits, dashes and punctuation as they would be typed on one keyboard. */
export function plain(text: string): string {
	return text.normalize('NFKC').replace(dashes, '-').replace(/\s+/g, ' ').trim();
}
