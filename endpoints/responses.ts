import { ForbiddenError, InvalidPayloadError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { toLanguage } from '../extensions/domain/language.js';
import { parseAnswer } from '../extensions/domain/survey/answer.js';
import { storeAnswer } from '../extensions/desk/answer.js';
import { attemptSchema, recordAttempt } from '../extensions/desk/calls/attempt.js';
import { mayAsk, readInterview } from '../extensions/desk/calls/interview.js';
import { refuse } from '../extensions/desk/error.js';
import type { Host } from '../extensions/desk/host.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { dropDraft } from '../extensions/desk/survey/draft.js';
import { readSlot } from '../extensions/desk/survey/slot.js';
import { versionOf } from '../extensions/desk/survey/version.js';
import { sendData } from './pages/send.js';
import { readKey, route } from './route.js';
import { tellProblems } from './show-survey.js';

/** The call-back (D14): what whoever calls needs to see, the answer that they put in, the call that brought none. */
export function register(router: Router, host: Host): void {
	router.get(
		'/responses/:id/interview',
		route(async (request, response) => {
			const { user } = await requireStaff(host.knex, request.accountability);
			const data = await readInterview(host, user, readKey(request));
			if (!data) throw new ForbiddenError();
			sendData(response, 200, { data });
		}),
	);
	router.post(
		'/responses/:id/answer',
		route(async (request, response) => {
			const { user: by } = await requireStaff(host.knex, request.accountability, 'write');
			const slot = await readSlot(host, readKey(request), new Date());
			if (!slot) throw new ForbiddenError();
			if (slot.state === 'withdrawn') throw refuse({ code: 'LOOP_TOKEN', gone: true });
			const { call_by_owner: byOwner } = await readSettings(host.knex);
			if (!(await mayAsk(host.knex, by, slot, byOwner))) throw refuse({ code: 'LOOP_INTERVIEWER' });
			const input: unknown = request.body;
			const read = parseAnswer(slot.questions, input);
			const language = toLanguage(languageOf(input), slot.language);
			if ('problems' in read) {
				if (slot.state === 'used') throw refuse({ code: 'LOOP_TOKEN', gone: true });
				const missing = read.problems.every(({ code }) => code === 'required');
				return sendData(response, missing ? 422 : 400, tellProblems(read.problems, missing, language));
			}
			const { response: id, customer, issue } = slot;
			const said = { answer: read.answer, version: await versionOf(host, slot), language, by };
			const step = await storeAnswer(host, { response: id, customer, issue: issue?.id ?? null, ...said });
			if (slot.hasDraft) await dropDraft(host, id);
			sendData(response, 200, { data: { step } });
		}),
	);
	router.post(
		'/responses/:id/attempt',
		route(async (request, response) => {
			const { user } = await requireStaff(host.knex, request.accountability, 'write');
			const body = attemptSchema.safeParse(request.body ?? {});
			if (!body.success) throw new InvalidPayloadError({ reason: z.prettifyError(body.error) });
			sendData(response, 200, { data: await recordAttempt(host, user, readKey(request), body.data) });
		}),
	);
}

/** In which it was answered, where whoever called says so. */
function languageOf(input: unknown): string | undefined {
	const { language } = (typeof input === 'object' && input !== null ? input : {}) as { language?: unknown };
	return typeof language === 'string' ? language : undefined;
}
