import { AsyncLocalStorage } from 'node:async_hooks';
import { defuse } from '../../domain/export/formula.js';

/**
 * The host's own CSV export writes texts as they are, and a spreadsheet runs what begins with "=". What customers write is
 * kept as they wrote it; only on the way into such a file is it defused. The request that asks for the file is remembered
 * for as long as it is worked off, in the background too.
 */
const exporting = new AsyncLocalStorage<true>();

type Asked = { readonly query?: unknown; readonly body?: unknown; readonly path?: unknown };

/** Works a request off, remembering whether it asks for a spreadsheet. */
export function rememberExport(request: Asked, next: () => void): void {
	if (asksForCsv(request)) exporting.run(true, next);
	else next();
}

/** Rows as they may go into the answer: defused where it is a spreadsheet. */
export function defuseRows(rows: unknown): unknown {
	return exporting.getStore() ? defuse(rows) : rows;
}

/**
 * Whether a request asks the host for CSV: by its query, by the body of a SEARCH, or as a file.
 *
 * @example asksForCsv({ query: { export: 'csv' } }) //=> true
 */
export function asksForCsv({ query, body, path }: Asked): boolean {
	const inBody = partOf(body, 'query');
	const isFile = typeof path === 'string' && path.startsWith('/utils/export/');
	return [partOf(query, 'export'), partOf(inBody, 'export'), isFile ? partOf(body, 'format') : null].some(
		(format) => format === 'csv' || format === 'csv_utf8',
	);
}

function partOf(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
