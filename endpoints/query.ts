import { InvalidQueryError } from '@directus/errors';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Scope } from '../extensions/desk/figures/rows.js';
import { wordOf } from './word.js';

const word = wordOf(255);

/** What every route of figures takes: of which customers and which issues. The host reads `access_token` itself. */
export const scoped = z.strictObject({
	tier: word.optional(),
	category: word.optional(),
	access_token: z.string().optional(),
});

/**
 * Checks what came with an address.
 *
 * @throws InvalidQuery (400) that names every parameter in question
 */
export function parseQuery<T>(schema: z.ZodType<T>, value: unknown): T {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const reasons = parsed.error.issues.map(({ path, message }) =>
		path.length > 0 ? `"${path.join('.')}": ${message}` : message,
	);
	throw new InvalidQueryError({ reason: reasons.join('; ') });
}

/** Which issues to look at; a tier or category that does not exist is a mistake, not an empty answer. */
export async function readScope(knex: Knex, { tier, category }: Scope): Promise<Scope> {
	await checkKey(knex, 'loop_tiers', 'tier', tier);
	await checkKey(knex, 'loop_categories', 'category', category);
	return { tier, category };
}

/** @throws InvalidQuery (400) that names those that exist */
export async function checkKey(knex: Knex, table: string, name: string, key: string | undefined): Promise<void> {
	if (key === undefined) return;
	const known = await knex(table).orderBy('key').pluck<string[]>('key');
	if (!known.includes(key)) throw invalid(`"${name}": "${key}" is not known. Known: ${known.join(', ')}`);
}

/** A question that cannot be answered, and why (400). */
export function invalid(reason: string): Error {
	return new InvalidQueryError({ reason });
}
