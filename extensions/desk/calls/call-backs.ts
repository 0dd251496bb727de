import type { Knex } from 'knex';
import type { Settings } from '../../domain/settings.js';
import { readSettings } from '../settings.js';
import type { Job } from '../tick.js';
import { toColumn } from '../time.js';
import { openCallers } from './callers.js';
import { readHandlers } from './handlers.js';

/** Invitations that become calls in one transaction. */
const batch = 100;

/** Milliseconds after which nobody starts to call about an invitation any more: the customer would not remember. */
const stale = 14 * 86_400_000;
const day = 86_400_000;

/**
 * The tick's job (D14): an invitation that was not answered in time becomes a call. It costs by what has come due, and
 * each becomes one call, however many instances are at it.
 */
export const callBacks: Job = {
	name: 'calls',
	async run({ knex }, now, signal) {
		const settings = await readSettings(knex);
		if (settings.call_days === 0) return 0;
		for (let made = 0; ;) {
			if (signal.aborted) return made;
			const some = await knex.transaction((trx) => makeCalls(trx, settings, now));
			made += some;
			if (some < batch) return made;
		}
	},
};

async function makeCalls(trx: Knex, settings: Settings, now: Date): Promise<number> {
	const ids = await findDue(trx, settings, now);
	if (ids.length === 0) return 0;
	const rows = await trx('loop_responses')
		.whereIn('id', ids)
		.whereNull('answered_at')
		.whereNull('call_due')
		.orderBy('id')
		.forUpdate()
		.select<{ id: number; issue: number | null }[]>('id', 'issue');
	const handlers = await readHandlers(trx, [...new Set(rows.flatMap(({ issue }) => issue ?? []))]);
	const choose = await openCallers(trx);
	for (const { id, issue } of rows) {
		const but = issue === null || settings.call_by_owner ? undefined : handlers.get(Number(issue));
		await trx('loop_responses')
			.where({ id })
			.update({ call_due: toColumn(trx, now), call_owner: choose(but ?? new Set()) });
	}
	return ids.length;
}

/** Sent and not answered for days, or expired, or never sent because the customer is reached by people alone. */
async function findDue(trx: Knex, { call_days, survey_days }: Settings, now: Date): Promise<number[]> {
	const ago = (ms: number) => toColumn(trx, new Date(now.getTime() - ms));
	const wait = call_days * day;
	const open = () =>
		trx('loop_responses')
			.whereNull('answered_at')
			.whereNull('call_due')
			.whereNull('call_ended')
			.whereNull('withdrawn_at')
			.whereNotExists((customer) => {
				void customer
					.from('loop_customers')
					.whereRaw('?? = ??', ['loop_customers.id', 'loop_responses.customer'])
					.whereNotNull('survey_opt_out_at');
			})
			.andWhere((row) => void row.whereNull('skipped').orWhere('skipped', 'no_address'))
			.orderBy('id')
			.limit(batch);
	const sent = await open()
		.whereBetween('sent_at', [ago(wait + stale), ago(wait)])
		.pluck<number[]>('id');
	if (sent.length === batch) return sent;
	const madeAt = survey_days * day;
	const ended = await open()
		.andWhere('expires_at', '>=', ago(stale))
		.andWhere((row) => {
			void row
				.where('expires_at', '<=', ago(0))
				.orWhere((unsent) => void unsent.whereNull('sent_at').andWhere('expires_at', '<=', ago(wait - madeAt)));
		})
		.pluck<number[]>('id');
	return [...new Set([...sent, ...ended])].slice(0, batch);
}
