import type { Knex } from 'knex';
import type { Language, Text } from '../../domain/language.js';
import { readSignals, type RiskSignal } from '../../domain/risk/risk.js';
import type { Question } from '../../domain/survey/question.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { personName } from '../person-name.js';
import { readSettings } from '../settings.js';
import { readSlot, type Slot, type SlotIssue } from '../survey/slot.js';
import { fromColumn } from '../time.js';
import { textOf } from '../text-column.js';
import { readHandlers } from './handlers.js';

type Row = Readonly<Record<string, unknown>>;

/** Everything that whoever calls needs in front of them. */
export type Interview = {
	readonly state: 'open' | 'answered' | 'ended';
	/** Whether the person who looks may ask: whoever handled the issue may not, unless the settings say so (D14). */
	readonly may: boolean;
	readonly language: Language;
	readonly title: Text;
	readonly questions: readonly Question[];
	readonly issue: SlotIssue | null;
	readonly customer: CalledCustomer;
	readonly call: {
		readonly due: string | null;
		readonly attempts: number;
		readonly most: number;
		readonly ended: string | null;
	};
	/** Who filled the slot, and what came out. */
	readonly answered: {
		readonly at: string;
		readonly by: string | null;
		readonly channel: string;
		readonly overall: number | null;
	} | null;
	readonly issues: readonly PastIssue[];
	readonly answers: readonly PastAnswer[];
};

export type CalledCustomer = {
	readonly id: string;
	readonly name: string;
	readonly contact: string | null;
	readonly phone: string | null;
	readonly tier: Text | null;
	readonly satisfaction: number | null;
	readonly risk: number | null;
	readonly signals: readonly RiskSignal[];
};

export type PastIssue = {
	readonly id: number;
	readonly number: string;
	readonly description: string;
	readonly status: string;
	readonly at: string;
	readonly rating: number | null;
};

export type PastAnswer = {
	readonly id: number;
	readonly at: string;
	readonly overall: number | null;
	readonly nps: number | null;
	readonly words: string;
};

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
