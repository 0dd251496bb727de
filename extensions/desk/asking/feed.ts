import type { Knex } from 'knex';
import type { Skip } from '../../domain/asking/decide.js';
import { isOpen } from '../../domain/asking/open.js';
import { allow } from '../../domain/asking/pace.js';
import { surveyKinds } from '../../domain/message/kinds.js';
import type { Host } from '../host.js';
import { hasAddress } from '../message/links.js';
import { readMark, writeMark } from '../setup/journal.js';
import { toColumn } from '../time.js';
import { writeLetters, type Leaving } from './letters.js';
import { candidateColumns, readPeople, type Candidate } from './people.js';
import { skipOf } from './plan.js';
import { readAskingRules, type AskingRules } from './rules.js';

/** Invitations that are handed over in one transaction. */
const batch = 100;
const mark = 'asking.fed';

/** A batch to hand over: invitations of an occasion that wait, or reminders. */
type Batch = (trx: Knex, most: number) => Promise<number>;

/**
 * Hands what is due to the outbox (R27): in working time, at the pace of the mail server, and never more than the mail
 * server has taken a minute to send, so that a run that is stopped has stopped.
 *
 * @returns how many invitations and reminders were handed over
 */
export async function feed(host: Host, now: Date, signal: AbortSignal): Promise<number> {
	const rules = await readAskingRules(host, host.knex);
	const batches = await dueBatches(host, rules, now);
	if (batches.length === 0 || (await findHold(host, rules, now))) return 0;
	const since = await readMark(host.knex, mark);
	const waiting = await countWaiting(host.knex);
	const { many, until } = allow(rules.settings.ask_pace, since === null ? null : Number(since), now.getTime(), waiting);
	let left = many;
	for (const next of batches) {
		while (left > 0 && !signal.aborted) {
			const most = Math.min(left, batch);
			const taken = await host.knex.transaction((trx) => next(trx, most));
			left -= taken;
			if (taken < most) break;
		}
	}
	if (left === many) return 0;
	await writeMark(host.knex, mark, String(until));
	return many - left;
}

/** Why nothing goes out just now. */
export type Hold = 'quiet' | 'no_public_url' | 'off';

/** Why nothing goes out just now; nothing where it does. */
export async function findHold(host: Host, { settings, calendar }: AskingRules, now: Date): Promise<Hold | null> {
	if (!hasAddress(host)) return 'no_public_url';
	const wording: unknown = await host.knex('loop_playbooks').where({ kind: 'survey', active: true }).first('id');
	if (!wording) return 'off';
	return settings.ask_quiet && !isOpen(calendar, now) ? 'quiet' : null;
}

async function dueBatches(host: Host, rules: AskingRules, now: Date): Promise<Batch[]> {
	const at = toColumn(host.knex, now);
	const runs = await host
		.knex('loop_askings')
		.whereIn('state', ['running', 'paused'])
		.orderBy('id')
		.select<{ occasion: string; state: string }[]>('occasion', 'state');
	const running = runs.filter(({ state }) => state === 'running').map(({ occasion }) => occasion);
	const paused = runs.filter(({ state }) => state === 'paused').map(({ occasion }) => occasion);
	const batches: Batch[] = [];
	for (const occasion of ['start', ...running]) {
		const waits: unknown = await host
			.knex('loop_responses')
			.where({ occasion })
			.andWhere('ask_at', '<=', at)
			.first('id');
		if (waits) batches.push((trx, most) => handOver(host, trx, rules, occasion, most, now));
	}
	const reminder: unknown = await remindable(host.knex, paused, now).first('id');
	if (reminder) batches.push((trx, most) => remind(host, trx, rules, paused, most, now));
	return batches;
}

async function countWaiting(knex: Knex): Promise<number> {
	const [counted] = await knex('loop_outbox')
		.whereIn('state', ['waiting', 'failed'])
		.whereIn('kind', [...surveyKinds])
		.count<{ n: number | string }[]>({ n: '*' });
	return Number(counted?.n ?? 0);
}

