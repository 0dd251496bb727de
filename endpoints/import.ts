import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { toLanguage, type Language } from '../extensions/domain/language.js';
import { tableNames } from '../extensions/domain/import/tables.js';
import type { Host } from '../extensions/desk/host.js';
import { importFile } from '../extensions/desk/import/import-file.js';
import { RefusedFile } from '../extensions/desk/import/refused-file.js';
import { reportToJson } from '../extensions/desk/import/report.js';
import { takeBody } from '../extensions/desk/import/take-body.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { parseQuery } from './query.js';
import { route, type LoopRequest } from './route.js';

const flag = z
	.enum(['true', 'false', '1', '0', ''])
	.default('false')
	.transform((word) => word === 'true' || word === '1' || word === '');

const query = z.strictObject({
	table: z.enum(tableNames),
	dry_run: flag,
	cells: flag,
	access_token: z.string().optional(),
});

/**
 * `POST /loop/import?table=…&dry_run=true&cells=true`: the body is the file itself, the answer a report of every row
 * (R41), on demand with what the refused ones hold.
 */
export function register(router: Router, host: Host): void {
	router.post(
		'/import',
		route(async (request, response) => {
			const staff = await requireStaff(host.knex, request.accountability, 'write');
			const { table, dry_run: dryRun, cells: withCells } = parseQuery(query, request.query);
			const language = await readLanguage(host, request, staff.user);
			try {
				const { import_max_mb: most } = await readSettings(host.knex);
				const bytes = await takeBody(request, most);
				const by = staff.user;
				const report = await importFile(host, { table, bytes, dryRun, withCells, by, language, now: new Date() });
				response.set('Cache-Control', 'no-store').type('application/json');
				// Whoever no longer listens has imported all the same.
				await pipeline(Readable.from(reportToJson(report)), response).catch(() => response.destroy());
			} catch (error) {
				throw error instanceof RefusedFile ? toError(error, language) : error;
			}
		}),
	);
}

const codes = { 400: 'INVALID_PAYLOAD', 413: 'CONTENT_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' } as const;

function toError({ problem: { code, status, message } }: RefusedFile, language: Language): Error {
	return new (createError<{ reason: string }>(codes[status], message[language], status))({ reason: code });
}

/** The language that the person has chosen for the Studio, else the browser's, else the desk's. */
async function readLanguage(host: Host, request: LoopRequest, user: string): Promise<Language> {
	const chosen = await host.knex('directus_users').where({ id: user }).first<{ language: string | null }>('language');
	const { language } = await readSettings(host.knex);
	return toLanguage(chosen.language, toLanguage(request.headers['accept-language'], language));
}
