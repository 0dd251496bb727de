import { streamXlsxRows } from 'hucre/xlsx';
import { RefusedFile } from './refused-file.js';
import type { SheetRow } from './sheet.js';
import { openWorkbook } from './unpack.js';

/** XML says everything many times: unpacked, a workbook may have so many times what a file may have. */
const unpackedTimes = 10;

/** So many rows are handed on together. */
const stretch = 250;

/** Reads the rows of a workbook's first sheet as they are asked for. */
export async function* readWorkbook(bytes: Buffer, mostBytes: number): AsyncGenerator<readonly SheetRow[]> {
	const gate = makeGate();
	try {
		const { inOrder, unpack } = await openWorkbook(bytes, mostBytes * unpackedTimes);
		const source = inOrder ? gated(unpack(), gate.pass) : bytes;
		let rows: SheetRow[] = [];
		for await (const { index, values } of gate.hold(streamXlsxRows(source))) {
			const cells = values.map(toText);
			if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: index + 1, cells });
			if (rows.length < stretch) continue;
			yield rows;
			rows = [];
		}
		yield rows;
	} catch (error) {
		throw error instanceof RefusedFile ? error : new RefusedFile('broken_workbook', undefined, error);
	}
}

/** What a cell says as text: times as they stand on the wall, whole seconds. */
function toText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return dateToText(value);
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function dateToText(date: Date): string {
	if (Number.isNaN(date.getTime())) return '';
	const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
	return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Bytes for the reader, each only after the gate lets it pass. */
function gated(chunks: AsyncGenerator<Buffer>, pass: () => Promise<void>): ReadableStream<Uint8Array> {
	return new ReadableStream<Uint8Array>(
		{
			pull: async (controller) => {
				await pass();
				const next = await chunks.next();
				if (next.done) controller.close();
				else controller.enqueue(next.value);
			},
			cancel: async () => void (await chunks.return(undefined)),
		},
		{ highWaterMark: 0 },
	);
}

/**
 * The reader runs ahead of whoever takes its rows and would hold the whole sheet. The gate is open only while a row
 * is being waited for that the reader does not have yet.
 */
function makeGate() {
	let isOpen = false;
	let waiting: (() => void)[] = [];
	const open = () => {
		isOpen = true;
		for (const go of waiting) go();
		waiting = [];
	};
	const pass = () => new Promise<void>((resolve) => (isOpen ? resolve() : void waiting.push(resolve)));
	async function* hold<T>(rows: AsyncGenerator<T>): AsyncGenerator<T> {
		try {
			for (;;) {
				const hunger = setImmediate(open);
				const next = await rows.next();
				clearImmediate(hunger);
				isOpen = false;
				if (next.done) return;
				yield next.value;
			}
		} finally {
			open();
			await rows.return(undefined);
		}
	}
	return { pass, hold };
}
