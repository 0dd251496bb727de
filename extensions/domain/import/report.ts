/** What became of a row. */
export type Result = 'taken' | 'changed' | 'unchanged' | 'refused';

export type Told = { readonly column: string; readonly code: string; readonly message: string };

export type RowTold = Told & { readonly level: 'refusal' | 'note' };

/** What became of one row: the one small thing of a row that is kept until the end. */
export type ReportRow = {
	/** As the spreadsheet counts. */
	readonly row: number;
	readonly result: Result;
	readonly id: string | number | null;
	readonly problems: readonly RowTold[];
	/** A refused row as the file has it, where whoever imports has asked for it. */
	readonly cells?: readonly string[];
};

/** What became of a file (contract: `POST /import`). */
export type Report = {
	readonly dry_run: boolean;
	readonly taken: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: number;
	/** What concerns a whole column. */
	readonly notes: readonly Told[];
	/** The headings as the file has them, where the refused rows come with their cells. */
	readonly headings?: readonly string[];
	readonly rows: readonly ReportRow[];
};

/** What many rows have in common: one reason, and where it holds. */
export type Reason = { readonly column: string; readonly message: string; readonly rows: readonly number[] };

/**
 * Gathers what a report says about its rows: the same reason under the same heading once, with every row it holds for.
 *
 * @param level refusals kept a row out; notes only tell what became of a cell
 * @returns in the order of the first row
 * @example gatherReasons(rows, 'refusal') //=> [{ column: '满意度', message: '超出范围:应为 1–5。', rows: [3, 4, 9] }]
 */
export function gatherReasons(rows: readonly ReportRow[], level: RowTold['level']): readonly Reason[] {
	const found = new Map<string, { column: string; message: string; rows: number[] }>();
	for (const { row, problems } of rows) {
		for (const problem of problems) {
			if (problem.level !== level) continue;
			const { column, message } = problem;
			const key = `${column}\n${message}`;
			const known = found.get(key);
			if (known) known.rows.push(row);
			else found.set(key, { column, message, rows: [row] });
		}
	}
	return [...found.values()];
}

/** How many rows an import of this file would write, or has written. */
export function countWritten({ taken, changed }: Report): number {
	return taken + changed;
}
