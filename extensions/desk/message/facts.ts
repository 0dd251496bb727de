import type { Knex } from 'knex';
import type { Facts } from '../../domain/message/filling.js';
import { toLanguage, type Language } from '../../domain/language.js';
import type { Settings } from '../../domain/settings.js';
import { personName } from '../person-name.js';
import { fromColumn } from '../time.js';
import { textOf } from '../text-column.js';
import { readCompany } from './customer-facts.js';

type Row = Readonly<Record<string, unknown>>;

/** An issue as messages need it: what can be told, and to whom. */
export type Told = {
	readonly issue: number;
	readonly customer: string;
	readonly status: string;
	readonly waiting: string | null;
	readonly tier: string | null;
	readonly language: Language;
	readonly preferred: string | null;
	readonly hasEmail: boolean;
	readonly hasPhone: boolean;
	readonly facts: Facts;
};

/**
 * Reads what messages about some issues can tell, as they stand, in one query. Nobody is told a time that has passed.
 *
 * @param knex inside a transaction, the transaction
 * @returns by issue; none for one that does not exist
 */
export async function readAllTold(
	knex: Knex,
	issues: readonly number[],
	settings: Settings,
	now: Date,
): Promise<Map<number, Told>> {
	const rows = await knex('loop_issues')
		.join('loop_customers', 'loop_customers.id', 'loop_issues.customer')
		.leftJoin('directus_users', 'directus_users.id', 'loop_issues.owner')
		.whereIn('loop_issues.id', [...new Set(issues)])
		.select<Row[]>(
			'loop_issues.*',
			'loop_customers.name',
			'loop_customers.contact_person',
			'loop_customers.tier',
			'loop_customers.language',
			'loop_customers.preferred_channel',
			'loop_customers.email_sealed',
			'loop_customers.phone_sealed',
			'directus_users.first_name',
			'directus_users.last_name',
		);
	const company = rows.length > 0 ? await readCompany(knex) : null;
	return new Map(rows.map((row) => [Number(row['id']), toldOf(row, company, settings, now)]));
}

/** The same of one issue; nothing where there is no such issue. */
export async function readTold(knex: Knex, issue: number, settings: Settings, now: Date): Promise<Told | undefined> {
	return (await readAllTold(knex, [issue], settings, now)).get(issue);
}

function toldOf(row: Row, company: string | null, settings: Settings, now: Date): Told {
	const [promised, commit, progress] = ['promised_at', 'commit_due', 'progress_due'].map((column) => {
		const at = fromColumn(row[column]);
		return at && at > now ? at : null;
	});
	return {
		issue: Number(row['id']),
		customer: String(row['customer']),
		status: String(row['status']),
		waiting: textOf(row['waiting']),
		tier: textOf(row['tier']),
		language: toLanguage(textOf(row['language']), settings.language),
		preferred: textOf(row['preferred_channel']),
		hasEmail: textOf(row['email_sealed']) !== null,
		hasPhone: textOf(row['phone_sealed']) !== null,
		facts: {
			number: textOf(row['number']) ?? '',
			description: textOf(row['description']) ?? '',
			customer: textOf(row['name']) ?? '',
			contactPerson: textOf(row['contact_person']),
			owner: personName(row),
			promised: promised ?? null,
			answerBy: promised ?? commit ?? progress ?? null,
			resolution: textOf(row['resolution']),
			progress: null,
			followLink: null,
			surveyLink: null,
			surveyUntil: null,
			surveyTitle: null,
			company,
		},
	};
}
