import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { fromColumn, toColumn } from './time.js';

export type TokenKind = 'survey' | 'issue';

/** What a token opens. */
export type Opened = {
	readonly response: number | null;
	readonly issue: number | null;
	readonly expiresAt: Date | null;
};

/**
 * Makes a token of 256 bits for a private link and keeps only its hash.
 *
 * @param opens the row behind the link
 * @param until the end of its validity; nothing for a link that stays
 * @returns 43 characters of base64url; they are never seen again
 */
export async function issueToken(
	trx: Knex,
	kind: TokenKind,
	opens: { readonly response?: number; readonly issue?: number | null },
	now: Date,
	until: Date | null,
): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await trx('loop_tokens').insert({
		hash: hashToken(token),
		kind,
		response: opens.response ?? null,
		issue: opens.issue ?? null,
		created_at: toColumn(trx, now),
		expires_at: until && toColumn(trx, until),
	});
	return token;
}

/**
 * Makes tokens for the links of many invitations at once.
 *
 * @returns response → token
 */
export async function issueTokens(
	trx: Knex,
	responses: readonly number[],
	now: Date,
	until: Date,
): Promise<Map<number, string>> {
	const tokens = new Map(responses.map((response) => [response, randomBytes(32).toString('base64url')]));
	const rows = [...tokens].map(([response, token]) => ({
		hash: hashToken(token),
		kind: 'survey' satisfies TokenKind,
		response,
		issue: null,
		created_at: toColumn(trx, now),
		expires_at: toColumn(trx, until),
	}));
	if (rows.length > 0) await trx('loop_tokens').insert(rows);
	return tokens;
}

/**
 * Looks a token up by its hash. A token of the wrong length or alphabet costs the same as a wrong one.
 *
 * @returns nothing where nobody made such a token, or for another kind of link
 */
export async function findToken(knex: Knex, kind: TokenKind, token: string): Promise<Opened | undefined> {
	const row = await knex('loop_tokens')
		.where({ hash: hashToken(token), kind })
		.first<{ response: number | null; issue: number | null; expires_at: unknown } | undefined>();
	return row && { response: row.response, issue: row.issue, expiresAt: fromColumn(row.expires_at) };
}

/** The only form in which a token is kept: SHA-256, in hex. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
