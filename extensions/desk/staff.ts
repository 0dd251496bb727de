import { ForbiddenError, InvalidCredentialsError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import type { Knex } from 'knex';
import { policyIds, writers } from '../schema/policies.js';

/** A signed-in person who may use the staff routes. */
export type Staff = { readonly user: string; readonly admin: boolean };

/**
 * Lets staff through and nobody else: an admin, or a user who holds one of the desk's policies,
 * directly or by a role or its parents.
 *
 * @param need `write` leaves out those who only view
 * @throws InvalidCredentials (401) for nobody, Forbidden (403) for anybody else
 */
export async function requireStaff(
	knex: Knex,
	accountability: Accountability | null | undefined,
	need: 'read' | 'write' = 'read',
): Promise<Staff> {
	if (!accountability?.user) throw new InvalidCredentialsError();
	const { user, admin } = accountability;
	if (admin) return { user, admin };
	const held = await knex('directus_access')
		.whereIn('policy', need === 'write' ? writers : policyIds)
		.andWhere((access) => void access.where('user', user).orWhereIn('role', accountability.roles ?? []))
		.first<{ policy: string } | undefined>('policy');
	if (!held) throw new ForbiddenError();
	return { user, admin: false };
}
