import type { Knex } from 'knex';
import { issueLink } from '../follow/link.js';
import type { Host } from '../host.js';
import { publicUrl } from '../survey/public-url.js';

/**
 * Makes the private link that a message carries (R20).
 *
 * @returns nothing where nobody outside could open it, because PUBLIC_URL is not set
 */
export async function linkToFollow(trx: Knex, host: Host, issue: number, now: Date): Promise<string | null> {
	return hasAddress(host) ? (await issueLink(trx, host, issue, now)).url : null;
}

/** Whether people outside can open our links. */
export function hasAddress({ env }: Host): boolean {
	return /^https?:\/\//i.test(publicUrl(env, ''));
}
