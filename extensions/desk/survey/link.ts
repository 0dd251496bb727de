import { ForbiddenError } from '@directus/errors';
import type { Knex } from 'knex';
import type { MessageChannel } from '../../domain/message/channel.js';
import { solvedStatuses, type Status } from '../../domain/steps.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { ensureInvitation } from '../invitation.js';
import { logLink } from '../log-link.js';
import { wake } from '../reactors/wake.js';
import { readSettings } from '../settings.js';
import { fromColumn, toColumn } from '../time.js';
import { issueToken } from '../token.js';
import { publicUrl } from './public-url.js';
import { sendLink } from './send-link.js';
import { stampInvitations } from './stamp-invitation.js';

const day = 86_400_000;

export type SurveyLink = {
	readonly url: string;
	readonly expires_at: string;
	readonly response: number;
	/** The way it was sent; nothing where it is only shown. */
	readonly sent: MessageChannel | null;
};

/**
 * Makes a fresh link to the survey about a solved issue (R26), for staff to show, or sends it. The invitation stays the
 * same one; earlier links to it stay good until they expire.
 *
 * @param user who asks for it; the story says so
 * @param issueId key of the issue
 * @param send whether the desk sends it; when it was sent, its delivery says
 * @throws Forbidden (403) where there is no such issue; LOOP_STEP where it is not solved yet; LOOP_TOKEN (410) where the
 * customer has already answered about this solution; UnprocessableContent (422) where they cannot be sent anything
 */
export async function issueSurveyLink(
	host: Host,
	user: string,
	issueId: number,
	send = false,
	now = new Date(),
): Promise<SurveyLink> {
	const link = await host.knex.transaction(async (trx) => {
		const { id, event } = await findSlot(trx, issueId);
		const response = await trx('loop_responses')
			.where({ id })
			.forUpdate()
			.first<{ answered_at: unknown; sent_at: unknown; customer: string } | undefined>(
				'answered_at',
				'sent_at',
				'customer',
			);
		if (!response || response.answered_at !== null) throw refuse({ code: 'LOOP_TOKEN', gone: true });
		const { survey_days } = await readSettings(trx);
		const until = new Date(now.getTime() + survey_days * day);
		const shown = send ? {} : { sent_at: toColumn(trx, fromColumn(response.sent_at) ?? now) };
		await trx('loop_responses')
			.where({ id })
			.update({ ...shown, expires_at: toColumn(trx, until), skipped: null });
		await stampInvitations(host, trx, [id]);
		const token = await issueToken(trx, 'survey', { response: id, issue: issueId }, now, until);
		const url = publicUrl(host.env, `loop/s/${token}`);
		const sent = send ? await sendLink(host, trx, { issue: issueId, event, response: id, url, until }, now) : null;
		await logLink(trx, { issue: issueId, customer: response.customer, opens: 'survey', actor: user });
		return { url, expires_at: until.toISOString(), response: id, sent };
	});
	wake(host);
	return link;
}

/** The invitation of the issue's latest solution; the reactor may not have made it yet. */
async function findSlot(trx: Knex, issueId: number): Promise<{ id: number; event: number }> {
	const issue = await trx('loop_issues').where({ id: issueId }).first<{ status: Status } | undefined>('status');
	if (!issue) throw new ForbiddenError();
	const solution = await trx('loop_events')
		.where({ issue: issueId, type: 'step', to: 'feedback' })
		.orderBy('id', 'desc')
		.first<{ id: number } | undefined>('id');
	const solved = (solvedStatuses as readonly Status[]).includes(issue.status);
	if (!solution || !solved) throw refuse({ code: 'LOOP_STEP', from: issue.status, to: 'archived' });
	const slot = await ensureInvitation(trx, { issue: issueId, event: solution.id });
	if (slot === undefined) throw refuse({ code: 'LOOP_INCOMPLETE', fields: ['survey'] });
	return { id: slot, event: solution.id };
}
