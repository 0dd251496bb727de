import { describeColumn } from '../../domain/import/file-note.js';
import type { Layout } from '../../domain/import/headings.js';
import type { Columns } from '../../domain/import/column.js';
import type { Problem } from '../../domain/import/problem.js';
import type { Language } from '../../domain/language.js';
import type { Outcome } from './session.js';

export type Told = { readonly column: string; readonly code: string; readonly message: string };

/** What became of one row: the one small thing of a row that is kept until the end. */
export type ReportRow = {
	/** As the spreadsheet counts. */
	readonly row: number;
	readonly result: Outcome['result'];
	readonly id: string | number | null;
	readonly problems: readonly (Told & { readonly level: 'refusal' | 'note' })[];
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
	readonly rows: readonly ReportRow[];
};

/** Gathers a report in the language of whoever reads it. */
export function startReport(language: Language, dryRun: boolean) {
	const counts = { taken: 0, changed: 0, unchanged: 0, refused: 0 };
	const rows: ReportRow[] = [];
	const none: ReportRow['problems'] = [];
	/** The same name is no user in a thousand rows: it is told in the same words, kept once. */
	const told = new Map<string, ReportRow['problems'][number]>();
	const tell = ({ column, code, level, message }: Problem) => {
		const key = `${code}\n${column}\n${message[language]}`;
		const known = told.get(key) ?? { column, code, level, message: message[language] };
		if (told.size < 10_000) told.set(key, known);
		return known;
	};
	return {
		add(row: number, { result, id, problems }: Outcome): void {
			counts[result] += 1;
			rows.push({ row, result, id, problems: problems.length === 0 ? none : problems.map(tell) });
		},
		finish(layout: Layout<Columns>): Report {
			const notes = [
				...layout.unknown.map((column) => describeColumn(column, 'unknown_column')),
				...layout.repeated.map((column) => describeColumn(column, 'repeated_column')),
				...layout.derived.map((column) => describeColumn(column, 'derived_column')),
			].map(({ message, ...note }) => ({ ...note, message: message[language] }));
			rows.sort((one, other) => one.row - other.row);
			return { dry_run: dryRun, ...counts, notes, rows };
		},
	};
}

/** The report as JSON, piece by piece: a hundred thousand rows are never one text. */
export function* reportToJson({ rows, ...head }: Report): Generator<string> {
	yield `{"data":${JSON.stringify(head).slice(0, -1)},"rows":[`;
	for (let at = 0; at < rows.length; at += 500) {
		const piece = rows.slice(at, at + 500).map((row) => JSON.stringify(row));
		yield `${at === 0 ? '' : ','}${piece.join(',')}`;
	}
	yield ']}}';
}
