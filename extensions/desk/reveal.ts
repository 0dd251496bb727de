import { ForbiddenError } from '@directus/errors';
import type { Host } from './host.js';
import type { PrivateField } from './private.js';
import { toColumn } from './time.js';
import { open } from './vault.js';

/**
 * Shows one phone number or address to one member of staff, and logs that it did (R38).
 *
 * @throws Forbidden where there is no such customer
 */
export async function revealPrivate(
	host: Host,
	user: string,
	customer: string,
	field: PrivateField,
): Promise<string | null> {
	const column = `${field}_sealed`;
	return host.knex.transaction(async (trx) => {
		const row = await trx('loop_customers')
			.where({ id: customer })
			.first<Record<string, string | null> | undefined>(column);
		if (!row) throw new ForbiddenError();
		await trx('loop_events').insert({
			subject: 'customer',
			customer,
			type: 'revealed',
			to: field,
			actor: user,
			at: toColumn(trx, new Date()),
		});
		const sealed = row[column];
		return sealed ? open(host.env, { table: 'loop_customers', row: customer, field }, sealed) : null;
	});
}
