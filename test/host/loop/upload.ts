import type { Answer, Desk } from '../harness/desk';

/**
 * Sends rows as the file of a form, the way the Studio's import does, but in one piece: where the end of the form comes
 * after the host has worked off its rows, its import never ends and keeps SQLite's only connection.
 */
export function uploadJson(desk: Desk, path: string, rows: readonly object[]): Promise<Answer> {
	const boundary = 'closed-loop';
	const head = 'Content-Disposition: form-data; name="file"; filename="rows.json"\r\nContent-Type: application/json';
	const form = `--${boundary}\r\n${head}\r\n\r\n${JSON.stringify(rows)}\r\n--${boundary}--\r\n`;
	return desk.api('POST', path, form, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
}
