import type { Router } from 'express';
import { readSteps } from '../extensions/desk/figures/steps.js';
import type { Host } from '../extensions/desk/host.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { parseQuery, readScope, scoped } from './query.js';
import { route } from './route.js';

/** `GET /loop/steps`: how many issues stand at each step just now, and for how long. */
export function register(router: Router, host: Host): void {
	router.get(
		'/steps',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const scope = await readScope(host.knex, parseQuery(scoped, request.query));
			const data = await readSteps(host.knex, scope, new Date());
			response.set('Cache-Control', 'no-store').json({ data });
		}),
	);
}
