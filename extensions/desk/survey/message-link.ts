import type { Knex } from 'knex';
import { mayAskAgain } from '../asking/solved.js';
import type { Host } from '../host.js';
import { ensureInvitation } from '../invitation.js';
import { readSettings } from '../settings.js';
import { toColumn } from '../time.js';
import { issueToken } from '../token.js';
import { publicUrl } from './public-url.js';
import { stampInvitations } from './stamp-invitation.js';

const day = 86_400_000;

/**
 * Makes the link that a message about a solution carries. When it was sent, the delivery of the message says.
 *
 * @param cause the issue, and the event by which it came to feedback
 * @returns nothing where nobody is asked, the customer has already answered, or the person is asked too often
 */
export async function linkForMessage(
	host: Host,
	trx: Knex,
	cause: { readonly issue: number; readonly event: number },
	now: Date,
): Promise<{ readonly url: string; readonly until: Date } | undefined> {
	const response = await ensureInvitation(trx, cause);
	if (response === undefined || !(await mayAskAgain(host, trx, response, now))) return undefined;
	const open = { id: response, answered_at: null };
	const until = new Date(now.getTime() + (await readSettings(trx)).survey_days * day);
	const asked = await trx('loop_responses')
		.where(open)
		.update({ expires_at: toColumn(trx, until) });
	if (asked === 0) return undefined;
	await stampInvitations(host, trx, [response]);
	const token = await issueToken(trx, 'survey', { response, issue: cause.issue }, now, until);
	return { url: publicUrl(host.env, `loop/s/${token}`), until };
}
