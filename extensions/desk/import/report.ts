import { describeColumn } from '../../domain/import/file-note.js';
import type { Layout } from '../../domain/import/headings.js';
import type { Columns } from '../../domain/import/column.js';
import type { Problem } from '../../domain/import/problem.js';
import type { Language } from '../../domain/language.js';
import type { Report, ReportRow } from '../../domain/import/report.js';
import type { Outcome } from './session.js';

/** Characters of refused rows that a report gives back: a whole file that is refused is not held in memory twice. */
const mostGivenBack = 4_000_000;

/**
 * Gathers a report in the language of whoever reads it.
 *
 * @param headings of the file, where the refused rows are given back with their cells
 */
export function startReport(language: Language, dryRun: boolean, headings?: readonly string[]) {
	let room = mostGivenBack;
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
		add(row: number, { result, id, problems }: Outcome, cells: readonly string[]): void {
			counts[result] += 1;
			const told = { row, result, id, problems: problems.length === 0 ? none : problems.map(tell) };
			if (headings && result === 'refused') room -= cells.join('').length;
			rows.push(headings && result === 'refused' && room >= 0 ? { ...told, cells } : told);
		},
		finish(layout: Layout<Columns>): Report {
			const notes = [
				...layout.unknown.map((column) => describeColumn(column, 'unknown_column')),
				...layout.repeated.map((column) => describeColumn(column, 'repeated_column')),
				...layout.derived.map((column) => describeColumn(column, 'derived_column')),
			].map(({ message, ...note }) => ({ ...note, message: message[language] }));
			rows.sort((one, other) => one.row - other.row);
			return { dry_run: dryRun, ...counts, notes, ...(headings && { headings }), rows };
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
