import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CustomerRecord } from '../../domain/import/customers.js';
import type { Problem } from '../../domain/import/problem.js';
import type { Text } from '../../domain/language.js';
import { datesToColumns } from '../columns.js';
import { toColumn } from '../time.js';
import { findChanges, type Values } from './changes.js';
import { reachOf, wantedOf } from './customer-values.js';
import { readByNumber } from './lookup.js';
import { refused, type Outcome, type Session, type Store } from './session.js';

type Row = Record<string, unknown> & { id: string; number: string };

const tierReason: Text = { 'zh-CN': '来自导入的客户表', 'en-US': 'From the imported table' };

/** Customers are told apart by number (R41); a cell that says nothing changes nothing. */
export const customers: Store<CustomerRecord> = {
	keyOf: ({ number }) => number,
	write: async (session, trx, records) => {
		const stored = await readByNumber<Row>(
			trx,
			'loop_customers',
			records.map(({ number }) => number),
		);
		const made: object[] = [];
		const outcomes: Outcome[] = [];
		for (const record of records) {
			const existing = stored(record.number);
			const notes: Problem[] = [];
			const wanted = wantedOf(session, record, existing, notes);
			const id = existing?.id ?? randomUUID();
			const reach = reachOf(session, record, id, existing);
			if ('problem' in reach) {
				outcomes.push(refused(reach.problem));
			} else if (!existing) {
				const recorded = { id, number: record.number, recorded_at: toColumn(trx, session.context.now) };
				made.push({ ...blankCustomer, ...columnsOf(session, trx, wanted), ...reach.columns, ...recorded });
				outcomes.push({ result: 'taken', id, problems: notes });
			} else {
				outcomes.push(
					await change(session, trx, existing, { ...findChanges(existing, wanted), ...reach.columns }, notes),
				);
			}
		}
		if (made.length > 0) await trx('loop_customers').insert(made);
		return outcomes;
	},
};

/** Every column that an import fills: rows of one statement have the same ones. */
const blankCustomer: Values = {
	name: null,
	industry: null,
	size_min: null,
	size_max: null,
	since: null,
	yearly_spend: null,
	stage: 'active',
	core_need: null,
	contact_person: null,
	preferred_channel: null,
	tier: null,
	tier_reason: null,
	tier_since: null,
	owner: null,
	owner_name: null,
	phone: null,
	phone_sealed: null,
	phone_hash: null,
	email: null,
	email_sealed: null,
	email_hash: null,
};

async function change(session: Session, trx: Knex, { id }: Row, changes: Values, notes: Problem[]): Promise<Outcome> {
	const pinned = notes.filter(({ code }) => code === 'tier_pinned');
	if (Object.keys(changes).length === 0) return { result: 'unchanged', id, problems: pinned };
	await trx('loop_customers')
		.where({ id })
		.update(columnsOf(session, trx, changes));
	return { result: 'changed', id, problems: notes };
}

/** A tier that changes says why and since when. */
function columnsOf({ context, settings }: Session, trx: Knex, values: Values): Record<string, unknown> {
	const tier = values['tier'] ? { tier_reason: tierReason[settings.language], tier_since: context.now } : {};
	return datesToColumns(trx, { ...values, ...tier });
}
