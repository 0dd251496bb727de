import { defuseText } from '../export/formula.js';
import type { Language, Text } from '../language.js';
import type { Report, ReportRow } from './report.js';

/** What stands before the columns of the file: an import knows these headings and leaves them out. */
export const addedColumns = {
	row: { 'zh-CN': '原文件行号', 'en-US': 'Row in the file' },
	reason: { 'zh-CN': '未导入原因', 'en-US': 'Why it was refused' },
} as const satisfies Readonly<Record<string, Text>>;

/** Without this mark, spreadsheets take UTF-8 for something else. */
const mark = '\uFEFF';

/**
 * The refused rows as a table of their own: mended, it is imported like the file from which they are. Nothing in it is
 * run as a formula by a spreadsheet.
 *
 * @param report one that has the cells of its refused rows
 * @returns CSV
 * @example writeRefused({ headings: ['客户ID', '名称'], rows: [{ row: 3, cells: ['C1', ''], … }], … }, 'zh-CN')
 * //=> '\uFEFF原文件行号,未导入原因,客户ID,名称\r\n3,名称:这一格不能为空。,C1,\r\n'
 */
export function writeRefused({ headings = [], rows }: Report, language: Language): string {
	const added = [addedColumns.row[language], addedColumns.reason[language]];
	const lines = keptRows(rows).map(({ row, problems, cells = [] }) => [
		String(row),
		sayWhy(problems, language),
		...cells,
	]);
	return mark + [[...added, ...headings], ...lines].map(writeLine).join('');
}

/** The refused rows that came with their cells: of very many, the first. */
export function keptRows(rows: readonly ReportRow[]): readonly ReportRow[] {
	return rows.filter(({ cells }) => cells !== undefined);
}

function sayWhy(problems: ReportRow['problems'], language: Language): string {
	const colon = language === 'zh-CN' ? ':' : ': ';
	const refusals = problems.filter(({ level }) => level === 'refusal');
	return refusals.map(({ column, message }) => (column ? `${column}${colon}${message}` : message)).join(' ');
}

function writeLine(cells: readonly string[]): string {
	return `${cells.map(writeCell).join(',')}\r\n`;
}

function writeCell(cell: string): string {
	const text = defuseText(cell);
	return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
