import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { isFileKind, type FileKind } from '../../domain/report/file-kind.js';

/** Bytes of a text that are looked at; one that is longer is of one kind throughout. */
const sample = 64 * 1024;

/**
 * Tells what a file is by its bytes, whatever its sender calls it.
 *
 * @returns nothing where it is of no kind that a public form takes
 */
export async function sniffFile(path: string): Promise<FileKind | undefined> {
	const found = await fileTypeFromFile(path);
	if (found) return isFileKind(found.mime) ? found.mime : undefined;
	return (await isText(path)) ? 'text/plain' : undefined;
}

/** Text has no control characters but line ends and tabs, and its characters are whole: UTF-8, or as Chinese Windows writes. */
async function isText(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const { bytesRead, buffer } = await file.read(Buffer.alloc(sample), 0, sample, 0);
		const bytes = buffer.subarray(0, bytesRead);
		return ['utf-8', 'gb18030'].some((encoding) => {
			try {
				// The sample may end in the middle of a character.
				const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
				return !/(?![\n\r\t\f])\p{Cc}/u.test(text) && !/^\s*<(?:!doctype|html|svg|script|\?)/i.test(text);
			} catch {
				return false;
			}
		});
	} finally {
		await file.close();
	}
}
