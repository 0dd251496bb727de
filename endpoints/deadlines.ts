import { ForbiddenError } from '@directus/errors';
import type { Router } from 'express';
import { explainDeadlines } from '../extensions/desk/deadlines/explain.js';
import type { Host } from '../extensions/desk/host.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { keySchema } from './key.js';
import { route } from './route.js';

/** `GET /loop/issues/:id/deadlines`: every deadline explained, for staff. */
export function register(router: Router, host: Host): void {
	router.get(
		'/issues/:id/deadlines',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const id = keySchema.safeParse(request.params['id']);
			const explained = id.success ? await explainDeadlines(host.knex, id.data) : undefined;
			if (!explained) throw new ForbiddenError();
			response.json({ data: explained });
		}),
	);
}
