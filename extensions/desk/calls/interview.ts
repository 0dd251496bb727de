import type { Knex } from 'knex';
import type { CalledCustomer, Interview, PastAnswer, PastIssue } from '../../domain/interview.js';
import { readSignals } from '../../domain/risk/risk.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { personName } from '../person-name.js';
import { readSettings } from '../settings.js';
import { readSlot, type Slot } from '../survey/slot.js';
import { fromColumn } from '../time.js';
import { textOf } from '../text-column.js';
import { readHandlers } from './handlers.js';

type Row = Readonly<Record<string, unknown>>;

/** Issues and answers of the customer that are shown beside the questions. */
const shown = 5;

/**
 * Reads what an interview needs (D14).
 *
 * @param user who is going to call
 * @returns nothing where there is no such invitation
 */
export async function readInterview(
	host: Host,
	user: string,
	id: number,
	now = new Date(),
): Promise<Interview | undefined> {
	const { knex } = host;
	const slot = await readSlot(host, id, now);
	if (!slot) return undefined;
	const settings = await readSettings(knex);
	const row = await knex('loop_responses as r')
		.leftJoin('directus_users as u', 'u.id', 'r.answered_by')
		.where('r.id', id)
		.first<Row>('r.*', 'u.first_name', 'u.last_name');
	const answered = fromColumn(row['answered_at']);
	return {
		state: answered ? 'answered' : row['call_ended'] || slot.state === 'withdrawn' ? 'ended' : 'open',
		may: await mayAsk(knex, user, slot, settings.call_by_owner),
		language: slot.language,
		title: slot.title,
		questions: slot.questions,
		issue: slot.issue,
		customer: await readCustomer(knex, slot.customer),
		call: {
			due: fromColumn(row['call_due'])?.toISOString() ?? null,
			attempts: Number(row['call_attempts'] ?? 0),
			most: settings.call_attempts,
			ended: textOf(row['call_ended']),
		},
		answered: answered && {
			at: answered.toISOString(),
			by: personName(row),
			channel: String(row['channel']),
			overall: numberOf(row['overall']),
		},
		issues: await readIssues(knex, slot),
		answers: await readAnswers(knex, slot),
	};
}

/** Whether a person may ask about a solution: not whoever handled it, unless the settings allow it (D14). */
export async function mayAsk(knex: Knex, user: string, { issue }: Slot, byOwner: boolean): Promise<boolean> {
	if (issue === null || byOwner) return true;
	return !(await readHandlers(knex, [issue.id])).get(issue.id)?.has(user);
}

async function readCustomer(knex: Knex, id: string): Promise<CalledCustomer> {
	const row = await knex('loop_customers as c')
		.leftJoin('loop_tiers as t', 't.key', 'c.tier')
		.where('c.id', id)
		.first<Row>('c.*', 't.name_zh', 't.name_en');
	const [zh, en] = [textOf(row['name_zh']), textOf(row['name_en'])];
	return {
		id,
		name: textOf(row['name']) ?? '',
		contact: textOf(row['contact_person']),
		phone: textOf(row['phone']),
		tier: zh && en ? { 'zh-CN': zh, 'en-US': en } : null,
		satisfaction: numberOf(row['satisfaction']),
		risk: numberOf(row['risk']),
		signals: readSignals(fromJsonColumn(row['risk_signals'])),
	};
}

async function readIssues(knex: Knex, { customer }: Slot): Promise<PastIssue[]> {
	const rows = await knex('loop_issues')
		.where({ customer })
		.orderBy('submitted_at', 'desc')
		.limit(shown)
		.select<Row[]>('id', 'number', 'description', 'status', 'submitted_at', 'rating');
	return rows.map((row) => ({
		id: Number(row['id']),
		number: textOf(row['number']) ?? '',
		description: (textOf(row['description']) ?? '').slice(0, 200),
		status: String(row['status']),
		at: fromColumn(row['submitted_at'])?.toISOString() ?? '',
		rating: numberOf(row['rating']),
	}));
}

async function readAnswers(knex: Knex, { customer, response }: Slot): Promise<PastAnswer[]> {
	const rows = await knex('loop_responses')
		.where({ customer })
		.whereNot('id', response)
		.whereNotNull('answered_at')
		.orderBy('answered_at', 'desc')
		.limit(shown)
		.select<Row[]>('id', 'answered_at', 'overall', 'nps', 'reason', 'suggestion');
	return rows.map((row) => ({
		id: Number(row['id']),
		at: fromColumn(row['answered_at'])?.toISOString() ?? '',
		overall: numberOf(row['overall']),
		nps: numberOf(row['nps']),
		words: [row['reason'], row['suggestion']]
			.flatMap((words) => textOf(words) ?? [])
			.join(' · ')
			.slice(0, 200),
	}));
}

function numberOf(value: unknown): number | null {
	return value === null || value === undefined ? null : Number(value);
}
