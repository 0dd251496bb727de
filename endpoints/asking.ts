import { ForbiddenError, InvalidPayloadError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { listRuns, startRun } from '../extensions/desk/asking/campaign.js';
import { askByHand } from '../extensions/desk/asking/hand.js';
import { previewRun } from '../extensions/desk/asking/preview.js';
import { changeRun, deeds, type RunDeed } from '../extensions/desk/asking/stop.js';
import { databaseNow } from '../extensions/desk/database-clock.js';
import type { Host } from '../extensions/desk/host.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { sendData } from './pages/send.js';
import { fullUrl, readKey, route } from './route.js';
import { keyWord, readWord } from './word.js';

/** A year ahead is a plan, more is a mistake. */
const farthest = 366 * 86_400_000;

const wanted = z
	.strictObject({
		/** Names the run: sent a second time, it starts no second one. */
		id: z.uuid(),
		preview: z.boolean().optional(),
		tiers: z.array(keyWord).min(1).max(100).optional(),
		numbers: z.array(keyWord).min(1).max(100_000).optional(),
		percent: z.number().int().min(1).max(100).optional(),
		least: z.number().int().min(0).max(1_000_000).optional(),
		at: z.iso
			.datetime({ offset: true })
			.transform((text) => new Date(text))
			.refine((at) => at.getTime() < Date.now() + farthest, 'more than a year ahead')
			.optional(),
	})
	.refine(({ tiers, numbers }) => !tiers || !numbers, 'either tiers or numbers');

const byHand = z.strictObject({ survey: keyWord, how: z.enum(['send', 'show']) });

/** When customers are asked (R27): many at once for leads, one at a time for whoever handles issues. */
export function register(router: Router, host: Host): void {
	router.post(
		'/surveys/:key/invitations',
		route(async (request, response) => {
			const { user } = await requireStaff(host.knex, request.accountability, 'lead');
			const survey = readWord(request.params['key']);
			const { preview, ...whom } = readBody(wanted, request.body);
			if (preview) {
				await listRuns(host, survey);
				const now = new Date(await databaseNow(host.knex));
				return sendData(response, 200, { data: await previewRun(host, `list:${whom.id}`, whom, now) });
			}
			const id = await startRun(host, user, survey, whom);
			sendData(response, 200, { data: (await listRuns(host, survey)).find((run) => run.id === id) ?? null });
		}),
	);
	router.get(
		'/surveys/:key/invitations',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			sendData(response, 200, { data: await listRuns(host, readWord(request.params['key'])) });
		}),
	);
	router.post(
		'/surveys/:key/invitations/:id/:deed',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability, 'lead');
			const survey = readWord(request.params['key']);
			const id = readKey(request);
			const deed = request.params['deed'] ?? '';
			if (!Object.hasOwn(deeds, deed)) throw new ForbiddenError();
			readBody(z.strictObject({}), request.body);
			await changeRun(host, survey, id, deed as RunDeed);
			sendData(response, 200, { data: (await listRuns(host, survey)).find((run) => run.id === id) ?? null });
		}),
	);
	router.post(
		'/customers/:id/survey',
		route(async (request, response) => {
			const { user: by } = await requireStaff(host.knex, request.accountability, 'write');
			const customer = z.uuid().safeParse(request.params['id']);
			if (!customer.success) throw new ForbiddenError();
			const asked = await askByHand(host, { ...readBody(byHand, request.body), customer: customer.data, by });
			sendData(response, 200, { data: { ...asked, url: asked.url && fullUrl(request, asked.url) } });
		}),
	);
}

function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
	const parsed = schema.safeParse(body ?? {});
	if (!parsed.success) throw new InvalidPayloadError({ reason: z.prettifyError(parsed.error) });
	return parsed.data;
}
