import { ForbiddenError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import type { Host } from '../extensions/desk/host.js';
import { listLetters, resendLetter } from '../extensions/desk/message/letters.js';
import { previewMessage } from '../extensions/desk/message/preview.js';
import { readProgress, sendProgress } from '../extensions/desk/message/progress.js';
import { checkWording } from '../extensions/desk/message/template.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { languages } from '../extensions/domain/language.js';
import { longestProgress } from '../extensions/domain/message/filling.js';
import { messageKindNames } from '../extensions/domain/message/kinds.js';
import { cleanText } from '../extensions/domain/survey/clean-text.js';
import { readBody } from './body.js';
import { sendData } from './pages/send.js';
import { parseQuery } from './query.js';
import { route } from './route.js';

const key = z.number().int().min(1).max(2_147_483_647);
const keyInPath = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(key);

const told = z.strictObject({
	text: z.string().max(longestProgress).transform(cleanText).pipe(z.string().min(1)),
});

const part = z.string().max(10_000);
const shown = z.strictObject({
	kind: z.enum(messageKindNames),
	issue: key,
	language: z.enum(languages).optional(),
	wording: z.strictObject({ subject: part, body: part, short: part }).partial().optional(),
});

/** Longer than what is taken, so that it can be said in words that it is too long. */
const typed = z.string().max(100_000);
const written = z.strictObject({
	kind: z.enum([...messageKindNames, 'playbook']),
	language: z.enum(languages).default('zh-CN'),
	wording: z.strictObject({ subject: typed, body: typed, short: typed }).partial(),
});

const listed = z.strictObject({
	state: z.enum(['waiting', 'sending', 'sent', 'failed', 'dead', 'skipped']).optional(),
	issue: keyInPath.optional(),
	before: keyInPath.optional(),
	access_token: z.string().optional(),
});

/** What customers are told: progress, previews, and what did not arrive. For staff. */
export function register(router: Router, host: Host): void {
	router.get(
		'/issues/:id/progress',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			sendData(response, 200, { data: await readProgress(host, readKey(request.params['id'])) });
		}),
	);
	router.post(
		'/issues/:id/progress',
		route(async (request, response) => {
			const { user } = await requireStaff(host.knex, request.accountability, 'write');
			const { text } = readBody(told, request.body);
			sendData(response, 200, { data: await sendProgress(host, user, readKey(request.params['id']), text) });
		}),
	);
	router.post(
		'/messages/preview',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			sendData(response, 200, { data: await previewMessage(host, readBody(shown, request.body)) });
		}),
	);
	router.post(
		'/messages/check',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const { kind, wording, language } = readBody(written, request.body);
			sendData(response, 200, { data: checkWording(kind, wording, language) });
		}),
	);
	router.get(
		'/outbox',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			sendData(response, 200, { data: await listLetters(host, parseQuery(listed, request.query)) });
		}),
	);
	router.post(
		'/outbox/:id/resend',
		route(async (request, response) => {
			const { user } = await requireStaff(host.knex, request.accountability, 'write');
			const id = readKey(request.params['id']);
			await resendLetter(host, user, id);
			sendData(response, 200, { data: { id, state: 'waiting' } });
		}),
	);
}

function readKey(value: unknown): number {
	const parsed = keyInPath.safeParse(value);
	if (!parsed.success) throw new ForbiddenError();
	return parsed.data;
}
