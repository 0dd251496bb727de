/** Controls, line ends, bidi marks, halves of a pair: nothing of that belongs in a line, least of all in a header. */
const breaking = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF]+/gu;

/**
 * Makes one clean line of a text, fit for the subject of a mail: nothing in it can end the header or begin another.
 *
 * @param most characters that stay
 * @example toLine('Solved\r\nBcc: a@example.com', 200) //=> 'Solved Bcc: a@example.com'
 */
export function toLine(text: string, most: number): string {
	const line = [...text.normalize('NFC').replace(breaking, ' ').replace(/\s+/gu, ' ').trim()];
	return line.length <= most
		? line.join('')
		: `${line
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`;
}
