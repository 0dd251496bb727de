import type { Knex } from 'knex';
import type { Raising } from '../../domain/consequence/consequence.js';
import { categoryOf, describeAnswer, urgencyOf } from '../../domain/consequence/raised.js';
import type { Sign } from '../../domain/consequence/signs.js';
import type { Settings } from '../../domain/settings.js';
import type { Status } from '../../domain/steps.js';
import { datesToColumns } from '../columns.js';
import { takeCustomerStep } from '../customer-step.js';
import type { Host } from '../host.js';
import { insertCounted } from '../insert-counted.js';
import { completeRecord } from '../record.js';
import { toColumn } from '../time.js';
import { fingerprint } from '../vault.js';
import type { StoredAnswer } from './read-answer.js';

type Row = Readonly<Record<string, unknown>>;

/** Something that somebody must see to, whether an answer to a survey or a rating. */
export type Complaint = {
	readonly answer: Pick<StoredAnswer, 'customer' | 'language' | 'answered'> & { readonly response: number | null };
	readonly signs: readonly Sign[];
	/** The issue that it is about, locked. */
	readonly about: Row | null;
	readonly now: Date;
};

/** An answer that somebody must see to. */
export type Raised = Complaint & { readonly answer: StoredAnswer };

/** Opens an issue for an answer, or adds it to the one that runs, or reopens the one that it is about (R28). */
export async function raise(
	host: Host,
	trx: Knex,
	raised: Raised,
	consequence: Raising,
	settings: Settings,
): Promise<void> {
	if (await isRaised(host, trx, raised.answer)) return;
	if (consequence.act === 'open') return openIssue(host, trx, raised, settings);
	const { issue } = consequence;
	const words = wordsOf(raised);
	if (consequence.act === 'reopen' && raised.about) {
		const { status, category, customer } = raised.about;
		const acted = { id: issue, status: status as Status, category: category as string, customer: String(customer) };
		await takeCustomerStep(trx, acted, { status: 'handling', reopen_reason: words }, 'system');
	}
	await addWords(host, trx, raised, issue, words);
}

/** One issue for an answer: the column holds a second one off, the mark a second contact. */
async function isRaised({ env }: Host, trx: Knex, { response }: StoredAnswer): Promise<boolean> {
	const key = keyOf(env, response);
	return Boolean(
		(await trx('loop_issues').where({ response }).first('id')) ?? (await trx('loop_posts').where({ key }).first('key')),
	);
}

/** Opens an issue for what somebody must see to. */
export async function openIssue(host: Host, trx: Knex, raised: Complaint, { low_score }: Settings): Promise<void> {
	const { answer, signs, about, now } = raised;
	const { answered, customer, response } = answer;
	const wanted = categoryOf(answered, low_score, (about?.['category'] as string | null | undefined) ?? null);
	const category = await firstCategory(trx, [wanted, 'other']);
	const matter = { category, customer, urgency: urgencyOf(answered, signs), department: null, owner: null };
	const given = await completeRecord(trx, matter, now);
	await insertCounted(trx, 'loop_issues', {
		...datesToColumns(trx, {
			...given,
			owner: given['owner'] ?? (await fallbackOwner(trx, raised)),
			submitted_at: now,
			status_since: now,
		}),
		customer,
		category,
		urgency: matter.urgency,
		description: wordsOf(raised),
		source: 'survey',
		status: 'recorded',
		response,
	});
	host.logger.info(`Closed Loop: ${response === null ? 'a rating' : `answer ${response}`} has raised an issue.`);
}

/** Whom nobody is named for goes to whoever handled what the answer is about, else to the account manager (R5). */
async function fallbackOwner(trx: Knex, { answer, about }: Complaint): Promise<string | null> {
	if (typeof about?.['owner'] === 'string') return about['owner'];
	const row = await trx('loop_customers').where({ id: answer.customer }).first<{ owner: string | null }>('owner');
	return row.owner;
}

async function firstCategory(trx: Knex, keys: readonly string[]): Promise<string | null> {
	const found = await trx('loop_categories')
		.whereIn('key', [...keys])
		.pluck<string[]>('key');
	return keys.find((key) => found.includes(key)) ?? null;
}

/** The customer's words on the story of an issue, as they wrote them; the mark makes them theirs, and once. */
async function addWords(host: Host, trx: Knex, raised: Raised, issue: number, words: string): Promise<void> {
	const { answer, now } = raised;
	const at = toColumn(trx, now);
	const contact = await insertCounted(trx, 'loop_contacts', {
		customer: answer.customer,
		issue,
		method: answer.channel === 'phone' ? 'phone' : 'web',
		kind: 'other',
		direction: 'in',
		reached: true,
		at,
		recorded_at: at,
		summary: words,
	});
	await trx('loop_posts').insert({
		key: keyOf(host.env, answer.response),
		digest: fingerprint(host.env, words),
		issue,
		contact,
		at: now.getTime(),
	});
}

function keyOf(env: Host['env'], response: number): string {
	return fingerprint(env, `answer ${response}`);
}

function wordsOf({ answer, signs, about }: Complaint): string {
	const number = typeof about?.['number'] === 'string' ? about['number'] : null;
	return describeAnswer(answer.answered, signs, answer.language, number);
}
