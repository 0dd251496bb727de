import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import Papa, { type Parser, type ParseResult } from 'papaparse';
import type { Columns } from '../../domain/import/column.js';
import { fold, foldOutside } from '../../domain/import/fold.js';
import { tables } from '../../domain/import/tables.js';
import { detectEncoding } from './encoding.js';
import { RefusedFile } from './refused-file.js';
import type { SheetRow } from './sheet.js';

const piece = 64 * 1024;
const delimiters = [',', ';', '\t'] as const;

/** A row longer than this is no row: somewhere a quote was never closed. */
const longestRow = 1024 * 1024;

/** Reads the rows of a CSV file as they are asked for. */
export async function* readCsv(bytes: Buffer): AsyncGenerator<readonly SheetRow[]> {
	const encoding = detectEncoding(bytes);
	const head = iconv.decode(bytes.subarray(0, piece), encoding);
	let row = 0;
	let unfinished = 0;
	for await (const { data, errors, meta } of parse(bytes, encoding, detectDelimiter(head))) {
		const broken = errors.find(({ type }) => type === 'Quotes');
		if (broken) throw new RefusedFile('broken_quotes', String(row + (broken.row ?? 0) + 1));
		unfinished = data.length > 0 ? 0 : unfinished + piece;
		if (unfinished > longestRow && !meta.aborted) throw new RefusedFile('broken_quotes', String(row + 1));
		const rows = data.map((cells) => ({ row: (row += 1), cells }));
		yield rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	}
}

type Part = ParseResult<string[]>;

/** Lets the parser run only as far as its rows are asked for. */
async function* parse(bytes: Buffer, encoding: string, delimiter: string): AsyncGenerator<Part> {
	const text = Readable.from(readText(bytes, encoding), { highWaterMark: 1 });
	const parts: Part[] = [];
	let running: Parser | undefined;
	let ended = false;
	let failure: unknown;
	let wake = () => {};
	Papa.parse<string[]>(text, {
		delimiter,
		newline: '\n',
		chunk: (part, parser) => {
			running = parser;
			parts.push(part);
			parser.pause();
			text.pause();
			wake();
		},
		complete: () => {
			ended = true;
			wake();
		},
		error: (error) => {
			failure = error;
			wake();
		},
	});
	try {
		for (;;) {
			while (parts.length > 0) yield parts.shift() as Part;
			if (failure) throw failure as Error;
			if (ended) return;
			await new Promise<void>((resolve) => {
				wake = resolve;
				running?.resume();
				text.resume();
			});
		}
	} finally {
		running?.abort();
		text.destroy();
	}
}

/** The text in pieces, its lines ending in one way only; some files have several. */
function* readText(bytes: Buffer, encoding: string): Generator<string> {
	const decoder = iconv.getDecoder(encoding);
	let held = '';
	for (let at = 0; at < bytes.length; at += piece) {
		const text = held + decoder.write(bytes.subarray(at, at + piece));
		held = text.endsWith('\r') ? '\r' : '';
		yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
	}
	yield held + (decoder.end() ?? '');
}

/**
 * Finds the delimiter by which the first lines hold the most headings that any of our tables knows; a text full of
 * commas in a file of semicolons misleads nobody then.
 */
export function detectDelimiter(head: string): string {
	const scored = delimiters.map((delimiter) => {
		const { data } = Papa.parse<string[]>(head, { delimiter, preview: 10 });
		const known = data.map((cells) =>
			cells.filter((cell) => headings.has(fold(cell)) || headings.has(foldOutside(cell))),
		);
		const best = Math.max(0, ...known.map((cells) => cells.length));
		return { delimiter, best, width: Math.max(0, ...data.map((cells) => cells.length)) };
	});
	scored.sort((one, other) => other.best - one.best || other.width - one.width);
	return scored[0]?.delimiter ?? ',';
}

const headings = new Set(
	Object.values<{ columns: Columns }>(tables).flatMap(({ columns }) =>
		Object.values(columns).flatMap(({ title, also }) => [...Object.values<string>(title), ...also].map(fold)),
	),
);
