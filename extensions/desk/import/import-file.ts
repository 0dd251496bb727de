import { createHash } from 'node:crypto';
import type { Columns } from '../../domain/import/column.js';
import { describeProblem } from '../../domain/import/problem.js';
import type { Report } from '../../domain/import/report.js';
import { readRow } from '../../domain/import/row.js';
import { tables, type TableName } from '../../domain/import/tables.js';
import type { Language } from '../../domain/language.js';
import { forgetAnswers } from '../cache.js';
import type { Host } from '../host.js';
import { withLease } from '../lease.js';
import { wake } from '../reactors/wake.js';
import { readSettings } from '../settings.js';
import { requireLaw } from '../setup/law.js';
import { storeBatch } from './batch.js';
import { outlineSheet, type Outline } from './outline.js';
import { startReport } from './report.js';
import { refused, type Outcome, type Session } from './session.js';
import { openSession } from './open-session.js';
import { openSheet, type Sheet, type SheetRow } from './sheet.js';
import { stores, type AnyStore } from './stores.js';

export type ImportRequest = {
	readonly table: TableName;
	/** The file itself, as it was sent. */
	readonly bytes: Buffer;
	/** True tells what would happen and changes nothing. */
	readonly dryRun: boolean;
	/** True gives the refused rows back with their cells. */
	readonly withCells: boolean;
	/** Id of the user who imports. */
	readonly by: string;
	/** In which the report speaks. */
	readonly language: Language;
	readonly now: Date;
};

/** So many rows are stored in one transaction. */
const batch = 500;

const megabyte = 1024 * 1024;

/**
 * Imports one of the toolkit's tables (R41): row by row, the same file a second time changing nothing. One import at a
 * time; others wait.
 *
 * @returns what was taken, changed, left and refused, and why
 * @throws RefusedFile where the file as a whole cannot be taken; nothing of it is stored then
 */
export async function importFile(host: Host, request: ImportRequest): Promise<Report> {
	await requireLaw(host.knex);
	const settings = await readSettings(host.knex);
	const table = tables[request.table] as unknown as AnyStore['table'];
	const sheet = openSheet(request.bytes, settings.import_max_mb * megabyte);
	const outline = await outlineSheet(sheet, table, settings.import_max_rows);
	const work = async () => {
		const session = await openSession(host, request, settings, outline.layout);
		return storeSheet(session, stores[request.table], { sheet, ...outline }, request);
	};
	const report = request.dryRun ? await work() : await withLease(host.knex, 'import', work);
	if (!request.dryRun && report.taken + report.changed > 0) {
		wake(host);
		// What is stored is stored; what the host remembers of before must not fail it.
		await forgetAnswers(host).catch((error: unknown) => host.logger.warn(error as Error));
	}
	return report;
}

type Source = Outline<Columns> & { readonly sheet: Sheet };

async function storeSheet(
	session: Session,
	{ table, store }: AnyStore,
	{ sheet, layout, headingRow, headings }: Source,
	{ language, withCells }: ImportRequest,
): Promise<Report> {
	const report = startReport(language, session.dryRun, withCells ? headings : undefined);
	/** Key of each row that is in the database now → the row. A row that was refused leaves its key to a later one. */
	const stored = new Map<string, number>();
	let waiting = new Map<string, SheetRow & { record: Record<string, unknown> }>();
	const flush = async () => {
		const entries = [...waiting];
		waiting = new Map();
		const records = entries.map(([, { record }]) => record);
		const outcomes = await storeBatch(session, store, records);
		entries.forEach(([key, { row, cells }], index) => {
			const outcome = outcomes[index] as Outcome;
			if (outcome.result !== 'refused') stored.set(key, row);
			if (typeof outcome.id === 'number') session.matched.add(outcome.id);
			report.add(row, outcome, cells);
		});
	};
	const take = async ({ row, cells }: SheetRow) => {
		const read = readRow(table, layout, cells, session.context);
		if ('problems' in read) return report.add(row, refused(...read.problems), cells);
		const key = digest(store.keyOf(read.record));
		if (waiting.has(key) || waiting.size >= batch) await flush();
		const earlier = stored.get(key);
		if (earlier === undefined) waiting.set(key, { row, cells, record: read.record });
		else report.add(row, refused(describeProblem('', 'duplicate', String(earlier))), cells);
	};
	for await (const rows of sheet()) {
		for (const row of rows) if (row.row > headingRow) await take(row);
	}
	await flush();
	return report.finish(layout);
}

function digest(key: string): string {
	return createHash('sha256').update(key).digest('base64');
}
