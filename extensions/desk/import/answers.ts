import type { Knex } from 'knex';
import type { AnswerRecord } from '../../domain/import/answers.js';
import { describeProblem, type Problem } from '../../domain/import/problem.js';
import { datesToColumns } from '../columns.js';
import { answerColumns, sealContact, type StoredAnswer } from './answer-values.js';
import { fillCustomer, type Customer } from './answer-customer.js';
import { matchAnswers } from './answer-match.js';
import { findChanges } from './changes.js';
import { insertCounted } from '../insert-counted.js';
import { readByNumber } from './lookup.js';
import { refused, type Outcome, type Session, type Store } from './session.js';

/** The survey to which the toolkit's questionnaire belongs. */
export const surveyKey = 'satisfaction';

const customerColumns = ['id', 'contact_person', 'since', 'phone_hash', 'email_hash'];

/** Answers have no number: the customer and what was said tell them apart (R41). */
export const answers: Store<AnswerRecord> = {
	keyOf: (record) => JSON.stringify(record),
	write: async (session, trx, records) => {
		const customers = await readByNumber<Customer>(
			trx,
			'loop_customers',
			records.map(({ customer }) => customer),
			customerColumns,
		);
		const known = records.flatMap((record) => {
			const customer = customers(record.customer);
			return customer ? [{ record, customer }] : [];
		});
		const matches = await matchAnswers(session, trx, known);
		const outcomes: Outcome[] = [];
		for (const record of records) {
			const customer = customers(record.customer);
			outcomes.push(
				customer
					? await store(session, trx, record, customer, matches.get(record))
					: refused(describeProblem(session.heading('customer'), 'unknown_customer', record.customer)),
			);
		}
		return outcomes;
	},
};

async function store(
	session: Session,
	trx: Knex,
	record: AnswerRecord,
	customer: Customer,
	existing: StoredAnswer | undefined,
): Promise<Outcome> {
	const notes: Problem[] = [];
	const wanted = answerColumns(record, existing);
	if (!existing) {
		const fixed = { survey: surveyKey, customer: customer.id, channel: 'import' };
		const answered = { answered_at: record.answered_at ?? session.context.now };
		const id = await insertCounted(trx, 'loop_responses', datesToColumns(trx, { ...fixed, ...wanted, ...answered }));
		await sealContact(session, trx, id, record);
		await fillCustomer(session, trx, record, customer, notes);
		return { result: 'taken', id, problems: notes };
	}
	const changes = findChanges(existing, wanted);
	const newContact = await sealContact(session, trx, existing.id, record, existing);
	const filled = await fillCustomer(session, trx, record, customer, notes);
	if (Object.keys(changes).length === 0 && !newContact && !filled) {
		return { result: 'unchanged', id: existing.id, problems: [] };
	}
	if (Object.keys(changes).length > 0) {
		await trx('loop_responses').where({ id: existing.id }).update(changes);
	}
	return { result: 'changed', id: existing.id, problems: notes };
}
