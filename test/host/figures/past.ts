import type { Status } from '../../../extensions/domain/steps.js';
import { satisfaction } from '../../../extensions/domain/survey/satisfaction.js';
import type { Kind } from '../harness/databases';
import type { Desk } from '../harness/desk';

/** One step of a past issue. */
export interface PastTurn {
	to: Exclude<Status, 'recorded'>;
	at: Date;
	/** On the way to the archive; null where nobody answered. */
	rating?: number | null;
}

export interface PastIssue {
	customer: string;
	category: string;
	department: string;
	/** Who is responsible; the steps need someone. */
	owner: string;
	submittedAt: Date;
	/** By when the customer should have heard of us; an issue without terms has none. */
	firstDue?: Date | null;
	turns: PastTurn[];
}

export interface PastAnswer {
	customer: string;
	issue: number | null;
	answeredAt: Date | null;
	overall: number | null;
	nps: number | null;
	sentAt?: Date | null;
	channel?: string | null;
	/** Why it was not sent. */
	skipped?: string | null;
	reason?: string;
	suggestion?: string;
	scores?: Record<string, unknown>;
}

/** A deadline that is over. */
export interface PastDeadline {
	issue: number;
	due: Date;
	outcome: 'met' | 'missed';
}

export interface PastCustomer {
	id: string;
	tier: string | null;
	stage: string;
	owner: string | null;
	/** `YYYY-MM-DD` */
	since: string | null;
	activatedAt: Date | null;
}

export interface PastPurchase {
	customer: string;
	/** `YYYY-MM-DD` */
	day: string;
}

export interface PastRecovery {
	customer: string;
	owner: string | null;
	state: 'open' | 'won' | 'lost';
	endedAt: Date | null;
}

let count = 0;

/**
 * Writes an issue that happened long ago, step by step and with its own times, past the API but under the law.
 *
 * @returns its key
 */
export async function writeIssue(desk: Desk, issue: PastIssue): Promise<number> {
	const number = `W19990101-${String(++count).padStart(4, '0')}`;
	await desk.sql(
		'insert into loop_issues (number, customer, category, department, owner, description, status, urgency, submitted_at, status_since, first_response_due, reopened, returned) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)',
		[
			number,
			issue.customer,
			issue.category,
			issue.department,
			issue.owner,
			'long ago',
			'recorded',
			'normal',
			column(desk.database, issue.submittedAt),
			column(desk.database, issue.submittedAt),
			issue.firstDue ? column(desk.database, issue.firstDue) : null,
		],
	);
	const [row] = await desk.sql('select id from loop_issues where number = ?', [number]);
	const id = Number(row?.['id']);
	for (const turn of issue.turns) await writeTurn(desk, id, issue.customer, turn);
	return id;
}

async function writeTurn(desk: Desk, id: number, customer: string, { to, at, rating }: PastTurn): Promise<void> {
	const answered = rating !== null && rating !== undefined;
	if (to === 'archived' && !answered) {
		await desk.sql(
			'insert into loop_contacts (customer, issue, method, kind, direction, recorded_at) values (?, ?, ?, ?, ?, ?)',
			[customer, id, 'phone', 'confirm', 'out', column(desk.database, at)],
		);
	}
	const patch: Record<string, unknown> = { status: to, step_at: column(desk.database, at) };
	if (to === 'feedback') patch['resolution'] = 'done';
	if (to === 'handling') Object.assign(patch, { customer_words: 'not yet', reopen_reason: 'again' });
	if (to === 'archived')
		Object.assign(patch, { confirmed_by: answered ? 'phone' : 'no_answer', rating: rating ?? null });
	const columns = Object.keys(patch);
	const set = columns.map((name) => `${name} = ?`).join(', ');
	await desk.sql(`update loop_issues set ${set} where id = ?`, [...Object.values(patch), id]);
}

/** Writes an answer to the survey that ships; without `answeredAt` it is a survey that nobody answered. */
export async function writeAnswer(desk: Desk, answer: PastAnswer): Promise<void> {
	const at = (moment: Date | null | undefined) => moment && column(desk.database, moment);
	await insert(desk, 'loop_responses', {
		survey: satisfaction.key,
		customer: answer.customer,
		issue: answer.issue,
		answered_at: at(answer.answeredAt) ?? null,
		sent_at: at(answer.sentAt) ?? null,
		overall: answer.overall,
		nps: answer.nps,
		channel: answer.channel ?? null,
		skipped: answer.skipped ?? null,
		reason: answer.reason ?? null,
		suggestion: answer.suggestion ?? null,
		scores: answer.scores ? JSON.stringify(answer.scores) : null,
	});
}

/** Writes a customer past the API, as an import does. */
export async function writeCustomer(desk: Desk, customer: PastCustomer): Promise<void> {
	const { id, tier, stage, owner, since, activatedAt } = customer;
	await insert(desk, 'loop_customers', {
		...{ id, tier, stage, owner, since, name: `Customer ${id}`, number: `P${id.slice(0, 8)}` },
		activated_at: activatedAt && column(desk.database, activatedAt),
	});
}

export async function writeRecovery(desk: Desk, { customer, owner, state, endedAt }: PastRecovery): Promise<void> {
	const ended = endedAt && column(desk.database, endedAt);
	await insert(desk, 'loop_recoveries', { customer, owner, state, ended_at: ended });
}

export async function writeDeadline(desk: Desk, { issue, due, outcome }: PastDeadline): Promise<void> {
	const key = `${issue}:commit@${String(++count)}`;
	await desk.sql('insert into loop_deadlines values (?, ?, ?, ?)', [key, issue, column(desk.database, due), outcome]);
}

async function insert(desk: Desk, table: string, row: Record<string, unknown>): Promise<void> {
	const columns = Object.keys(row);
	const places = columns.map(() => '?').join(', ');
	await desk.sql(`insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row));
}

/** A moment as each database keeps it: the host writes the digits of UTC into MySQL. */
function column(database: Kind, at: Date): string | number {
	if (database === 'sqlite') return at.getTime();
	return database === 'postgres' ? at.toISOString() : at.toISOString().slice(0, 19).replace('T', ' ');
}
