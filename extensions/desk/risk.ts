import type { Knex } from 'knex';
import { addSignal, readSignals, stillCounting, sumRisk, type RiskSignal } from '../domain/risk/risk.js';
import { fromJsonColumn } from './json-column.js';
import { readMark, writeMark } from './setup/journal.js';
import type { Job } from './tick.js';

/** A signal that has just come up. */
export type FreshSignal = Omit<RiskSignal, 'weight' | 'at'> & { readonly at: Date };

/**
 * Puts signals on a customer (R6), in the transaction of what they follow from. A second time it changes nothing.
 *
 * @param now by the clock of the database
 */
export async function putSignals(trx: Knex, customer: string, fresh: readonly FreshSignal[], now: Date): Promise<void> {
	if (fresh.length === 0) return;
	const row = await trx('loop_customers')
		.where({ id: customer })
		.forUpdate()
		.first<{ risk_signals: unknown } | undefined>('risk_signals');
	if (!row) return;
	const before = readSignals(fromJsonColumn(row.risk_signals));
	await store(
		trx,
		customer,
		// The last one added stands first among those of one moment.
		fresh.reduceRight<RiskSignal[]>((all, one) => addSignal(all, one, now), before),
	);
}

async function store(trx: Knex, id: string, signals: readonly RiskSignal[]): Promise<void> {
	await trx('loop_customers')
		.where({ id })
		.update({ risk_signals: JSON.stringify(signals), risk: sumRisk(signals) });
}

/** Customers looked at in one run: a signal that has had its time may count for some minutes more. */
const page = 500;

/** The tick's job: signals that have had their time no longer count. It costs the same however many customers there are. */
export const fading: Job = {
	name: 'risk',
	async run({ knex }, now) {
		const after = (await readMark(knex, 'risk.customer')) ?? '';
		const rows = await knex('loop_customers')
			.modify((query) => (after === '' ? undefined : void query.where('id', '>', after)))
			.orderBy('id')
			.limit(page)
			.select<{ id: string; risk_signals: unknown }[]>('id', 'risk_signals');
		let faded = 0;
		for (const { id, risk_signals: stored } of rows) {
			const signals = readSignals(fromJsonColumn(stored));
			if (stillCounting(signals, now).length === signals.length) continue;
			await knex.transaction(async (trx) => {
				const row = await trx('loop_customers')
					.where({ id })
					.forUpdate()
					.first<{ risk_signals: unknown } | undefined>('risk_signals');
				await store(trx, id, stillCounting(readSignals(fromJsonColumn(row?.risk_signals)), now));
			});
			faded += 1;
		}
		await writeMark(knex, 'risk.customer', rows.length < page ? '' : (rows.at(-1)?.id ?? ''));
		return faded;
	},
};
