import { InvalidPayloadError } from '@directus/errors';
import type { Knex } from 'knex';
import type { Text } from '../domain/language.js';
import type { Key } from '../domain/refusal.js';
import { checkSurvey } from '../domain/survey/check-survey.js';
import type { QuestionProblem } from '../domain/survey/question-problem.js';
import { fromJsonColumn } from './json-column.js';

type Row = Readonly<Record<string, unknown>>;

/** Problems that are told at once. */
const most = 5;

/**
 * The questions of a survey are read before they are saved, so that no customer meets a mistake in them. A survey that is
 * switched off may still be without any.
 *
 * @param keys rows that change; none for a new one
 * @throws InvalidPayload (400) that says in both languages which question is wrong and what to do
 */
export async function guardSurvey(knex: Knex, patch: Row, keys: readonly Key[] = []): Promise<void> {
	if (keys.length > 0 && !['questions', 'trigger', 'active'].some((column) => column in patch)) return;
	const before =
		keys.length > 0
			? await knex('loop_surveys')
					.whereIn('key', [...keys])
					.select<Row[]>('questions', 'trigger', 'active')
			: [{}];
	for (const row of before) {
		const after: Row = { ...row, ...patch };
		const questions = fromJsonColumn(after['questions']);
		const empty = questions === null || questions === undefined;
		if (isOff(after['active']) && (empty || !('questions' in patch))) continue;
		const problems = checkSurvey(questions, after['trigger']);
		if (problems.length > 0) throw new InvalidPayloadError({ reason: tell(problems) });
	}
}

function isOff(active: unknown): boolean {
	return active === false || active === 0;
}

function tell(problems: readonly QuestionProblem[]): string {
	const lines = problems.slice(0, most).map((problem) => {
		const { message } = problem;
		return `${place(problem)['zh-CN']}${message['zh-CN']} ${place(problem)['en-US']}${message['en-US']}`;
	});
	const more = problems.length - lines.length;
	return more > 0 ? [...lines, `… (+${more})`].join(' ') : lines.join(' ');
}

function place({ index, field }: QuestionProblem): Text {
	if (index === null) return { 'zh-CN': '', 'en-US': '' };
	const part = field === '' ? '' : ` (${field})`;
	return { 'zh-CN': `第 ${index + 1} 题${part}：`, 'en-US': `Question ${index + 1}${part}: ` };
}
