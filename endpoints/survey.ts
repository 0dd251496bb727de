import { InvalidPayloadError, isDirectusError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { parseAnswer } from '../extensions/domain/survey/answer.js';
import type { Problem } from '../extensions/domain/survey/problem.js';
import { storeAnswer, type StepTaken } from '../extensions/desk/answer.js';
import { refuse } from '../extensions/desk/error.js';
import type { Host } from '../extensions/desk/host.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { readAfter } from '../extensions/desk/survey/after.js';
import { issueSurveyLink } from '../extensions/desk/survey/link.js';
import { openSlot, type Slot } from '../extensions/desk/survey/slot.js';
import { readFields, type Fields } from './form-body.js';
import { sendData, sendPage } from './pages/send.js';
import { renderThanks } from './pages/thanks-page.js';
import { showSurvey, tellProblems } from './show-survey.js';
import { fullUrl, readKey, route } from './route.js';
import { createGate, forCustomers, wantsJson, type Door, type Visit } from './visit.js';

/** The survey: its page, its answer (both for whoever has the link), and its link (for staff). */
export function register(router: Router, host: Host): void {
	const enter = createGate(door);
	router.get('/s/:token', forCustomers(host, door, enter, show));
	router.post('/s/:token', forCustomers(host, door, enter, receive));
	router.post(
		'/issues/:id/survey',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability, 'write');
			const body = linkSchema.safeParse(request.body ?? {});
			if (!body.success) throw new InvalidPayloadError({ reason: z.prettifyError(body.error) });
			const link = await issueSurveyLink(host, readKey(request));
			sendData(response, 200, { data: { ...link, url: fullUrl(request, link.url) } });
		}),
	);
}

const door: Door<Slot> = {
	open: openSlot,
	languageOf: ({ language }) => language,
	goneNotice: (slot) => (slot?.state === 'expired' ? 'expired' : 'used'),
};

/** `send` says whether the desk may send the link itself; either way the answer shows it. */
const linkSchema = z.strictObject({ send: z.boolean().optional() });

/** GET records nothing (D7): a link may be followed by scanners, and may preselect a score. */
async function show(visit: Visit<Slot>): Promise<void> {
	if (visit.slot.state !== 'open') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	await showSurvey(visit, preselect(visit.request.query), []);
}

function preselect({ score, solved }: Fields): Fields {
	return { ...(typeof score === 'string' && { overall: score }), ...(typeof solved === 'string' && { solved }) };
}

async function receive(visit: Visit<Slot>): Promise<void> {
	const { slot, request } = visit;
	const fields = await readFields(request);
	if (slot.state === 'expired') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	const read = parseAnswer(slot.questions, fields);
	if ('problems' in read && slot.state === 'used') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	if ('problems' in read) return refuseAnswer(visit, fields, read.problems);
	const { response, customer, issue } = slot;
	try {
		const answering = { response, customer, issue: issue?.id ?? null, answer: read.answer, language: visit.language };
		await thank(visit, await storeAnswer(visit.host, answering, visit.now));
	} catch (error) {
		if (wantsJson(request) || isDirectusError(error)) throw error;
		visit.host.logger.error(error as Error);
		await showSurvey(visit, fields, [], { status: 503, busy: true });
	}
}

async function thank(
	{ host, request, response, slot, language, brand, now }: Visit<Slot>,
	step: StepTaken,
): Promise<void> {
	const { status, owner, by, zone } = await readAfter(host, slot.issue, now);
	if (wantsJson(request)) {
		const issue = slot.issue && { number: slot.issue.number, status };
		return sendData(response, 200, { data: { step, issue } });
	}
	const number = slot.issue?.number ?? null;
	sendPage(response, 200, renderThanks({ language, brand, step, number, owner, by, zone }));
}

async function refuseAnswer(visit: Visit<Slot>, fields: Fields, problems: readonly Problem[]): Promise<void> {
	const missing = problems.every(({ code }) => code === 'required');
	const status = missing ? 422 : 400;
	if (wantsJson(visit.request))
		return sendData(visit.response, status, tellProblems(problems, missing, visit.language));
	await showSurvey(visit, fields, problems, { status });
}
