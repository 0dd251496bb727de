import type { Knex } from 'knex';
import { lapseDays, lastQuarter } from '../../domain/asking/quarter.js';
import type { Host } from '../host.js';
import { drawLimits, isDrawn, quarterAudience, readPage, type Audience, type Limits } from './audience.js';
import { decide } from './plan.js';
import { writeSlots } from './write-slots.js';
import { findSurvey, readAskingRules, type AskingRules } from './rules.js';

/** Where a run stands: it is planned and sent, it waits for somebody to go on, it was withdrawn, it is over. */
export type RunState = 'running' | 'paused' | 'cancelled' | 'done';

/** A survey that is sent to many on one occasion: the end of a quarter, or a list that somebody picked. */
export type Run = {
	readonly id: number;
	readonly occasion: string;
	readonly survey: string;
	readonly state: RunState;
	readonly audience: string;
	readonly limits: string | null;
	readonly due_at: number | string;
	readonly after: string | null;
	readonly filled_at: number | string | null;
	readonly total: number;
	readonly planned: number;
	readonly withdrawn: number;
	readonly made_by: string | null;
	readonly created_at: number | string;
	readonly ended_at: number | string | null;
};

const day = 86_400_000;

/** Opens the run of the quarter whose last day has come, where a survey asks for it. */
export async function openQuarter(host: Host, now: Date): Promise<void> {
	const { settings } = await readAskingRules(host, host.knex);
	const { name, due } = lastQuarter(now, settings.time_zone);
	if (now.getTime() - due.getTime() > lapseDays * day) return;
	const occasion = `quarter:${name}`;
	const survey = await findSurvey(host.knex, 'quarter');
	if (survey === undefined) return;
	if (await host.knex('loop_askings').where({ occasion }).first('id')) return;
	await host
		.knex('loop_askings')
		.insert({
			occasion,
			survey,
			state: 'running',
			audience: JSON.stringify(await quarterAudience(host.knex)),
			due_at: due.getTime(),
			created_at: now.getTime(),
		})
		.onConflict('occasion')
		.ignore();
}

/**
 * Gives everybody whom a run asks a slot, a page of customers at a time, each in one transaction together with how far it
 * came: it can stop anywhere and go on, and no customer gets a second slot.
 *
 * @returns how many slots were made
 */
export async function planRuns(host: Host, now: Date, signal: AbortSignal): Promise<number> {
	const ids = await host
		.knex('loop_askings')
		.where({ state: 'running' })
		.whereNull('filled_at')
		.andWhere('due_at', '<=', now.getTime())
		.orderBy('id')
		.pluck<number[]>('id');
	let done = 0;
	if (ids.length === 0) return done;
	const rules = await readAskingRules(host, host.knex);
	for (const id of ids) {
		await draw(host.knex, id);
		for (let more = true; more && !signal.aborted;) {
			const step = await host.knex.transaction((trx) => planPage(trx, rules, id, now));
			done += step.made;
			more = step.more;
		}
	}
	return done;
}

/** The lots are drawn once, so that every page of the run goes by the same limits. */
async function draw(knex: Knex, id: number): Promise<void> {
	const run = await knex('loop_askings').where({ id }).first<Run | undefined>();
	if (!run || run.limits !== null) return;
	const source = { audience: JSON.parse(run.audience) as Audience, asking: id };
	const { limits, total } = await drawLimits(knex, run.occasion, source);
	await knex('loop_askings')
		.where({ id })
		.whereNull('limits')
		.update({ limits: JSON.stringify(limits), total });
}

async function planPage(
	trx: Knex,
	rules: AskingRules,
	id: number,
	now: Date,
): Promise<{ made: number; more: boolean }> {
	const run = await trx('loop_askings')
		.where({ id, state: 'running' })
		.whereNull('filled_at')
		.forUpdate()
		.first<Run | undefined>();
	if (!run) return { made: 0, more: false };
	const { occasion, survey, after } = run;
	const limits = JSON.parse(run.limits ?? '{"tiers":{},"rest":1}') as Limits;
	const audience = JSON.parse(run.audience) as Audience;
	const { customers, last, more } = await readPage(trx, { audience, asking: id }, after, true);
	const drawn = customers.filter((customer) => isDrawn(occasion, customer, limits));
	const decisions = await decide(trx, rules, drawn, { occasion, now, lock: true, held: true });
	const due = new Date(Number(run.due_at));
	await writeSlots(trx, rules, { survey, occasion, due: () => due }, decisions);
	await trx('loop_askings')
		.where({ id })
		.update({
			after: last,
			planned: run.planned + decisions.length,
			...(!more && { filled_at: now.getTime() }),
		});
	return { made: decisions.length, more };
}

/** Ends the runs of which nothing waits to be sent any more. */
export async function endRuns(knex: Knex, now: Date): Promise<void> {
	const runs = await knex('loop_askings')
		.where({ state: 'running' })
		.whereNotNull('filled_at')
		.select<{ id: number; occasion: string }[]>('id', 'occasion');
	for (const { id, occasion } of runs) {
		if (await isUnderWay(knex, occasion)) continue;
		await knex('loop_askings').where({ id, state: 'running' }).update({ state: 'done', ended_at: now.getTime() });
	}
}

async function isUnderWay(knex: Knex, occasion: string): Promise<boolean> {
	if (await knex('loop_responses').where({ occasion }).whereNotNull('ask_at').first('id')) return true;
	const letter: unknown = await knex('loop_outbox')
		.join('loop_responses', 'loop_responses.id', 'loop_outbox.response')
		.where({ occasion })
		.whereIn('state', ['waiting', 'failed', 'sending'])
		.first('loop_outbox.id');
	return letter !== undefined;
}
