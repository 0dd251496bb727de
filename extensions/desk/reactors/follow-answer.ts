import type { Knex } from 'knex';
import { decideConsequence, type AboutIssue } from '../../domain/consequence/consequence.js';
import { readSigns, type Sign } from '../../domain/consequence/signs.js';
import type { Settings } from '../../domain/settings.js';
import type { Status } from '../../domain/steps.js';
import { databaseNow } from '../database-clock.js';
import { moveTier } from '../consequence/move-tier.js';
import { raise, type Raised } from '../consequence/raise.js';
import { readAnswer, type StoredAnswer } from '../consequence/read-answer.js';
import { thank } from '../consequence/thank.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { putSignals } from '../risk.js';
import { readSettings } from '../settings.js';
import { fromColumn } from '../time.js';
import type { LoggedEvent } from './event.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Lets what follows from an answer happen (R28), in the transaction that marks its event: the issue that it raises,
 * adds to or reopens, the signals of risk, the tier, the thank-you. A second time it finds all of it there.
 */
export async function followAnswer(host: Host, trx: Knex, event: LoggedEvent): Promise<void> {
	if (event.type !== 'answer') return;
	const { response, channel } = (fromJsonColumn(event.data) ?? {}) as { response?: number; channel?: string };
	// What a spreadsheet tells lies in the past: nobody waits for us.
	if (response === undefined || channel === 'import') return;
	const settings = await readSettings(trx);
	const answer = await readAnswer(trx, response, settings.language);
	if (!answer) return;
	const signs = readSigns(answer.answered, settings);
	const at = fromColumn(event.at) ?? new Date();
	// Of an answer without a sign nothing is read that could not matter.
	const calm = signs.length === 0;
	// The issue before the customer, as whoever stores an answer locks them.
	const issue = calm || answer.issue === null ? undefined : await lockIssue(trx, answer.issue);
	if (!calm) await trx('loop_customers').where({ id: answer.customer }).forUpdate().first('id');
	const now = calm ? at : new Date(await databaseNow(trx));
	if (!calm) await judge(trx, answer, signs, settings, at, now);
	const consequence = decideConsequence({
		answered: answer.answered,
		signs,
		about: issue ? await aboutOf(trx, issue, event.id) : null,
		running: calm ? null : await findRunning(trx, answer),
		reopen_days: settings.reopen_days,
		now,
	});
	const raised: Raised = { answer, signs, about: issue ?? null, now };
	if (consequence.act === 'thank') await thank(host, trx, answer, event.id, settings);
	else if (consequence.act !== 'none') await raise(host, trx, raised, consequence, settings);
}

/** What the answer says of the customer. */
async function judge(
	trx: Knex,
	answer: StoredAnswer,
	signs: readonly Sign[],
	settings: Settings,
	at: Date,
	now: Date,
): Promise<void> {
	const { response, issue, customer } = answer;
	const about = { at, response, ...(issue === null ? {} : { issue }) };
	const fresh = signs.map(({ sign, figure }) => ({
		signal: sign,
		...about,
		...(figure === undefined ? {} : { figure }),
	}));
	await putSignals(trx, customer, fresh, now);
	if (settings.answer_moves_tier) await moveTier(trx, answer, signs, settings, now);
}

function lockIssue(trx: Knex, id: number): Promise<Row | undefined> {
	return trx('loop_issues').where({ id }).forUpdate().first<Row | undefined>();
}

async function aboutOf(trx: Knex, issue: Row, event: number): Promise<AboutIssue> {
	const archived = await trx('loop_events')
		.where({ issue: issue['id'], type: 'step', to: 'archived' })
		.max<{ last: number | string | null }[]>({ last: 'id' });
	return {
		id: Number(issue['id']),
		status: issue['status'] as Status,
		archivedBefore: Number(archived[0]?.last ?? Infinity) < event,
		archived_at: fromColumn(issue['archived_at']),
		hasOwner: issue['owner'] !== null,
	};
}

/** The open issue that an earlier answer about the same issue, or to the same survey, has raised. */
async function findRunning(trx: Knex, { customer, issue, survey }: StoredAnswer): Promise<number | null> {
	const row = await trx('loop_issues as i')
		.join('loop_responses as r', 'r.id', 'i.response')
		.where({ 'i.customer': customer, ...(issue === null ? { 'r.survey': survey } : { 'r.issue': issue }) })
		.modify((query) => (issue === null ? void query.whereNull('r.issue') : undefined))
		.whereNot('i.status', 'archived')
		.orderBy('i.id', 'desc')
		.forUpdate()
		.first<{ id: number } | undefined>('i.id as id');
	return row ? Number(row.id) : null;
}
