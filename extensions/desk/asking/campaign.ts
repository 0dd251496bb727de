import { randomUUID } from 'node:crypto';
import { ForbiddenError } from '@directus/errors';
import type { Knex } from 'knex';
import { nextOpening } from '../../domain/asking/open.js';
import { skips } from '../../domain/choices.js';
import type { Skip } from '../../domain/asking/decide.js';
import { databaseNow } from '../database-clock.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { findHold, type Hold } from './feed.js';
import { readAskingRules } from './rules.js';
import type { Run, RunState } from './runs.js';
import { readWhom, type Whom } from './whom.js';

/** How far a run has come, as staff see it. */
export type Progress = {
	readonly id: number;
	readonly occasion: string;
	readonly state: RunState;
	readonly due_at: string;
	readonly created_at: string;
	readonly ended_at: string | null;
	readonly made_by: string | null;
	/** Customers who are drawn; it is known once the run has begun. */
	readonly total: number;
	readonly planned: number;
	readonly waiting: number;
	readonly sent: number;
	readonly answered: number;
	readonly skipped: Readonly<Record<Skip, number>>;
	readonly withdrawn: number;
	/** Why nothing goes out just now, and until when where that is known. */
	readonly hold: Hold | null;
	readonly hold_until: string | null;
};

const listed = 20;

/**
 * Starts a run: the tick gives everybody a slot and sends them out. Asked for a second time under the same name it is the
 * run that is there.
 *
 * @param wanted `id`: a UUID that names the run; `at`: when the customers are due, now unless said otherwise
 * @throws Forbidden (403) where there is no such survey, LOOP_INCOMPLETE where it is switched off or nobody is picked,
 *   LOOP_CONFLICT where that name belongs to a run of another survey
 */
export async function startRun(
	host: Host,
	user: string,
	survey: string,
	wanted: Whom & { readonly id?: string | undefined; readonly at?: Date | undefined },
): Promise<number> {
	await requireSurvey(host.knex, survey);
	const { audience, list } = await readWhom(host.knex, wanted);
	if (list?.length === 0) throw refuse({ code: 'LOOP_INCOMPLETE', fields: ['numbers'] });
	const now = await databaseNow(host.knex);
	const occasion = `list:${wanted.id ?? randomUUID()}`;
	return host.knex.transaction(async (trx) => {
		const find = () => trx('loop_askings').where({ occasion }).forUpdate().first<Run | undefined>();
		const before = await find();
		if (before?.survey === survey) return before.id;
		if (before) throw refuse({ code: 'LOOP_CONFLICT' });
		await trx('loop_askings')
			.insert({
				occasion,
				survey,
				state: 'running',
				audience: JSON.stringify(audience),
				due_at: Math.max(now, wanted.at?.getTime() ?? now),
				created_at: now,
				made_by: user,
				...(list && { total: list.length }),
			})
			.onConflict('occasion')
			.ignore();
		const { id } = (await find()) as Run;
		for (let from = 0; list && from < list.length; from += 500) {
			const rows = list.slice(from, from + 500).map((customer) => ({ key: `${id}:${customer}`, asking: id, customer }));
			await trx('loop_asked').insert(rows).onConflict('key').ignore();
		}
		return id;
	});
}

/**
 * Lists the runs of a survey with how far they have come, the newest first.
 *
 * @throws Forbidden (403) where there is no such survey
 */
export async function listRuns(host: Host, survey: string): Promise<Progress[]> {
	if (!(await host.knex('loop_surveys').where({ key: survey }).first('key'))) throw new ForbiddenError();
	const runs = await host.knex('loop_askings').where({ survey }).orderBy('id', 'desc').limit(listed).select<Run[]>();
	const rules = await readAskingRules(host, host.knex);
	const now = new Date(await databaseNow(host.knex));
	const hold = await findHold(host, rules, now);
	const until = hold === 'quiet' ? nextOpening(rules.calendar, now) : null;
	return Promise.all(runs.map((run) => tellRun(host.knex, run, { hold, until })));
}

/** @throws Forbidden (403) where there is no such survey, LOOP_INCOMPLETE (422) where it is switched off */
export async function requireSurvey(knex: Knex, key: string): Promise<void> {
	const survey = await knex('loop_surveys').where({ key }).first<{ active: unknown } | undefined>('active');
	if (!survey) throw new ForbiddenError();
	if (survey.active === false || survey.active === 0) throw refuse({ code: 'LOOP_INCOMPLETE', fields: ['active'] });
}

async function tellRun(knex: Knex, run: Run, now: { hold: Hold | null; until: Date | null }): Promise<Progress> {
	const counted = await knex('loop_responses')
		.where({ occasion: run.occasion })
		.groupBy('skipped')
		.count({ n: '*', sent: 'sent_at', answered: 'answered_at' })
		.select<{ skipped: Skip | null; n: Count; sent: Count; answered: Count }[]>('skipped');
	const of = (reason: Skip | null) => counted.find(({ skipped }) => skipped === reason);
	const asked = of(null);
	const sent = Number(asked?.sent ?? 0);
	const moment = (value: number | string | null) => (value === null ? null : new Date(Number(value)).toISOString());
	const isSending = run.state === 'running' && Number(asked?.n ?? 0) > sent;
	return {
		id: run.id,
		occasion: run.occasion,
		state: run.state,
		due_at: moment(run.due_at) ?? '',
		created_at: moment(run.created_at) ?? '',
		ended_at: moment(run.ended_at),
		made_by: run.made_by,
		total: run.total,
		planned: run.planned,
		waiting: Number(asked?.n ?? 0) - sent,
		sent,
		answered: Number(asked?.answered ?? 0),
		skipped: Object.fromEntries(
			Object.keys(skips).map((reason) => [reason, Number(of(reason as Skip)?.n ?? 0)]),
		) as Record<Skip, number>,
		withdrawn: run.withdrawn,
		hold: isSending ? now.hold : null,
		hold_until: isSending ? (now.until?.toISOString() ?? null) : null,
	};
}

type Count = number | string;
