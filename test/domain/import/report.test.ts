import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../extensions/domain/import/problem.js';
import { addedColumns, writeRefused } from '../../../extensions/domain/import/refused-table.js';
import { countWritten, gatherReasons, type Report, type ReportRow } from '../../../extensions/domain/import/report.js';
import { spanRows } from '../../../extensions/domain/import/row-spans.js';
import { layOut } from '../../../extensions/domain/import/headings.js';
import { tables } from '../../../extensions/domain/import/tables.js';

type Code = Parameters<typeof describeProblem>[1];

function told(column: string, code: Code, detail = ''): ReportRow['problems'][number] {
	const { message, ...problem } = describeProblem(column, code, detail);
	return { ...problem, message: message['en-US'] };
}

const refusedRow = (row: number, cells: string[], ...problems: ReportRow['problems']): ReportRow => ({
	row,
	result: 'refused',
	id: null,
	problems,
	cells,
});

const report = (rows: readonly ReportRow[], headings: readonly string[] = ['ID', 'Name']): Report => ({
	dry_run: true,
	taken: 2,
	changed: 3,
	unchanged: 4,
	refused: rows.length,
	notes: [],
	headings,
	rows,
});

describe('the reasons of a report', () => {
	const rows = [
		refusedRow(2, [], told('Name', 'required')),
		refusedRow(3, [], told('Name', 'required'), told('Since', 'not_a_date', 'x')),
		refusedRow(9, [], told('ID', 'required'), told('Owner', 'no_user', 'Lee')),
	];

	it('are told once for all rows they hold for, in the order of the rows', () => {
		expect(gatherReasons(rows, 'refusal').map(({ column, rows: at }) => [column, ...at])).toEqual([
			['Name', 2, 3],
			['Since', 3],
			['ID', 9],
		]);
	});

	it('are kept apart: a note keeps no row out', () => {
		expect(gatherReasons(rows, 'note').map(({ column }) => column)).toEqual(['Owner']);
	});

	it('leave what is unchanged out of what is written', () => {
		expect(countWritten(report(rows))).toBe(5);
	});
});

describe('rows that are named', () => {
	it.each([
		[[], '', 0],
		[[3], '3', 0],
		[[3, 4], '3–4', 0],
		[[3, 5, 6, 7, 12], '3, 5–7, 12', 0],
		[[1, 3, 5, 7, 8], '1, 3, 5', 2],
	])('%j are “%s” and %i more', (rows, text, left) => {
		expect(spanRows(rows, 3)).toEqual({ text, left });
	});
});

describe('the refused rows as a table', () => {
	it('say in front where they were and why, and hold what the file held', () => {
		const rows = [refusedRow(3, ['C1', 'a, "b"\nc'], told('Name', 'required'), told('Owner', 'no_user', 'Lee'))];
		expect(writeRefused(report(rows), 'en-US')).toBe(
			'\uFEFFRow in the file,Why it was refused,ID,Name\r\n3,Name: This cell must not be empty.,C1,"a, ""b""\nc"\r\n',
		);
	});

	it('run nothing in a spreadsheet', () => {
		const rows = [refusedRow(3, ['=1+1', '@x'], told('', 'not_stored'))];
		expect(writeRefused(report(rows), 'en-US')).toContain(",'=1+1,'@x");
	});

	it('leave out a row whose cells did not come along', () => {
		const rows = [{ row: 4, result: 'refused', id: null, problems: [told('', 'not_stored')] } as const];
		expect(writeRefused(report(rows), 'zh-CN').trim().split('\r\n')).toHaveLength(1);
	});

	it.each(Object.entries(tables))('are known to %s when they come back: what was added is left out', (_name, table) => {
		for (const title of Object.values(addedColumns)) {
			for (const heading of Object.values(title)) {
				expect(layOut(table as never, [heading])).toMatchObject({ derived: [heading], found: [], unknown: [] });
			}
		}
	});
});
