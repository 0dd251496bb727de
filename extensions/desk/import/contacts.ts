import type { Knex } from 'knex';
import type { ContactRecord } from '../../domain/import/contacts.js';
import { describeProblem, type Problem } from '../../domain/import/problem.js';
import { datesToColumns } from '../columns.js';
import { fromColumn, toColumn } from '../time.js';
import { findChanges, type Values } from './changes.js';
import { insertCounted } from '../insert-counted.js';
import { readByNumber } from './lookup.js';
import { refused, type Outcome, type Session, type Store } from './session.js';

type Row = Record<string, unknown> & { id: number };
type Named = { id: string | number } & Record<string, unknown>;

/** Contacts have no number: customer, time, method and summary tell them apart (R41). */
export const contacts: Store<ContactRecord> = {
	keyOf: ({ customer, at, method, summary }) => JSON.stringify([customer, at.getTime(), method, summary]),
	write: async (session, trx, records) => {
		const customers = await readByNumber<Named>(
			trx,
			'loop_customers',
			records.map(({ customer }) => customer),
			['id'],
		);
		const issues = await readByNumber<Named>(
			trx,
			'loop_issues',
			records.map(({ issue }) => issue),
			['id'],
		);
		const known = records.flatMap(({ customer }) => customers(customer)?.id ?? []);
		const stored = await readContacts(
			trx,
			known,
			records.map(({ at }) => at),
		);
		const outcomes: Outcome[] = [];
		for (const record of records) {
			const customer = customers(record.customer);
			const issue = record.issue === null ? undefined : issues(record.issue);
			if (!customer) {
				outcomes.push(refused(describeProblem(session.heading('customer'), 'unknown_customer', record.customer)));
			} else if (record.issue !== null && !issue) {
				outcomes.push(refused(describeProblem(session.heading('issue'), 'unknown_issue', record.issue)));
			} else {
				const notes: Problem[] = [];
				const wanted = { ...wantedOf(session, record, notes), ...(issue ? { issue: issue.id } : {}) };
				const existing = stored.get(keyOfRow(customer.id, record.at, record.method, record.summary));
				outcomes.push(await store(session, trx, { ...record, customer: customer.id }, wanted, existing, notes));
			}
		}
		return outcomes;
	},
};

async function store(
	session: Session,
	trx: Knex,
	{ customer, at, method, summary }: Pick<ContactRecord, 'at' | 'method' | 'summary'> & { customer: string | number },
	wanted: Values,
	existing: Row | undefined,
	notes: readonly Problem[],
): Promise<Outcome> {
	if (!existing) {
		const fixed = { customer, at, method, summary, kind: 'care', direction: 'out', reached: true };
		const row = datesToColumns(trx, { ...fixed, ...wanted, recorded_at: session.context.now });
		return { result: 'taken', id: await insertCounted(trx, 'loop_contacts', row), problems: notes };
	}
	const changes = findChanges(existing, wanted);
	if (Object.keys(changes).length === 0) return { result: 'unchanged', id: existing.id, problems: [] };
	await trx('loop_contacts').where({ id: existing.id }).update(datesToColumns(trx, changes));
	return { result: 'changed', id: existing.id, problems: notes };
}

async function readContacts(trx: Knex, customers: readonly (string | number)[], times: readonly Date[]) {
	const rows = (await trx('loop_contacts')
		.whereIn('customer', [...new Set(customers)])
		.whereIn(
			'at',
			times.map((at) => toColumn(trx, at)),
		)) as Row[];
	return new Map(
		rows.map((row) => [keyOfRow(row['customer'], fromColumn(row['at']), row['method'], row['summary']), row]),
	);
}

function keyOfRow(customer: unknown, at: Date | null, method: unknown, summary: unknown): string {
	return JSON.stringify([customer, at?.getTime(), method, summary]);
}

function wantedOf(session: Session, record: ContactRecord, notes: Problem[]): Values {
	const { customer_feedback, follow_up, follow_up_due } = record;
	const plain = { customer_feedback, follow_up, follow_up_due };
	return {
		...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null)),
		...personOf(session, record, 'by', notes),
		...personOf(session, record, 'follow_up_owner', notes),
	};
}

function personOf(
	{ people, heading }: Session,
	record: ContactRecord,
	field: 'by' | 'follow_up_owner',
	notes: Problem[],
): Values {
	const name = record[field];
	if (name === null) return {};
	const user = people(name);
	if (user) return { [field]: user, [`${field}_name`]: null };
	notes.push(describeProblem(heading(field), 'no_user', name));
	return { [`${field}_name`]: name };
}
