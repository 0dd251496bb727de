/** Rows that follow each other are one span. */
type Span = { readonly from: number; readonly to: number };

/**
 * Says which rows are meant, shortly.
 *
 * @param rows ascending, as the spreadsheet counts
 * @param most spans that are named
 * @returns the spans, and how many rows are left unnamed
 * @example spanRows([3, 5, 6, 7, 12], 2) //=> { text: '3, 5–7', left: 1 }
 */
export function spanRows(rows: readonly number[], most = 8): { readonly text: string; readonly left: number } {
	const spans: Span[] = [];
	for (const row of rows) {
		const last = spans.at(-1);
		if (last && row <= last.to + 1) spans[spans.length - 1] = { from: last.from, to: row };
		else spans.push({ from: row, to: row });
	}
	const end = spans[most - 1]?.to ?? Infinity;
	return {
		text: spans.slice(0, most).map(saySpan).join(', '),
		left: rows.filter((row) => row > end).length,
	};
}

function saySpan({ from, to }: Span): string {
	return from === to ? String(from) : `${from}–${to}`;
}
