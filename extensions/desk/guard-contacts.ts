import type { Accountability } from '@directus/types';
import type { Knex } from 'knex';
import { isBlank } from '../domain/issue/fields.js';

type Row = Record<string, unknown>;

/** A contact says when and by whom unless someone says otherwise; when it was put on record is the server's word. */
export async function guardContact(trx: Knex, accountability: Accountability | null, input: Row): Promise<Row> {
	const contact: Row = { ...input };
	delete contact['recorded_at'];
	if (isBlank(contact['at'])) contact['at'] = new Date().toISOString();
	if (isBlank(contact['by']) && isBlank(contact['by_name']) && contact['direction'] !== 'in')
		contact['by'] = accountability?.user ?? null;
	if (isBlank(contact['customer']) && (typeof contact['issue'] === 'number' || typeof contact['issue'] === 'string')) {
		const issue = await trx('loop_issues')
			.where({ id: contact['issue'] })
			.first<{ customer: string } | undefined>('customer');
		if (issue) contact['customer'] = issue.customer;
	}
	return contact;
}

/** When a contact was put on record stays the server's word. */
export function guardContactChange(patch: Row): Row {
	const contact = { ...patch };
	delete contact['recorded_at'];
	return contact;
}
