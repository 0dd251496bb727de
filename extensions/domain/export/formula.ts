/** How a spreadsheet recognises a formula: by its first sign, in the wide form too, blanks aside. */
const formula = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠\t\r]/;
/** Numbers begin with a sign as well, and do no harm. */
const number = /^[+-]?\d+([.,]\d+)*%?$/;

/**
 * Takes the edge off a text that a spreadsheet would run as a formula: a quote before it, as a person would type it.
 *
 * @example defuseText('=HYPERLINK("http://x")') //=> '\'=HYPERLINK("http://x")'
 * @example defuseText('-12.5') //=> '-12.5'
 */
export function defuseText(text: string): string {
	return formula.test(text) && !number.test(text) ? `'${text}` : text;
}

/**
 * Takes that quote off again, where a table that was made harmless comes back.
 *
 * @example armText("'-") //=> '-'
 * @example armText("'tis") //=> "'tis"
 */
export function armText(text: string): string {
	return text.startsWith("'") && defuseText(text.slice(1)) === text ? text.slice(1) : text;
}

/** Takes the edge off every text within rows that are about to become a spreadsheet; everything else stays as it is. */
export function defuse(value: unknown): unknown {
	if (typeof value === 'string') return defuseText(value);
	if (Array.isArray(value)) return value.map(defuse);
	if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, defuse(part)]));
}

function isPlain(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
