import { ForbiddenError, InvalidPayloadError, InvalidQueryError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { findCustomers } from '../extensions/desk/customers.js';
import { revealPrivate } from '../extensions/desk/reveal.js';
import type { Host } from '../extensions/desk/host.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { route } from './route.js';
import { wordOf } from './word.js';

const wanted = z.object({ field: z.enum(['phone', 'email']) });
const by = wordOf(254, 2);

/** `GET /loop/customers/find` and `POST /loop/customers/:id/reveal`. */
export function register(router: Router, host: Host): void {
	router.get(
		'/customers/find',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const parsed = by.safeParse(request.query['by']);
			if (!parsed.success)
				throw new InvalidQueryError({ reason: '"by" takes a phone number, e-mail address, number or name' });
			response.json({ data: await findCustomers(host, parsed.data) });
		}),
	);
	router.post(
		'/customers/:id/reveal',
		route(async (request, response) => {
			const staff = await requireStaff(host.knex, request.accountability, 'write');
			const parsed = wanted.safeParse(request.body);
			if (!parsed.success) throw new InvalidPayloadError({ reason: '"field" must be phone or email' });
			const id = z.uuid().safeParse(request.params['id']);
			if (!id.success) throw new ForbiddenError();
			const value = await revealPrivate(host, staff.user, id.data, parsed.data.field);
			response.set('Cache-Control', 'no-store').json({ data: { field: parsed.data.field, value } });
		}),
	);
}
