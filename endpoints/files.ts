import { ForbiddenError } from '@directus/errors';
import type { Router } from 'express';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Host } from '../extensions/desk/host.js';
import { listAttachments } from '../extensions/desk/report/attachments.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { setAlways } from './pages/send.js';
import { readKey, route } from './route.js';

/** `GET /loop/issues/:id/files` and `…/:file`: what a customer sent along with an issue, for staff. */
export function register(router: Router, host: Host): void {
	router.get(
		'/issues/:id/files',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			setAlways(response).json({ data: await listAttachments(host.knex, readKey(request)) });
		}),
	);
	router.get(
		'/issues/:id/files/:file',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const wanted = z.uuid().safeParse(request.params['file']);
			const files = await listAttachments(host.knex, readKey(request));
			const file = files.find((attached) => attached.file === wanted.data);
			if (!file) throw new ForbiddenError();
			const assets = new host.services.AssetsService({ schema: await host.getSchema() });
			const { stream } = await assets.getAsset(file.file, undefined);
			// A stranger's file is never shown as a page of ours.
			setAlways(response)
				.set('Content-Security-Policy', `default-src 'none'; sandbox`)
				.attachment(file.name)
				.type(file.type);
			await pipeline(stream, response).catch(() => response.destroy());
		}),
	);
}
