import { ForbiddenError, InvalidCredentialsError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { databaseNow } from '../extensions/desk/database-clock.js';
import type { Host } from '../extensions/desk/host.js';
import { auditLog } from '../extensions/desk/integrity/audit.js';
import { sealOf } from '../extensions/desk/integrity/seal-of.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { sayFinding } from '../extensions/domain/integrity/findings.js';
import { shortSeal } from '../extensions/domain/integrity/sealed-text.js';
import { parseQuery } from './query.js';
import { route } from './route.js';

const number = z
	.string()
	.regex(/^\d{1,9}$/, 'a whole number')
	.transform(Number);

const asked = z
	.strictObject({
		/** The link to go on after: the checkpoint of an earlier audit. */
		from: number.optional(),
		/** The hash that was written down for that link, short or whole. */
		hash: z
			.string()
			.regex(/^([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}|[0-9a-f]{64})$/i, 'a seal, short or whole')
			.optional(),
		/** Most links of one answer. */
		most: number.refine((most) => most > 0, 'at least 1').optional(),
		access_token: z.string().optional(),
	})
	.refine(
		({ from, hash }) => hash === undefined || (from ?? 0) > 0,
		'a hash needs the link it was written down for: "from"',
	);

/**
 * `GET /loop/audit` verifies the sealed log and names the first broken link (D2);
 * `GET /loop/issues/:id/seal` says whether the story of one issue is intact.
 */
export function register(router: Router, host: Host): void {
	router.get(
		'/audit',
		route(async (request, response) => {
			if (!request.accountability?.user) throw new InvalidCredentialsError();
			if (!request.accountability.admin) throw new ForbiddenError();
			const range = parseQuery(asked, request.query);
			const audit = await auditLog(host.knex, await databaseNow(host.knex), range);
			const { checkpoint, broken } = audit;
			response.set('Cache-Control', 'no-store').json({
				data: {
					...audit,
					checkpoint: { ...checkpoint, short: checkpoint.hash && shortSeal(checkpoint.hash) },
					broken: broken && { ...broken, words: sayFinding(broken) },
				},
			});
		}),
	);
	router.get(
		'/issues/:id/seal',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const id = number.safeParse(request.params['id']).data ?? 0;
			const known: unknown = await host.knex('loop_issues').where({ id }).first('id');
			if (!known) throw new ForbiddenError();
			response.set('Cache-Control', 'no-store').json({ data: await sealOf(host.knex, id) });
		}),
	);
}
