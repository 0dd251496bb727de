import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { RefusedFile } from './refused-file.js';

/** What of a workbook is read at all, in an order in which one pass can read it. */
const parts = [
	/^\[Content_Types\]\.xml$/,
	/^_rels\/\.rels$/,
	/^xl\/workbook\.xml$/,
	/^xl\/_rels\/workbook\.xml\.rels$/,
	/^xl\/styles\.xml$/,
	/^xl\/sharedStrings\.xml$/,
	/^xl\/worksheets\/sheet\d+\.xml$/i,
];

/** Texts that rows share are held in memory, at some thirty times their size. */
const mostSharedBytes = 24 * 1024 * 1024;

/** One row of a sheet, or what follows the last one, has no more than this. */
const mostRowBytes = 16 * 1024 * 1024;

/** What may be read as a whole, where one pass does not do. */
const mostHeldBytes = 32 * 1024 * 1024;

const mostParts = 2_000;

/** A workbook whose parts have been looked at, and fit. */
export type Workbook = {
	/** Whether its sheets bear the names by which a reader finds them in one pass. */
	readonly inOrder: boolean;
	/**
	 * The same workbook without compression, its parts in reading order and their sizes in front, so that whatever
	 * reads it can do so in one pass.
	 */
	readonly unpack: () => AsyncGenerator<Buffer>;
};

/**
 * Opens a workbook. Nothing in it is larger than it says, or than is allowed.
 *
 * @param bytes the xlsx file
 * @param mostBytes what all parts together may have, unpacked
 * @throws RefusedFile where it holds too much
 */
export async function openWorkbook(bytes: Buffer, mostBytes: number): Promise<Workbook> {
	const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
	const { entries, sheets } = await readEntries(zip);
	const total = sheets.concat(entries).reduce((sum, entry) => sum + entry.uncompressedSize, 0);
	const shared = entries.find((entry) => entry.fileName.endsWith('sharedStrings.xml'));
	if (total > mostBytes || (shared?.uncompressedSize ?? 0) > mostSharedBytes) throw new RefusedFile('too_much_inside');
	const inOrder = sheets.length === 0;
	if (!inOrder && (total > mostHeldBytes || sheets.concat(entries).some(hidesItsSize))) {
		throw new RefusedFile('too_much_inside');
	}
	return { inOrder, unpack: () => unpack(zip, entries) };
}

async function* unpack(zip: ZipFile, entries: readonly Entry[]): AsyncGenerator<Buffer> {
	for (const entry of entries) {
		yield header(entry);
		const stream = await zip.openReadStreamPromise(entry);
		const check = /\/sheet/i.test(entry.fileName) ? watchSheet() : () => undefined;
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			check(chunk);
			yield chunk;
		}
	}
}

/** The parts in reading order, and apart from them the sheets under names of their own. */
async function readEntries(zip: ZipFile): Promise<{ entries: Entry[]; sheets: Entry[] }> {
	if (zip.entryCount > mostParts) throw new RefusedFile('too_much_inside');
	const found: { entry: Entry; order: number }[] = [];
	const sheets: Entry[] = [];
	for await (const entry of zip.eachEntry()) {
		const order = parts.findIndex((part) => part.test(entry.fileName));
		if (order >= 0) found.push({ entry, order });
		else if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.fileName)) sheets.push(entry);
	}
	found.sort((one, other) => one.order - other.order);
	return { entries: found.map(({ entry }) => entry), sheets };
}

function hidesItsSize({ compressedSize, uncompressedSize }: Entry): boolean {
	return uncompressedSize === 0 && compressedSize > 2;
}

/** The local header of a part that is stored as it is. */
function header({ fileName, crc32, uncompressedSize }: Entry): Buffer {
	const name = Buffer.from(fileName);
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50, 0);
	head.writeUInt16LE(20, 4);
	head.writeUInt32LE(crc32, 14);
	head.writeUInt32LE(uncompressedSize, 18);
	head.writeUInt32LE(uncompressedSize, 22);
	head.writeUInt16LE(name.length, 26);
	return Buffer.concat([head, name]);
}

/** Watches a sheet go by: a row without end and a cell far to the right would each be a table that fits nowhere. */
function watchSheet(): (chunk: Buffer) => void {
	let sinceRow = 0;
	let tail = '';
	return (chunk) => {
		const text = tail + chunk.toString('latin1');
		const rowEnd = text.lastIndexOf('</row');
		sinceRow = rowEnd < 0 ? sinceRow + chunk.length : text.length - rowEnd;
		if (sinceRow > mostRowBytes || /r="[A-Z]{3,}\d/.test(text)) throw new RefusedFile('too_much_inside');
		tail = text.slice(-16);
	};
}
