import type { Knex } from 'knex';
import { startDays, startDue } from '../../domain/asking/quarter.js';
import type { Host } from '../host.js';
import { dayFromColumn } from '../day-column.js';
import { candidateColumns, type Candidate } from './people.js';
import { decide } from './plan.js';
import { writeSlots } from './write-slots.js';
import { findSurvey, readAskingRules, type AskingRules } from './rules.js';

const batch = 500;
const occasion = 'start';

type Starting = Candidate & { readonly since: unknown };

/**
 * Gives every customer whose cooperation began a week ago a slot (R27), and those of the two weeks before who have none:
 * what was due while nobody looked is made up for.
 *
 * @returns how many slots were made
 */
export async function planStarts(host: Host, now: Date, signal: AbortSignal): Promise<number> {
	const survey = await findSurvey(host.knex, 'started');
	if (survey === undefined) return 0;
	const rules = await readAskingRules(host, host.knex);
	let done = 0;
	while (!signal.aborted) {
		const made = await host.knex.transaction((trx) => planBatch(trx, rules, survey, now));
		done += made;
		if (made < batch) break;
	}
	return done;
}

async function planBatch(trx: Knex, rules: AskingRules, survey: string, now: Date): Promise<number> {
	const { time_zone: zone, ask_start_days: after } = rules.settings;
	const days = startDays(now, zone, after);
	const candidates = await activeCustomers(trx)
		.whereBetween('since', [days.from, days.to])
		.whereNotExists(
			trx('loop_responses')
				.where({ occasion })
				.whereRaw('?? = ??', ['loop_responses.customer', 'loop_customers.id'])
				.select('loop_responses.id'),
		)
		.orderBy('id')
		.limit(batch)
		.forUpdate()
		.select<Starting[]>(...candidateColumns, 'since');
	const since = new Map(candidates.map((one) => [one.id, dayFromColumn(one.since)]));
	const decisions = await decide(trx, rules, candidates, { occasion, now, lock: true });
	const due = ({ id }: Candidate) => startDue(since.get(id) ?? days.to, zone, after);
	await writeSlots(trx, rules, { survey, occasion, due }, decisions);
	return decisions.length;
}

/** Customers whom one asks about the cooperation: it goes on, and somebody has seen that they are customers. */
export function activeCustomers(knex: Knex): Knex.QueryBuilder {
	return knex('loop_customers')
		.where((row) => void row.where('stage', 'active').orWhereNull('stage'))
		.where((row) => void row.where('unverified', false).orWhereNull('unverified'));
}
