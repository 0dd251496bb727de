import type { Language } from '../extensions/domain/language.js';
import type { Problem } from '../extensions/domain/survey/problem.js';
import type { Question } from '../extensions/domain/survey/question.js';
import { readSettings } from '../extensions/desk/settings.js';
import type { Slot } from '../extensions/desk/survey/slot.js';
import type { Fields } from './form-body.js';
import { sendData, sendPage } from './pages/send.js';
import { renderSurvey } from './pages/survey-page.js';
import { wantsJson, type Visit } from './visit.js';

/**
 * Shows the survey with what has been typed or preselected and what is wrong with it.
 *
 * @param typed question key → what came in; anything else is left out
 */
export async function showSurvey(
	{ host, request, response, slot, language, brand }: Visit<Slot>,
	typed: Fields,
	problems: readonly Problem[],
	{ status = 200, busy = false } = {},
): Promise<void> {
	const { title, intro, questions, issue, expiresAt: until } = slot;
	if (wantsJson(request)) {
		const about = issue && { number: issue.number, description: issue.description, status: issue.status };
		const data = { language, title, intro, issue: about, questions, expires_at: until?.toISOString() ?? null };
		return sendData(response, 200, { data });
	}
	const { time_zone: zone } = await readSettings(host.knex);
	const values = textsOf(questions, typed);
	const shown = { language, brand, title, intro, questions, issue, values, problems, busy, until, zone };
	const other = linkTo(language === 'zh-CN' ? 'en-US' : 'zh-CN', request.query);
	sendPage(response, status, renderSurvey({ ...shown, other, action: `?lang=${language}` }));
}

/** The same problems for a program: what Directus' own errors look like, with every problem by its question. */
export function tellProblems(problems: readonly Problem[], missing: boolean, language: Language): object {
	const told = problems.map(({ question, code, message }) => ({ question, code, message: message[language] }));
	const fields = [...new Set(told.map(({ question }) => question))];
	const message = told.map((problem) => `${problem.question}: ${problem.message}`).join(' ');
	return {
		errors: [
			{ message, extensions: { code: missing ? 'LOOP_INCOMPLETE' : 'INVALID_PAYLOAD', fields, problems: told } },
		],
	};
}

function textsOf(questions: readonly Question[], typed: Fields): Record<string, string> {
	const given = new Map(Object.entries(typed));
	const texts = questions.map(({ key }) => {
		const value = given.get(key);
		const first: unknown = Array.isArray(value) ? value[0] : value;
		return [key, typeof first === 'string' ? first : ''] as const;
	});
	return Object.fromEntries(texts);
}

/** This page in another language, with its preselection. */
function linkTo(language: Language, { score, solved }: Fields): string {
	const kept = Object.entries({ lang: language, score, solved });
	return `?${new URLSearchParams(kept.filter((pair): pair is [string, string] => typeof pair[1] === 'string')).toString()}`;
}
