import type { Columns, Table } from '../../domain/import/column.js';
import { layOut, type Layout } from '../../domain/import/headings.js';
import type { Text } from '../../domain/language.js';
import { RefusedFile } from './refused-file.js';
import type { Sheet, SheetRow } from './sheet.js';

/** A file as a whole: where its headings are, and that it can be read to its end. */
export type Outline<C extends Columns> = {
	readonly layout: Layout<C>;
	/** The row of the headings. */
	readonly headingRow: number;
	/** The headings as they stand there. */
	readonly headings: readonly string[];
};

/** Some tables have a title and remarks above their headings. */
const rowsToSearch = 10;

/**
 * Reads a file once from beginning to end before anything of it is stored, so that a file that is refused changes
 * nothing.
 *
 * @throws RefusedFile where columns are missing, rows are too many, or the file is broken anywhere
 */
export async function outlineSheet<C extends Columns>(
	sheet: Sheet,
	table: Table<C>,
	mostRows: number,
): Promise<Outline<C>> {
	let outline: Outline<C> | undefined;
	const first: SheetRow[] = [];
	let count = 0;
	for await (const rows of sheet()) {
		count += rows.length;
		for (const row of rows) if (first.length < rowsToSearch) first.push(row);
		if (!outline && first.length >= rowsToSearch) outline = findHeadings(first, table);
		if (count > mostRows + rowsToSearch) throw new RefusedFile('too_many_rows', String(mostRows));
	}
	const found = outline ?? findHeadings(first, table);
	const above = first.filter(({ row }) => row <= found.headingRow).length;
	if (count - above > mostRows) throw new RefusedFile('too_many_rows', String(mostRows));
	return found;
}

/** The first row that has every column that there must be; or what the best one lacks. */
function findHeadings<C extends Columns>(rows: readonly SheetRow[], table: Table<C>): Outline<C> {
	if (rows.length === 0) throw new RefusedFile('empty');
	const tried = rows.map(({ row, cells }) => ({ headingRow: row, headings: cells, layout: layOut(table, cells) }));
	const found = tried.find(({ layout }) => layout.missing.length === 0);
	if (found) return found;
	const missing = tried.reduce((best, next) => (next.layout.missing.length < best.layout.missing.length ? next : best));
	throw new RefusedFile('missing_columns', list(missing.layout.missing));
}

function list(titles: readonly Text[]): Text {
	const join = (language: keyof Text, comma: string) => titles.map((title) => title[language]).join(comma);
	return { 'zh-CN': join('zh-CN', '、'), 'en-US': join('en-US', ', ') };
}
