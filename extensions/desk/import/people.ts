import type { Knex } from 'knex';
import { fold } from '../../domain/import/fold.js';

/** Finds a user by what a table calls them. */
export type People = (name: string) => string | undefined;

type User = { id: string; first_name: string | null; last_name: string | null; email: string | null };

/**
 * Reads who works here, once for an import.
 *
 * @returns finds a user by full name, in either order, or by e-mail address; nobody where a name fits two
 */
export async function readPeople(knex: Knex): Promise<People> {
	const users = await knex('directus_users')
		.where({ status: 'active' })
		.select<User[]>('id', 'first_name', 'last_name', 'email');
	const byEmail = new Map<string, string>();
	const byName = new Map<string, string | null>();
	for (const { id, first_name: first, last_name: last, email } of users) {
		if (email) byEmail.set(email.toLowerCase(), id);
		for (const name of new Set([fold(`${first ?? ''}${last ?? ''}`), fold(`${last ?? ''}${first ?? ''}`)])) {
			if (name !== '') byName.set(name, byName.has(name) ? null : id);
		}
	}
	return (name) => byEmail.get(name.trim().toLowerCase()) ?? byName.get(fold(name)) ?? undefined;
}
