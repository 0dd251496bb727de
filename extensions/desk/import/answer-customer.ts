import type { Knex } from 'knex';
import type { AnswerRecord } from '../../domain/import/answers.js';
import { describeProblem, type Problem } from '../../domain/import/problem.js';
import { findPrint, sealPrivate } from '../private.js';
import type { Session } from './session.js';

export type Customer = Readonly<Record<string, unknown>> & {
	readonly id: string;
	contact_person: string | null;
	since: unknown;
	phone_hash: string | null;
	email_hash: string | null;
};

/**
 * Fills what a customer's record lacks and the answer tells: contact person, start of cooperation, phone or e-mail.
 * What the record has, stays.
 *
 * @param customer as read; kept up to date for the next row
 * @returns whether something was filled
 */
export async function fillCustomer(
	session: Session,
	trx: Knex,
	record: AnswerRecord,
	customer: Customer,
	notes: Problem[],
): Promise<boolean> {
	const { contact_person, cooperation } = record;
	const fill: Record<string, unknown> = {};
	if (contact_person !== null && !customer.contact_person) fill['contact_person'] = contact_person;
	else if (contact_person !== null && contact_person !== customer.contact_person) {
		notes.push(describeProblem(session.heading('contact_person'), 'kept'));
	}
	if (cooperation !== null && !customer.since) fill['since'] = cooperation.since;
	Object.assign(fill, addressOf(session, record, customer, notes));
	if (Object.keys(fill).length === 0) return false;
	Object.assign(customer, fill);
	await trx('loop_customers').where({ id: customer.id }).update(fill);
	return true;
}

function addressOf(
	{ host, heading }: Session,
	{ address }: AnswerRecord,
	customer: Customer,
	notes: Problem[],
): object {
	if (!address) return {};
	const stored = customer[`${address.kind}_hash`];
	if (stored) {
		if (stored !== findPrint(host.env, address.kind, address.text)) {
			notes.push(describeProblem(heading('address'), 'kept'));
		}
		return {};
	}
	const sealed = sealPrivate(host.env, customer.id, address.kind, address.text);
	return 'columns' in sealed ? sealed.columns : {};
}
