import { ForbiddenError, InvalidCredentialsError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import type { Knex } from 'knex';
import { leaders, policyIds, writers } from '../schema/policies.js';
import { heldPolicies } from './held-policies.js';

/** Whose holders may do what: look, work on issues, set the desk up. */
const holders = { read: policyIds, write: writers, lead: leaders } as const;

/** A signed-in person who may use the staff routes. */
export type Staff = { readonly user: string; readonly admin: boolean };

/**
 * Lets staff through and nobody else: an admin, or a user who holds one of the desk's policies,
 * directly or by a role or its parents.
 *
 * @param need `write` leaves out those who only view, `lead` everybody but leads
 * @throws InvalidCredentials (401) for nobody, Forbidden (403) for anybody else
 */
export async function requireStaff(
	knex: Knex,
	accountability: Accountability | null | undefined,
	need: keyof typeof holders = 'read',
): Promise<Staff> {
	if (!accountability?.user) throw new InvalidCredentialsError();
	const { user, admin } = accountability;
	if (admin) return { user, admin };
	const held = await heldPolicies(knex, accountability);
	if (!held.some((policy) => holders[need].includes(policy))) throw new ForbiddenError();
	return { user, admin: false };
}
