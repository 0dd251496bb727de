/** Characters that no person types: controls (a new line and a tab stay), bidi marks, and halves of a pair. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}\uFEFF]/gu;

/**
 * Cleans what a customer typed: line ends become `\n`, control and bidi characters go, blanks around it go.
 *
 * @param typed the text as it came in
 * @example cleanText(' 很好\r\n\u202Eabc\u0000 ') //=> '很好\nabc'
 */
export function cleanText(typed: string): string {
	return typed
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(unprintable, '')
		.normalize('NFC')
		.trim();
}
