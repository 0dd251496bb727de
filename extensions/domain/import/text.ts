import type { Parse } from './column.js';

/** Most characters of what a database keeps as a short text. */
const mostInLine = 255;

/** Most characters of a longer text, as everywhere in the desk. */
const mostInText = 20_000;

/** Reads one line, such as a name: line breaks become blanks. */
export const line: Parse<string> = (text) => limit(text.replace(/\s+/g, ' '), mostInLine);

/** Reads a text of any number of lines. */
export const words: Parse<string> = (text) => limit(text, mostInText);

/** Reads a number that names a row, such as C001: blanks inside and at the ends do not count. */
export const number: Parse<string> = (text) => limit(text.normalize('NFKC').replace(/[\s\u200B]+/g, ''), 64);

function limit(text: string, most: number): ReturnType<Parse<string>> {
	return text.length > most ? { code: 'too_long', detail: String(most) } : { value: text };
}
