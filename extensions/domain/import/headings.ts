import type { Text } from '../language.js';
import type { Columns, Table } from './column.js';
import { fold, foldOutside } from './fold.js';
import { addedColumns } from './refused-table.js';

/** Which cell of a row belongs to which column. */
export type Layout<C extends Columns> = {
	/** Columns that the file has, with the place of their cell and the heading as it stands. */
	readonly found: readonly { readonly field: keyof C & string; readonly index: number; readonly heading: string }[];
	/** Headings that mean nothing to this table. */
	readonly unknown: readonly string[];
	/** Headings that say again what another column says already; the first one counts. */
	readonly repeated: readonly string[];
	/** Headings of what the desk works out itself. */
	readonly derived: readonly string[];
	/** Titles of columns that the file must have and has not. */
	readonly missing: readonly Text[];
	/** How many cells a row can have: as many as the row of headings. */
	readonly width: number;
};

/**
 * Finds out what the columns of a file are, by their headings in either language.
 *
 * @param table which of the toolkit's tables it should be
 * @param cells the row of headings
 * @example layOut(customers, ['客户ID', '名称', '备注']).unknown //=> ['备注']
 */
export function layOut<C extends Columns>(table: Table<C>, cells: readonly string[]): Layout<C> {
	const known = knownHeadings(table);
	const found = new Map<keyof C & string, { field: keyof C & string; index: number; heading: string }>();
	const unknown: string[] = [];
	const repeated: string[] = [];
	const derived: string[] = [];
	cells.forEach((cell, index) => {
		const heading = cell.trim();
		if (fold(heading) === '') return;
		const field = known.get(fold(heading)) ?? known.get(foldOutside(heading));
		if (field === undefined) unknown.push(heading);
		else if (field === null) derived.push(heading);
		else if (found.has(field)) repeated.push(heading);
		else found.set(field, { field, index, heading });
	});
	const missing = Object.entries(table.columns)
		.filter(([field, column]) => column.required && !found.has(field))
		.map(([, column]) => column.title);
	return { found: [...found.values()], unknown, repeated, derived, missing, width: cells.length };
}

/** Folded heading → column, or null for what the desk works out itself. A title wins over another column's synonym. */
function knownHeadings<C extends Columns>(table: Table<C>): ReadonlyMap<string, (keyof C & string) | null> {
	const known = new Map<string, (keyof C & string) | null>();
	const add = (heading: string, field: (keyof C & string) | null) => {
		for (const key of [fold(heading), foldOutside(heading)]) if (!known.has(key)) known.set(key, field);
	};
	const columns = Object.entries(table.columns);
	for (const [field, { title }] of columns) for (const heading of Object.values(title)) add(heading, field);
	for (const [field, { also }] of columns) for (const heading of also) add(heading, field);
	for (const heading of table.derived) add(heading, null);
	for (const title of Object.values(addedColumns)) for (const heading of Object.values(title)) add(heading, null);
	return known;
}
