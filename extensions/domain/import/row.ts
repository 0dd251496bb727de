import { readCell } from './cell.js';
import type { Columns, Context, Parsed, RecordOf, Table } from './column.js';
import type { Layout } from './headings.js';
import { describeProblem, type Problem } from './problem.js';

/** A row as it was read, or everything that is wrong with it. */
export type ReadRow<C extends Columns> = { readonly record: RecordOf<C> } | { readonly problems: readonly Problem[] };

/**
 * Reads a row of a table (R41): each cell by its column, then what must fit together.
 *
 * @param table which table it is
 * @param layout where its columns are
 * @param cells the row as the file has it; cells that are not there are empty
 * @param context what reading needs to know
 * @example readRow(issues, layout, ['W1', 'C001', '', …], context)
 * //=> { problems: [{ column: '问题描述', code: 'required', … }] }
 */
export function readRow<C extends Columns>(
	table: Table<C>,
	layout: Layout<C>,
	cells: readonly string[],
	context: Context,
): ReadRow<C> {
	if (cells.slice(layout.width).some((cell) => cell.trim() !== '')) {
		return { problems: [describeProblem('', 'too_many_cells')] };
	}
	const record: Record<string, unknown> = Object.fromEntries(Object.keys(table.columns).map((field) => [field, null]));
	const problems: Problem[] = [];
	for (const { field, index, heading } of layout.found) {
		const column = table.columns[field] as C[keyof C & string];
		const read = readValue(cells[index] ?? '', (text) => column.parse(text, context, heading));
		if ('code' in read) problems.push(describeProblem(heading, read.code, read.detail));
		else if (read.value === null && column.required) problems.push(describeProblem(heading, 'required'));
		else record[field] = read.value;
	}
	if (problems.length > 0) return { problems };
	const complete = record as RecordOf<C>;
	for (const [field, code, detail] of table.check?.(complete, context) ?? []) {
		problems.push(describeProblem(headingOf(layout, field), code, detail));
	}
	return problems.length > 0 ? { problems } : { record: complete };
}

/** The heading under which the file keeps a column; empty where it has none. */
export function headingOf<C extends Columns>(layout: Layout<C>, field: keyof C & string): string {
	return layout.found.find((column) => column.field === field)?.heading ?? '';
}

function readValue(raw: string, parse: (text: string) => Parsed<unknown>): Parsed<unknown> {
	const cell = readCell(raw);
	if ('code' in cell || cell.value === null) return cell;
	return parse(cell.value);
}
