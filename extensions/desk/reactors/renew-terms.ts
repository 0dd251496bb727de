import type { Knex } from 'knex';
import { isBlank } from '../../domain/issue/fields.js';
import { keepCalendar, readAssignments, readDeskRules, termsFor } from '../deadlines/policy.js';
import type { Host } from '../host.js';
import type { IssueEvent } from './event.js';

/** When the work starts again its terms are given anew; an issue that an import told of gets its first. */
export async function renewTerms(_host: Host, trx: Knex, event: IssueEvent): Promise<void> {
	const { row } = event;
	const again = event.type === 'step' && event.to === 'handling' && event.from !== 'recorded';
	if (!again || row['status'] !== 'handling' || !isBlank(row['terms'])) return;
	const rules = await readDeskRules(trx);
	const matter = { urgency: row['urgency'] as string, category: row['category'] as string | null };
	const assigned = await readAssignments(trx, { ...matter, customer: row['customer'] as string });
	await keepCalendar(trx, rules);
	const terms = termsFor(rules, matter, assigned);
	await trx('loop_issues').where({ id: row.id, status: 'handling' }).update({ terms, step_at: event.at });
}
