import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import type { Report, ReportRow } from '../../../extensions/domain/import/report';
import type { TableName } from '../../../extensions/domain/import/tables';
import type { Caller, Desk } from '../harness/desk';

export interface Reported {
	status: number;
	report: Report;
	/** What the answer says where the file was refused. */
	error: { message: string; extensions: { code: string; reason?: string } } | undefined;
}

export type Send = Partial<Caller> & { dryRun?: boolean; type?: string };

/** The toolkit's tables, customers first: the others refer to them. */
export const toolkit = {
	customers: 'customer-tiers.zh.csv',
	issues: 'issue-tracking.zh.csv',
	contacts: 'contact-records.zh.csv',
	answers: 'satisfaction-survey.zh.csv',
} as const satisfies Record<TableName, string>;

export const readToolkit = (file: string) =>
	readFileSync(new URL(`../../fixtures/toolkit/${file}`, import.meta.url), 'utf8');

/** Imports a file as an outside caller would. */
export async function importInto(
	desk: Desk,
	table: string,
	file: string | Uint8Array,
	send: Send = {},
): Promise<Reported> {
	const { dryRun = false, type = 'text/csv', ...caller } = send;
	const { status, body } = await desk.api<{ data: Report; errors?: Reported['error'][] }>(
		'POST',
		`/loop/import?table=${table}${dryRun ? '&dry_run=true' : ''}`,
		file,
		{ ...caller, headers: { 'content-type': type, ...caller.headers } },
	);
	return { status, report: body.data, error: body.errors?.[0] };
}

/** The counts of a report, in short. */
export const counts = ({ taken, changed, unchanged, refused }: Report) => ({ taken, changed, unchanged, refused });

/** The rows that were refused, as `row: column code`. */
export const refusals = (rows: readonly ReportRow[]) =>
	rows
		.filter(({ result }) => result === 'refused')
		.map(({ row, problems }) => `${row}: ${problems.map(({ column, code }) => `${column} ${code}`).join(', ')}`);

export const gb18030 = (text: string) => iconv.encode(text, 'gb18030');

/** The same table as a workbook. */
export async function xlsx(text: string): Promise<Uint8Array> {
	const rows = Papa.parse<string[]>(text.trim()).data;
	return writeXlsx({ sheets: [{ name: 'Sheet1', rows }] });
}

/** Waits until what follows from events has followed. */
export async function settle(desk: Desk): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		if ((await desk.sql('select event from loop_pending')).length === 0) return;
		await wait(50);
	}
	throw new Error('Events are still waiting after ten seconds');
}
