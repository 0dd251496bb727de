import type { Knex } from 'knex';
import { slotOf } from '../../domain/asking/occasions.js';
import { toLanguage } from '../../domain/language.js';
import { familyOf } from '../family.js';
import { insertAll } from '../insert-all.js';
import { toColumn } from '../time.js';
import type { Candidate } from './people.js';
import type { Decision } from './plan.js';
import type { AskingRules } from './rules.js';

/** Writes a slot for each decision: an invitation that waits to be sent, or the reason why there is none. */
export async function writeSlots(
	trx: Knex,
	rules: AskingRules,
	slots: { readonly survey: string; readonly occasion: string; readonly due: (customer: Candidate) => Date },
	decisions: readonly Decision[],
): Promise<void> {
	const { survey, occasion } = slots;
	const rows = decisions.map(({ customer, skip }) => {
		const due_at = toColumn(trx, slots.due(customer));
		return {
			survey,
			occasion,
			customer: customer.id,
			cause: slotOf(occasion, customer.id),
			language: toLanguage(customer.language, rules.settings.language),
			due_at,
			ask_at: skip === null ? due_at : null,
			skipped: skip,
		};
	});
	if (familyOf(trx) === 'postgres') await insertColumns(trx, rows);
	else await insertAll(trx, 'loop_responses', rows);
}

const types = {
	survey: 'varchar',
	occasion: 'varchar',
	customer: 'uuid',
	cause: 'varchar',
	language: 'varchar',
	due_at: 'timestamptz',
	ask_at: 'timestamptz',
	skipped: 'varchar',
} as const;

/** PostgreSQL reads thousands of parameters more slowly than it writes the rows: it takes each column as one array. */
async function insertColumns(trx: Knex, rows: readonly Readonly<Record<keyof typeof types, unknown>>[]): Promise<void> {
	if (rows.length === 0) return;
	const names = Object.keys(types) as (keyof typeof types)[];
	const arrays = names.map((name) => `?::${types[name]}[]`).join(', ');
	const columns = names.map((name) => rows.map((row) => row[name]));
	await trx.raw(`insert into loop_responses (${names.join(', ')}) select * from unnest(${arrays})`, columns as never);
}
