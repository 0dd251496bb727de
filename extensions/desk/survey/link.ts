import { ForbiddenError } from '@directus/errors';
import type { Knex } from 'knex';
import { solvedStatuses, type Status } from '../../domain/steps.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { ensureInvitation } from '../invitation.js';
import { readSettings } from '../settings.js';
import { fromColumn, toColumn } from '../time.js';
import { issueToken } from '../token.js';
import { publicUrl } from './public-url.js';

const day = 86_400_000;

export type SurveyLink = { readonly url: string; readonly expires_at: string; readonly response: number };

/**
 * Makes a fresh link to the survey about a solved issue (R26), for staff to send or to show. The invitation stays the
 * same one; earlier links to it stay good until they expire.
 *
 * @param issueId key of the issue
 * @throws Forbidden (403) where there is no such issue; LOOP_STEP where it is not solved yet; LOOP_TOKEN (410) where the
 * customer has already answered about this solution
 */
export function issueSurveyLink(host: Host, issueId: number, now = new Date()): Promise<SurveyLink> {
	return host.knex.transaction(async (trx) => {
		const id = await findSlot(host, trx, issueId);
		const response = await trx('loop_responses')
			.where({ id })
			.forUpdate()
			.first<{ answered_at: unknown; sent_at: unknown } | undefined>('answered_at', 'sent_at');
		if (!response || response.answered_at !== null) throw refuse({ code: 'LOOP_TOKEN', gone: true });
		const { survey_days } = await readSettings(trx);
		const until = new Date(now.getTime() + survey_days * day);
		await trx('loop_responses')
			.where({ id })
			.update({
				sent_at: toColumn(trx, fromColumn(response.sent_at) ?? now),
				expires_at: toColumn(trx, until),
				skipped: null,
			});
		const token = await issueToken(trx, 'survey', { response: id, issue: issueId }, now, until);
		return { url: publicUrl(host.env, `loop/s/${token}`), expires_at: until.toISOString(), response: id };
	});
}

/**
 * Makes the link that a message about a solution carries. When it was sent, the delivery of the message says.
 *
 * @param cause the issue, and the event by which it came to feedback
 * @returns nothing where nobody is asked, or the customer has already answered
 */
export async function linkForMessage(
	host: Host,
	trx: Knex,
	cause: { readonly issue: number; readonly event: number },
	now: Date,
): Promise<{ readonly url: string; readonly until: Date } | undefined> {
	const response = await ensureInvitation(host, trx, cause);
	if (response === undefined) return undefined;
	const open = { id: response, answered_at: null };
	const until = new Date(now.getTime() + (await readSettings(trx)).survey_days * day);
	const asked = await trx('loop_responses')
		.where(open)
		.update({ expires_at: toColumn(trx, until) });
	if (asked === 0) return undefined;
	const token = await issueToken(trx, 'survey', { response, issue: cause.issue }, now, until);
	return { url: publicUrl(host.env, `loop/s/${token}`), until };
}

/** The invitation of the issue's latest solution; the reactor may not have made it yet. */
async function findSlot(host: Host, trx: Knex, issueId: number): Promise<number> {
	const issue = await trx('loop_issues').where({ id: issueId }).first<{ status: Status } | undefined>('status');
	if (!issue) throw new ForbiddenError();
	const solution = await trx('loop_events')
		.where({ issue: issueId, type: 'step', to: 'feedback' })
		.orderBy('id', 'desc')
		.first<{ id: number } | undefined>('id');
	const solved = (solvedStatuses as readonly Status[]).includes(issue.status);
	if (!solution || !solved) throw refuse({ code: 'LOOP_STEP', from: issue.status, to: 'archived' });
	const slot = await ensureInvitation(host, trx, { issue: issueId, event: solution.id });
	if (slot === undefined) throw refuse({ code: 'LOOP_INCOMPLETE', fields: ['survey'] });
	return slot;
}
