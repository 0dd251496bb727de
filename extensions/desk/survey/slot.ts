import type { Knex } from 'knex';
import { toLanguage, type Language, type Text } from '../../domain/language.js';
import { askedOf } from '../../domain/survey/asked.js';
import type { Question } from '../../domain/survey/question.js';
import type { Status } from '../../domain/steps.js';
import { solutionOf } from '../follow/open-issue.js';
import type { Host } from '../host.js';
import { textOf } from '../text-column.js';
import { fromColumn } from '../time.js';
import { hashToken } from '../token.js';
import { currentQuestions, readStored } from './questions.js';

/** An invitation as the survey page needs it. */
export type Slot = {
	readonly response: number;
	readonly customer: string;
	readonly language: Language;
	/** `used` once it is answered, by whomever; `withdrawn` where it was taken back or its survey is switched off. */
	readonly state: 'open' | 'used' | 'expired' | 'withdrawn';
	readonly digest: string | null;
	readonly expiresAt: Date | null;
	readonly title: Text;
	readonly intro: Text | null;
	/** What is asked here. */
	readonly questions: readonly Question[];
	readonly survey: string;
	/** The version of the survey that the invitation shows; nothing until somebody was asked by it. */
	readonly version: number | null;
	/** All questions of that version. */
	readonly all: readonly Question[];
	/** Whether something was kept that has not been sent. */
	readonly hasDraft: boolean;
	readonly issue: SlotIssue | null;
};

export type SlotIssue = {
	readonly id: number;
	readonly number: string;
	readonly description: string;
	readonly status: Status;
	/** How it was solved; nothing while it is not. */
	readonly resolution: string | null;
};

type Row = Readonly<Record<string, unknown>>;

/** An invitation with everything that its page shows. */
const columns = {
	...pick('r', ['id', 'customer', 'survey', 'survey_version', 'language', 'answered_at', 'withdrawn_at', 'digest']),
	...pick('s', ['title_zh', 'title_en', 'intro_zh', 'intro_en', 'active', 'questions']),
	...{ asked: 'v.questions', draft: 'd.response' },
	...{
		issue: 'i.id',
		number: 'i.number',
		description: 'i.description',
		status: 'i.status',
		resolution: 'i.resolution',
	},
};

function pick(table: string, names: readonly string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, `${table}.${name}`]));
}

function findSlot(knex: Knex): Knex.QueryBuilder {
	return knex('loop_responses as r')
		.leftJoin('loop_surveys as s', 's.key', 'r.survey')
		.leftJoin('loop_survey_versions as v', (join) => {
			void join.on('v.survey', 'r.survey').andOn('v.version', 'r.survey_version');
		})
		.leftJoin('loop_issues as i', 'i.id', 'r.issue')
		.leftJoin('loop_drafts as d', 'd.response', 'r.id');
}

/**
 * Opens the invitation behind a token, in one query.
 *
 * @returns nothing where nobody made such a token
 */
export async function openSlot(host: Host, token: string, now: Date): Promise<Slot | undefined> {
	const row = await findSlot(host.knex)
		.join('loop_tokens as t', 't.response', 'r.id')
		.where({ 't.hash': hashToken(token), 't.kind': 'survey' })
		.first<Row | undefined>({ ...columns, expires_at: 't.expires_at' });
	return row && toSlot(host, row, fromColumn(row['expires_at']), now);
}

/**
 * Reads an invitation for staff, who need no link.
 *
 * @returns nothing where there is no such invitation
 */
export async function readSlot(host: Host, id: number, now: Date): Promise<Slot | undefined> {
	const row = await findSlot(host.knex).where('r.id', id).first<Row | undefined>(columns);
	return row && toSlot(host, row, null, now);
}

function toSlot(host: Host, row: Row, expiresAt: Date | null, now: Date): Slot {
	const expired = expiresAt !== null && expiresAt <= now;
	const withdrawn = row['withdrawn_at'] !== null || isOff(row['active']);
	const kept = row['asked'] === null ? undefined : readStored(row['asked']);
	const version = kept && 'questions' in kept ? numberOf(row['survey_version']) : null;
	const all =
		kept && 'questions' in kept
			? kept.questions
			: currentQuestions(host, { key: row['survey'], questions: row['questions'] });
	const issue = row['issue'] === null ? null : toIssue(row);
	return {
		response: Number(row['id']),
		customer: String(row['customer']),
		language: toLanguage(textOf(row['language'])),
		state: row['answered_at'] !== null ? 'used' : withdrawn ? 'withdrawn' : expired ? 'expired' : 'open',
		digest: textOf(row['digest']),
		expiresAt,
		title: {
			'zh-CN': textOf(row['title_zh']) ?? textOf(row['title_en']) ?? '',
			'en-US': textOf(row['title_en']) ?? textOf(row['title_zh']) ?? '',
		},
		intro: introOf(row),
		questions: askedOf(all, issue !== null),
		survey: String(row['survey']),
		version,
		all,
		hasDraft: row['draft'] !== null,
		issue,
	};
}

function isOff(active: unknown): boolean {
	return active === false || active === 0;
}

function numberOf(value: unknown): number | null {
	return typeof value === 'number' ? value : null;
}

function introOf(row: Row): Text | null {
	const [zh, en] = [textOf(row['intro_zh']), textOf(row['intro_en'])];
	if (zh === null && en === null) return null;
	return { 'zh-CN': zh ?? en ?? '', 'en-US': en ?? zh ?? '' };
}

function toIssue(row: Row): SlotIssue {
	return {
		id: Number(row['issue']),
		number: textOf(row['number']) ?? '',
		description: textOf(row['description']) ?? '',
		status: row['status'] as Status,
		resolution: solutionOf(row['status'], row['resolution']),
	};
}
