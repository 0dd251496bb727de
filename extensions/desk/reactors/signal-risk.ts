import type { Knex } from 'knex';
import { signalOf } from '../../domain/risk/from-event.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { putSignals } from '../risk.js';
import { fromColumn, toColumn } from '../time.js';
import type { Issue, IssueEvent } from './event.js';

/** Days in which another issue of the same category is a repeat (R23). */
const repeatDays = 90;
const day = 86_400_000;

/** Puts the signal of risk that an event of an issue is on its customer (R6). */
export async function signalRisk(_host: Host, trx: Knex, event: IssueEvent): Promise<void> {
	const { via } = (fromJsonColumn(event.data) ?? {}) as { via?: string };
	const signal = signalOf({ ...event, via });
	if (!signal) return;
	const at = fromColumn(event.at) ?? new Date();
	if (signal === 'repeat_complaint' && !(await isRepeat(trx, event.row, at))) return;
	await putSignals(trx, String(event.row['customer']), [{ signal, at, issue: event.issue }], new Date());
}

async function isRepeat(trx: Knex, { id, customer, category }: Issue, at: Date): Promise<boolean> {
	if (typeof category !== 'string') return false;
	const before = await trx('loop_issues')
		.where({ customer, category })
		.andWhere('id', '<', id)
		.andWhere('submitted_at', '>=', toColumn(trx, new Date(at.getTime() - repeatDays * day)))
		.first<{ id: number } | undefined>('id');
	return before !== undefined;
}
