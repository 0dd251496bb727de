import { ForbiddenError, InvalidCredentialsError, ServiceUnavailableError } from '@directus/errors';
import type { RequestHandler, Router } from 'express';
import { readHealth } from '../extensions/desk/health/health.js';
import type { Host } from '../extensions/desk/host.js';
import { setUp } from '../extensions/desk/setup/setup.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { route, type LoopRequest } from './route.js';

/** `POST /loop/setup` sets up or upgrades now; `GET /loop/health` says how the desk stands. */
export function register(router: Router, host: Host): void {
	router.post(
		'/setup',
		route(async (request, response) => {
			if (!request.accountability?.user) throw new InvalidCredentialsError();
			if (!request.accountability.admin) throw new ForbiddenError();
			response.json({ data: { result: await setUp(host), ...(await readHealth(host, isForwarded(request))) } });
		}),
	);
	router.get(
		'/health',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			response.json({ data: await readHealth(host, isForwarded(request)) });
		}),
	);
}

/** A proxy says for whom it asks. */
function isForwarded(request: LoopRequest): boolean {
	return request.headers['x-forwarded-for'] !== undefined;
}

/** Before set-up no other route has anything to work on: say so instead of failing on a missing table. */
export function refuseUntilSetUp(host: Host): RequestHandler {
	let ready = false;
	return (_request, _response, next) => {
		if (ready) return next();
		host.knex.schema.hasTable('loop_anchor').then((made) => {
			ready = made;
			if (made) return next();
			next(
				new ServiceUnavailableError({
					service: 'loop',
					reason: 'The desk is not set up yet: an admin calls POST /loop/setup',
				}),
			);
		}, next);
	};
}
