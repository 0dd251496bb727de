import { readCsv } from './csv.js';
import { RefusedFile } from './refused-file.js';
import { readWorkbook } from './workbook.js';

/** A row that holds something. */
export type SheetRow = {
	/** As the spreadsheet counts: the first line is 1. */
	readonly row: number;
	readonly cells: readonly string[];
};

/** Reads the rows of a file in order, a stretch at a time; empty ones are left out and counted. */
export type Sheet = () => AsyncGenerator<readonly SheetRow[]>;

const zip = [0x50, 0x4b, 0x03, 0x04];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a file by what it is, whatever its sender called it.
 *
 * @param bytes the whole file; its rows are read as they are asked for and never held together
 * @param mostBytes what an import may have
 * @throws RefusedFile where it is no table
 */
export function openSheet(bytes: Buffer, mostBytes: number): Sheet {
	if (bytes.length === 0) throw new RefusedFile('empty');
	if (startsWith(bytes, zip)) return () => readWorkbook(bytes, mostBytes);
	if (startsWith(bytes, oldOffice)) throw new RefusedFile('old_format');
	if (looksBinary(bytes)) throw new RefusedFile('not_a_table');
	return () => readCsv(bytes);
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
	return signature.every((byte, index) => bytes[index] === byte);
}

/** No text holds a zero byte, but for UTF-16, which says so at its beginning. */
function looksBinary(bytes: Buffer): boolean {
	const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	return !marked && bytes.subarray(0, 64 * 1024).includes(0);
}
