import { isUtf8 } from 'node:buffer';

/** As much of a file as decides what it is written in when it is not clean UTF-8. */
const sample = 256 * 1024;

/** A file is UTF-8 with a few broken characters, rather than something else, when so many are whole for each that is not. */
const wholeForEachBroken = 20;

/**
 * Finds out what a text is written in: a mark at its beginning says it, else UTF-8 where it is that, else GB18030,
 * which Chinese spreadsheets save.
 *
 * @param bytes the whole file
 * @returns a name that iconv-lite knows
 */
export function detectEncoding(bytes: Buffer): 'utf8' | 'gb18030' | 'utf16le' | 'utf16be' {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
	if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) || isUtf8(bytes)) return 'utf8';
	return isMostlyUtf8(bytes.subarray(0, sample)) ? 'utf8' : 'gb18030';
}

function isMostlyUtf8(bytes: Buffer): boolean {
	let whole = 0;
	let broken = 0;
	for (const character of bytes.toString('utf8')) {
		if (character === '\uFFFD') broken += 1;
		else if (character > '\u007F') whole += 1;
	}
	return whole > broken * wholeForEachBroken;
}
