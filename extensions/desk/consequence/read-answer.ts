import type { Knex } from 'knex';
import { answeredOf } from '../../domain/consequence/answered.js';
import type { Answered } from '../../domain/consequence/signs.js';
import { toLanguage, type Language } from '../../domain/language.js';
import type { Question } from '../../domain/survey/question.js';
import { satisfactionQuestions } from '../../domain/survey/satisfaction.js';
import { fromJsonColumn } from '../json-column.js';
import { readStored } from '../survey/questions.js';
import { textOf } from '../text-column.js';

type Row = Readonly<Record<string, unknown>>;

/** A stored answer as its consequences need it. */
export type StoredAnswer = {
	readonly response: number;
	readonly survey: string;
	readonly customer: string;
	readonly issue: number | null;
	readonly channel: string;
	readonly language: Language;
	readonly answered: Answered;
};

/**
 * Reads an answer.
 *
 * @param fallback language of whoever has none
 * @returns nothing where it has not been answered
 */
export async function readAnswer(trx: Knex, response: number, fallback: Language): Promise<StoredAnswer | undefined> {
	const row = await trx('loop_responses')
		.join('loop_surveys', 'loop_surveys.key', 'loop_responses.survey')
		.leftJoin('loop_survey_versions', (join) => {
			void join
				.on('loop_survey_versions.survey', 'loop_responses.survey')
				.andOn('loop_survey_versions.version', 'loop_responses.survey_version');
		})
		.where('loop_responses.id', response)
		.whereNotNull('loop_responses.answered_at')
		.first<Row | undefined>('loop_responses.*', 'loop_surveys.questions', { asked: 'loop_survey_versions.questions' });
	if (!row) return undefined;
	const scores = recordOf(fromJsonColumn(row['scores']));
	return {
		response,
		survey: String(row['survey']),
		customer: String(row['customer']),
		issue: row['issue'] === null ? null : Number(row['issue']),
		channel: String(row['channel']),
		language: toLanguage(textOf(row['language']), fallback),
		answered: answeredOf(
			{
				overall: numberOf(row['overall']),
				nps: numberOf(row['nps']),
				solved: row['solved'] === null ? null : Boolean(row['solved']),
				reason: textOf(row['reason']),
				suggestion: textOf(row['suggestion']),
				scores,
			},
			questionsOf(row),
		),
	};
}

/** What was asked: the version that the customer saw, else the survey as it is. */
function questionsOf({ asked, questions }: Row): readonly Question[] {
	const read = [asked, questions].map((stored) => readStored(stored)).find((each) => 'questions' in each);
	return read && 'questions' in read ? read.questions : satisfactionQuestions;
}

function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function numberOf(value: unknown): number | null {
	return value === null || value === undefined ? null : Number(value);
}
