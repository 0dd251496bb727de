import { ForbiddenError } from '@directus/errors';
import type { Knex } from 'knex';
import type { Host } from '../host.js';
import { logLink } from '../log-link.js';
import { readSettings } from '../settings.js';
import { publicUrl } from '../survey/public-url.js';
import { issueToken } from '../token.js';

const day = 86_400_000;

/** The customer's private link to one issue. Without a `PUBLIC_URL` the address is a path. */
export type IssueLink = { readonly url: string; readonly expires_at: string };

/**
 * Makes a private link by which a customer follows an issue (R20). Only its hash is kept, so that each message carries
 * a link of its own; earlier ones stay good until they expire.
 *
 * @param trx the transaction that also stores whatever carries the link
 * @param issue key of an issue that exists
 * @example await issueLink(trx, host, 7) //=> { url: 'https://desk.example.com/loop/i/…', expires_at: '2024-10-28T06:00:00.000Z' }
 */
export async function issueLink(trx: Knex, host: Host, issue: number, now = new Date()): Promise<IssueLink> {
	const { link_days } = await readSettings(trx);
	const until = new Date(now.getTime() + link_days * day);
	const token = await issueToken(trx, 'issue', { issue }, now, until);
	return { url: publicUrl(host.env, `loop/i/${token}`), expires_at: until.toISOString() };
}

/**
 * Makes a private link for staff to send or to show.
 *
 * @param user who asks for it; the story says so
 * @throws Forbidden (403) where there is no such issue
 */
export function makeIssueLink(host: Host, user: string, issue: number): Promise<IssueLink> {
	return host.knex.transaction(async (trx) => {
		const row = await trx('loop_issues').where({ id: issue }).first<{ customer: string } | undefined>('customer');
		if (!row) throw new ForbiddenError();
		await logLink(trx, { issue, customer: row.customer, opens: 'issue', actor: user });
		return issueLink(trx, host, issue);
	});
}
