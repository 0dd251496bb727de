import { ForbiddenError, InvalidPayloadError } from '@directus/errors';
import type { Router } from 'express';
import { z } from 'zod';
import type { Host } from '../extensions/desk/host.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { readBrand } from '../extensions/desk/survey/brand.js';
import { readVersions } from '../extensions/desk/survey/versions.js';
import { languages, type Text } from '../extensions/domain/language.js';
import { askedOf } from '../extensions/domain/survey/asked.js';
import { checkSurvey } from '../extensions/domain/survey/check-survey.js';
import { estimateMinutes } from '../extensions/domain/survey/kinds.js';
import { readQuestions } from '../extensions/domain/survey/question.js';
import { sendData } from './pages/send.js';
import { renderSurvey } from './pages/survey-page.js';
import { route } from './route.js';
import { readWord } from './word.js';

const text = z.strictObject({ 'zh-CN': z.string().max(1000), 'en-US': z.string().max(1000) });

const shown = z.strictObject({
	questions: z.unknown(),
	title: text.optional(),
	intro: text.nullish(),
	trigger: z.string().max(64).nullish(),
});

/** What the editor of a survey asks the desk: how it would look, what is wrong with it, and who was asked which version. */
export function register(router: Router, host: Host): void {
	router.post(
		'/surveys/preview',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const read = shown.safeParse(request.body ?? {});
			if (!read.success) throw new InvalidPayloadError({ reason: z.prettifyError(read.error) });
			sendData(response, 200, { data: await preview(host, read.data) });
		}),
	);
	router.get(
		'/surveys/:key/versions',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const versions = await readVersions(host, readWord(request.params['key']));
			if (!versions) throw new ForbiddenError();
			sendData(response, 200, { data: versions });
		}),
	);
}

/** The very page that a customer would get, in both languages; nothing is kept. */
async function preview(
	host: Host,
	{ questions: stored, title, intro, trigger }: z.infer<typeof shown>,
): Promise<object> {
	const problems = checkSurvey(stored, trigger);
	const read = readQuestions(stored);
	if ('problems' in read) return { problems, minutes: null, pages: null };
	const issue = trigger === 'solved' ? example : null;
	const questions = askedOf(read.questions, issue !== null);
	const { time_zone: zone } = await readSettings(host.knex);
	const brand = await readBrand(host);
	const asked = { title: title ?? untitled, intro: intro ?? null, questions, typed: {}, problems: [], busy: false };
	const pages = languages.map((language) => {
		const about = issue && {
			number: issue.number,
			description: issue.description[language],
			resolution: issue.resolution[language],
		};
		const { body } = renderSurvey({ ...asked, language, brand, issue: about, until: null, zone, action: '' });
		return [language, body] as const;
	});
	return { problems, minutes: estimateMinutes(questions), pages: Object.fromEntries(pages) };
}

const untitled: Text = { 'zh-CN': '（没有标题）', 'en-US': '(no title)' };

/** An issue to look at, where the survey is about one. */
const example = {
	number: 'W20240501-001',
	description: { 'zh-CN': '例如：发票金额开错了', 'en-US': 'For example: the amount on the invoice is wrong' },
	resolution: { 'zh-CN': '例如：已重开发票并寄出', 'en-US': 'For example: we have sent you a corrected invoice' },
} as const;
