import type { Knex } from 'knex';
import { toLanguage } from '../domain/language.js';
import { fromJsonColumn } from './json-column.js';
import { readSettings } from './settings.js';
import { toColumn } from './time.js';

const day = 86_400_000;

/**
 * Makes sure that a solution has its one invitation (D14): a row of `loop_responses` that the online form and the
 * call both fill. A second call for the same event makes no second one.
 *
 * @param trx the transaction that also marks the event as worked off
 * @param cause the issue, and the event by which it came to feedback
 * @returns the row's id; nothing where no survey is active, or where an import tells of what is long over
 */
export async function ensureInvitation(
	trx: Knex,
	cause: { readonly issue: number; readonly event: number },
): Promise<number | undefined> {
	const made = await findInvitation(trx, cause.event);
	if (made !== undefined) return made;
	const survey = await trx('loop_surveys')
		.where({ trigger: 'solved', active: true })
		.orderBy('key')
		.first<{ key: string } | undefined>('key');
	const about = await trx('loop_issues')
		.join('loop_customers', 'loop_customers.id', 'loop_issues.customer')
		.join('loop_events', 'loop_events.issue', 'loop_issues.id')
		.where({ 'loop_issues.id': cause.issue, 'loop_events.id': cause.event })
		.first<About | undefined>(
			'loop_issues.status',
			'loop_issues.customer',
			'loop_customers.language',
			'loop_events.data',
		);
	if (!survey || !about || isHistory(about)) return undefined;
	const { language, survey_days } = await readSettings(trx);
	await trx('loop_responses')
		.insert({
			survey: survey.key,
			customer: about.customer,
			issue: cause.issue,
			event: cause.event,
			language: toLanguage(about.language, language),
			expires_at: toColumn(trx, new Date(Date.now() + survey_days * day)),
		})
		.onConflict('event')
		.ignore();
	return findInvitation(trx, cause.event, 'as it is now');
}

type About = { status: string; customer: string; language: string | null; data: unknown };

/** An import walks old issues through the loop: nobody is asked about what was closed before the desk existed. */
function isHistory({ status, data }: About): boolean {
	const { via } = (fromJsonColumn(data) ?? {}) as { via?: unknown };
	return via === 'import' && status === 'archived';
}

/** On MySQL a plain read shows the past: whoever was faster is seen only by a read that locks. */
async function findInvitation(trx: Knex, event: number, when?: 'as it is now'): Promise<number | undefined> {
	const query = trx('loop_responses').where({ event });
	const row = await (when ? query.forUpdate() : query).first<{ id: number } | undefined>('id');
	return row?.id;
}
