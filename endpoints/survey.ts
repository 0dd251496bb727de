import { InvalidPayloadError, isDirectusError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import type { Language } from '../extensions/domain/language.js';
import { answeredOf } from '../extensions/domain/consequence/answered.js';
import { readSigns } from '../extensions/domain/consequence/signs.js';
import { parseAnswer, type Answer } from '../extensions/domain/survey/answer.js';
import type { Problem } from '../extensions/domain/survey/problem.js';
import { storeAnswer, type StepTaken } from '../extensions/desk/answer.js';
import { refuse } from '../extensions/desk/error.js';
import type { Host } from '../extensions/desk/host.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { readAfter } from '../extensions/desk/survey/after.js';
import { dropDraft, keepDraft, readDraft } from '../extensions/desk/survey/draft.js';
import { issueSurveyLink } from '../extensions/desk/survey/link.js';
import { optOut } from '../extensions/desk/survey/opt-out.js';
import { openSlot, type Slot } from '../extensions/desk/survey/slot.js';
import { versionOf } from '../extensions/desk/survey/version.js';
import { readFields, type Fields } from './form-body.js';
import { renderNotice } from './pages/notice-page.js';
import { sendData, sendPage } from './pages/send.js';
import { renderBack } from './pages/survey-page.js';
import { renderThanks } from './pages/thanks-page.js';
import { showSurvey, tellProblems, textsOf } from './show-survey.js';
import { readDeed } from './survey-deed.js';
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
			const { user } = await requireStaff(host.knex, request.accountability, 'write');
			const body = linkSchema.safeParse(request.body ?? {});
			if (!body.success) throw new InvalidPayloadError({ reason: z.prettifyError(body.error) });
			const link = await issueSurveyLink(host, user, readKey(request), body.data.send);
			sendData(response, 200, { data: { ...link, url: fullUrl(request, link.url) } });
		}),
	);
}

const door: Door<Slot> = {
	open: openSlot,
	languageOf: ({ language }) => language,
	goneNotice: (slot) => (slot && slot.state !== 'open' ? slot.state : 'used'),
};

/** `send` says whether the desk sends the link itself; either way the answer shows it. */
const linkSchema = z.strictObject({ send: z.boolean().optional() });

/** GET records nothing (D7): a link may be followed by scanners, and may preselect a score. */
async function show(visit: Visit<Slot>): Promise<void> {
	const { slot, host, request } = visit;
	if (slot.state !== 'open') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	const draft = await readDraft(host, slot.response);
	const preselected = preselect(slot, request.query);
	await showSurvey(visit, { ...preselected, ...draft }, [], { kept: draft && 'resumed' });
}

/** A score in the link is the overall one, or the recommendation where that is all that is asked. */
function preselect({ questions }: Slot, { score, solved }: Fields): Fields {
	const key = questions.some((question) => question.key === 'overall') ? 'overall' : 'nps';
	return { ...(typeof score === 'string' && { [key]: score }), ...(typeof solved === 'string' && { solved }) };
}

async function receive(visit: Visit<Slot>): Promise<void> {
	const { slot, request } = visit;
	const fields = await readFields(request);
	const deed = readDeed(fields, slot.questions);
	if (deed === 'unsubscribe' || deed === 'subscribe') return decideOnSurveys(visit, deed);
	if (slot.state === 'expired' || slot.state === 'withdrawn') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	if (deed !== 'answer') return keep(visit, fields, deed);
	const read = parseAnswer(slot.questions, fields);
	if ('problems' in read && slot.state === 'used') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	if ('problems' in read) return refuseAnswer(visit, fields, read.problems);
	const { response, customer, issue } = slot;
	try {
		const version = await versionOf(visit.host, slot);
		const said = { answer: read.answer, version, language: visit.language };
		const step = await storeAnswer(visit.host, { response, customer, issue: issue?.id ?? null, ...said }, visit.now);
		if (slot.hasDraft) await dropDraft(visit.host, response);
		await thank(visit, step, read.answer);
	} catch (error) {
		if (wantsJson(request) || isDirectusError(error)) throw error;
		visit.host.logger.error(error as Error);
		await showSurvey(visit, fields, [], { status: 503, busy: true });
	}
}

/** What is not an answer yet: it is kept for later, or comes back in the other language. */
async function keep(visit: Visit<Slot>, fields: Fields, deed: 'save' | Language): Promise<void> {
	const { host, slot, now, request, response } = visit;
	if (slot.state === 'used') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	if (deed !== 'save') return showSurvey({ ...visit, language: deed }, fields, []);
	await keepDraft(host, slot.response, textsOf(slot.questions, fields), now);
	if (wantsJson(request)) return sendData(response, 200, { data: { step: 'saved' } });
	await showSurvey(visit, fields, [], { kept: 'saved' });
}

/** Surveys stop, or go on, for whoever has a link of ours, however old it is. */
async function decideOnSurveys(visit: Visit<Slot>, deed: 'unsubscribe' | 'subscribe'): Promise<void> {
	const { host, slot, now, request, response, language, brand } = visit;
	const out = deed === 'unsubscribe';
	await optOut(host, slot, out, now);
	if (wantsJson(request)) return sendData(response, 200, { data: { step: deed } });
	const form = out ? renderBack(language) : null;
	sendPage(response, 200, renderNotice(out ? 'left' : 'stayed', { language, brand, ...(form && { form }) }));
}

async function thank(
	{ host, request, response, slot, language, brand, now }: Visit<Slot>,
	step: StepTaken,
	answer: Answer,
): Promise<void> {
	if (wantsJson(request)) {
		const issue = slot.issue && {
			number: slot.issue.number,
			status: (await readAfter(host, slot.issue, now)).status,
		};
		return sendData(response, 200, { data: { step, issue } });
	}
	const { owner, by, zone } = await readAfter(host, slot.issue, now);
	const number = slot.issue?.number ?? null;
	// What follows is done by a reactor in a moment; by which rule is known now.
	const raised = readSigns(answeredOf(answer, slot.all), await readSettings(host.knex)).length > 0;
	sendPage(response, 200, renderThanks({ language, brand, step, raised, number, owner, by, zone }));
}

async function refuseAnswer(visit: Visit<Slot>, fields: Fields, problems: readonly Problem[]): Promise<void> {
	const missing = problems.every(({ code }) => code === 'required');
	const status = missing ? 422 : 400;
	if (wantsJson(visit.request))
		return sendData(visit.response, status, tellProblems(problems, missing, visit.language));
	await showSurvey(visit, fields, problems, { status });
}
