import type { Language } from '../extensions/domain/language.js';
import { fieldsOf } from '../extensions/domain/survey/fields.js';
import type { Problem } from '../extensions/domain/survey/problem.js';
import type { Question } from '../extensions/domain/survey/question.js';
import { readSettings } from '../extensions/desk/settings.js';
import type { Slot, SlotIssue } from '../extensions/desk/survey/slot.js';
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
	{ status = 200, busy = false, kept = null }: Showing = {},
): Promise<void> {
	const { title, intro, questions, issue, expiresAt: until } = slot;
	if (wantsJson(request)) {
		const about = issue && tellIssue(issue);
		const data = { language, title, intro, issue: about, questions, expires_at: until?.toISOString() ?? null };
		return sendData(response, 200, { data });
	}
	const { time_zone: zone } = await readSettings(host.knex);
	const shown = { language, brand, title, intro, questions, issue, problems, busy, kept, until, zone };
	sendPage(response, status, renderSurvey({ ...shown, typed: textsOf(questions, typed), action: `?lang=${language}` }));
}

function tellIssue({ number, description, status, resolution }: SlotIssue): object {
	return { number, description, status, resolution };
}

type Showing = { readonly status?: number; readonly busy?: boolean; readonly kept?: 'saved' | 'resumed' | null };

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

/** What stands in the fields of the survey; anything else is left out, and whatever is no text. */
export function textsOf(questions: readonly Question[], typed: Fields): Record<string, string[]> {
	const given = new Map(Object.entries(typed));
	const texts = questions.flatMap(fieldsOf).map((field) => {
		const values = [given.get(field)].flat().filter((value) => typeof value === 'string');
		return [field, values] as const;
	});
	return Object.fromEntries(texts.filter(([, values]) => values.length > 0));
}
