import type { Knex } from 'knex';
import type { Facts } from '../../domain/message/filling.js';
import { once } from '../once.js';
import { personName } from '../person-name.js';
import { textOf } from '../text-column.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * What a message about no issue can tell.
 *
 * @param customer a row of a customer with the name of whoever looks after them
 * @param company as `readCompany` gives it
 */
export function customerFacts(customer: Row, company: string | null): Facts {
	return {
		number: '',
		description: '',
		customer: textOf(customer['name']) ?? '',
		contactPerson: textOf(customer['contact_person']),
		owner: personName(customer),
		promised: null,
		answerBy: null,
		resolution: null,
		progress: null,
		followLink: null,
		surveyLink: null,
		surveyUntil: null,
		surveyTitle: null,
		company,
	};
}

/** How the organisation calls itself. */
export async function readCompany(trx: Knex): Promise<string | null> {
	const row = await once(trx, 'project', async () => trx('directus_settings').first<Row | undefined>('project_name'));
	return textOf(row?.['project_name']);
}
