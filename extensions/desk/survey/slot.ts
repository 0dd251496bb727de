import type { Knex } from 'knex';
import { toLanguage, type Language, type Text } from '../../domain/language.js';
import { readQuestions, type Question } from '../../domain/survey/question.js';
import { satisfactionQuestions } from '../../domain/survey/satisfaction.js';
import type { Status } from '../../domain/steps.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { findToken } from '../token.js';

/** An invitation as the survey page needs it. */
export type Slot = {
	readonly response: number;
	readonly customer: string;
	readonly language: Language;
	/** `used` once it is answered, by whomever. */
	readonly state: 'open' | 'used' | 'expired';
	readonly digest: string | null;
	readonly expiresAt: Date | null;
	readonly title: Text;
	readonly intro: Text | null;
	readonly questions: readonly Question[];
	readonly issue: SlotIssue | null;
};

export type SlotIssue = {
	readonly id: number;
	readonly number: string;
	readonly description: string;
	readonly status: Status;
};

type Row = Readonly<Record<string, unknown>>;

/**
 * Opens the invitation behind a token.
 *
 * @returns nothing where nobody made such a token
 */
export async function openSlot(host: Host, token: string, now: Date): Promise<Slot | undefined> {
	const opened = await findToken(host.knex, 'survey', token);
	if (!opened || opened.response === null) return undefined;
	const response = await readRow(host.knex, 'loop_responses', { id: opened.response });
	if (!response) return undefined;
	const survey = await readRow(host.knex, 'loop_surveys', { key: response['survey'] });
	const issue = response['issue'] ? await readRow(host.knex, 'loop_issues', { id: response['issue'] }) : undefined;
	const expired = opened.expiresAt !== null && opened.expiresAt <= now;
	const asked = askedOf(host, survey, Boolean(issue));
	return {
		response: opened.response,
		customer: String(response['customer']),
		language: toLanguage(textOf(response['language'])),
		state: response['answered_at'] !== null ? 'used' : expired ? 'expired' : 'open',
		digest: textOf(response['digest']),
		expiresAt: opened.expiresAt,
		title: {
			'zh-CN': textOf(survey?.['title_zh']) ?? textOf(survey?.['title_en']) ?? '',
			'en-US': textOf(survey?.['title_en']) ?? textOf(survey?.['title_zh']) ?? '',
		},
		intro: introOf(survey),
		questions: asked,
		issue: issue ? toIssue(issue) : null,
	};
}

/** What is asked: an admin's questions, or the shipped ones where those make no sense. */
function askedOf(host: Host, survey: Row | undefined, aboutIssue: boolean): readonly Question[] {
	const read = readQuestions(fromJsonColumn(survey?.['questions']));
	if ('problems' in read) {
		host.logger.warn(`The survey "${String(survey?.['key'])}" asks the shipped questions: ${read.problems.join('; ')}`);
	}
	const questions = 'questions' in read ? read.questions : satisfactionQuestions;
	return questions.filter((question) => aboutIssue || question.about !== 'issue');
}

function introOf(survey: Row | undefined): Text | null {
	const [zh, en] = [textOf(survey?.['intro_zh']), textOf(survey?.['intro_en'])];
	if (zh === null && en === null) return null;
	return { 'zh-CN': zh ?? en ?? '', 'en-US': en ?? zh ?? '' };
}

function toIssue(row: Row): SlotIssue {
	return {
		id: Number(row['id']),
		number: textOf(row['number']) ?? '',
		description: textOf(row['description']) ?? '',
		status: row['status'] as Status,
	};
}

function readRow(knex: Knex, table: string, where: object): Promise<Row | undefined> {
	return knex(table).where(where).first<Row | undefined>();
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