/** Whether a customer is still to be asked is looked at again at this moment: much may have happened since it was planned. */
async function handOver(
	host: Host,
	trx: Knex,
	rules: AskingRules,
	occasion: string,
	most: number,
	now: Date,
): Promise<number> {
	if (occasion !== 'start') {
		const run: unknown = await trx('loop_askings').where({ occasion, state: 'running' }).forUpdate().first('id');
		if (!run) return 0;
	}
	const rows = await trx('loop_responses')
		.where({ occasion })
		.andWhere('ask_at', '<=', toColumn(trx, now))
		.orderBy('ask_at')
		.orderBy('id')
		.limit(most)
		.forUpdate()
		.select<(Leaving & { answered_at: unknown })[]>('id', 'customer', 'survey', 'answered_at');
	const open = rows.filter(({ answered_at }) => answered_at === null);
	const skips = await lookAgain(trx, rules, occasion, open, now);
	const leaving = open.filter(({ id }) => !skips.has(id));
	for (const id of await writeLetters(host, trx, rules, 'survey', leaving, now)) skips.set(id, 'no_address');
	for (const reason of new Set(skips.values())) {
		const ids = [...skips].filter(([, why]) => why === reason).map(([id]) => id);
		await trx('loop_responses').whereIn('id', ids).update({ skipped: reason, ask_at: null });
	}
	const answered = rows.filter((row) => !open.includes(row)).map(({ id }) => id);
	if (answered.length > 0) await trx('loop_responses').whereIn('id', answered).update({ ask_at: null });
	return rows.length;
}

async function lookAgain(
	trx: Knex,
	rules: AskingRules,
	occasion: string,
	rows: readonly Leaving[],
	now: Date,
): Promise<Map<number, Skip>> {
	const candidates = await trx('loop_customers')
		.whereIn(
			'id',
			rows.map(({ customer }) => customer),
		)
		.orderBy('id')
		.forUpdate()
		.select<Candidate[]>(...candidateColumns);
	const byId = new Map(candidates.map((one) => [one.id, one]));
	const people = await readPeople(trx, candidates, { occasion, budget: rules.budget, now, lock: true });
	const skips = new Map<number, Skip>();
	for (const { id, customer } of rows) {
		const candidate = byId.get(customer);
		people.drop(id);
		const skip = candidate ? skipOf(candidate, people, rules, { occasion, now }) : 'no_address';
		if (skip) skips.set(id, skip);
		else people.add(customer);
	}
	return skips;
}

function remindable(knex: Knex, paused: readonly string[], now: Date): Knex.QueryBuilder {
	const query = knex('loop_responses')
		.where('reminder_due', '<=', toColumn(knex, now))
		.whereNull('answered_at')
		.whereNull('skipped');
	return paused.length === 0 ? query : query.whereNotIn('occasion', [...paused]);
}

async function remind(
	host: Host,
	trx: Knex,
	rules: AskingRules,
	paused: readonly string[],
	most: number,
	now: Date,
): Promise<number> {
	const rows = await remindable(trx, paused, now)
		.orderBy('reminder_due')
		.limit(most)
		.forUpdate()
		.select<Leaving[]>('id', 'customer', 'survey');
	const out = await optedOut(trx, rows);
	const unsent = await writeLetters(
		host,
		trx,
		rules,
		'survey_reminder',
		rows.filter(({ customer }) => !out.has(customer)),
		now,
	);
	const dropped = [...unsent, ...rows.filter(({ customer }) => out.has(customer)).map(({ id }) => id)];
	if (dropped.length > 0) await trx('loop_responses').whereIn('id', dropped).update({ reminder_due: null });
	return rows.length;
}

async function optedOut(trx: Knex, rows: readonly Leaving[]): Promise<Set<string>> {
	const ids = await trx('loop_customers')
		.whereIn(
			'id',
			rows.map(({ customer }) => customer),
		)
		.whereNotNull('survey_opt_out_at')
		.pluck<string[]>('id');
	return new Set(ids);
}
