import type { Knex } from 'knex';
import type { Env } from '../survey/public-url.js';
import { publicUrl } from '../survey/public-url.js';
import { issueToken } from '../token.js';

/**
 * Makes a fresh private link by which the customer follows the issue (R20); it stays good, and so do earlier ones.
 *
 * @returns nothing where nobody outside could open it, because PUBLIC_URL is not set
 */
export async function followLink(trx: Knex, env: Env, issue: number, now: Date): Promise<string | null> {
	if (!hasAddress(env)) return null;
	return publicUrl(env, `loop/i/${await issueToken(trx, 'issue', { issue }, now, null)}`);
}

/** Whether people outside can open our links. */
export function hasAddress(env: Env): boolean {
	return /^https?:\/\//i.test(publicUrl(env, ''));
}
