import type { Accountability } from '@directus/types';
import { z } from 'zod';

/** With whose rights an operation works: those of whoever set the flow off, or all of them. */
export const permissionsOption = z.enum(['$trigger', '$full']).nullish();

/**
 * The rights with which an operation of a flow works, as the host's own operations have it.
 *
 * @param permissions the operation's option; nothing means `$trigger`
 * @param triggered whoever set the flow off; nobody where the desk itself did, as by a schedule
 * @returns nothing where every right is given
 * @example actingFor('$full', stranger) //=> null
 */
export function actingFor(
	permissions: z.infer<typeof permissionsOption>,
	triggered: Accountability | null,
): Accountability | null {
	return permissions === '$full' ? null : triggered;
}
