import type { Knex } from 'knex';
import { wakeCourier } from './message/courier.js';
import { isBlank } from '../domain/issue/fields.js';
import { nextDeadline } from '../domain/issue/deadlines.js';
import type { Host } from './host.js';
import { ensureInvitation } from './invitation.js';
import { tellCustomer, type LoggedEvent } from './reactors/tell-customer.js';
import { completeRecord, datesToColumns } from './record.js';
import { readSettings } from './settings.js';
import { fromColumn } from './time.js';

type Event = LoggedEvent;

const batch = 100;
const running = new WeakMap<Knex, Promise<void>>();
/** Woken while at work: what came after the last look is looked for again. */
const wokenAgain = new WeakSet<Knex>();

/**
 * Lets what follows from events happen (D2): soon, once at a time in this process, and never in the way of whoever
 * caused it. What is missed, the minute tick finds again.
 */
export function wake(host: Host): void {
	if (running.has(host.knex)) return void wokenAgain.add(host.knex);
	const work = new Promise((resolve) => setImmediate(resolve))
		.then(() => drain(host))
		.then(() => wakeCourier(host))
		.catch((error: unknown) => host.logger.warn(error instanceof Error ? error : String(error)))
		.then(() => {
			running.delete(host.knex);
			if (wokenAgain.delete(host.knex)) wake(host);
		});
	running.set(host.knex, work);
}

/**
 * Works off every event that waits, each in a transaction of its own together with its mark: at least once,
 * and without effect the second time.
 *
 * @returns how many were worked off
 */
export async function drain(host: Host): Promise<number> {
	let done = 0;
	for (let after = 0; ;) {
		const events = await host
			.knex('loop_pending')
			.join('loop_events', 'loop_events.id', 'loop_pending.event')
			.where('loop_events.id', '>', after)
			.orderBy('loop_events.id')
			.limit(batch)
			.select<Event[]>(
				'loop_events.id',
				'loop_events.issue',
				'loop_events.type',
				'loop_events.from',
				'loop_events.to',
				'loop_events.data',
			);
		for (const event of events) {
			await host.knex.transaction(async (trx) => {
				await react(host, trx, event);
				await trx('loop_pending').where({ event: event.id }).delete();
			});
			done += 1;
			after = event.id;
		}
		if (events.length < batch) return done;
	}
}

async function react(host: Host, trx: Knex, event: Event): Promise<void> {
	const issue = (await trx('loop_issues').where({ id: event.issue }).first()) as Record<string, unknown> | undefined;
	if (!issue) return;
	if (isBlank(issue['number'])) await adopt(trx, issue);
	else if (issue['status'] !== 'archived') await settleNextDeadline(trx, issue);
	if (event.to === 'feedback') await ensureInvitation(host, trx, { issue: event.issue, event: event.id });
	await tellCustomer(host, trx, event);
}

/** An issue that was recorded past the hooks is given what every issue is given. */
async function adopt(trx: Knex, issue: Record<string, unknown>): Promise<void> {
	if (issue['status'] === 'archived') return;
	const now = fromColumn(issue['submitted_at']) ?? new Date();
	const given = await completeRecord(trx, issue as Parameters<typeof completeRecord>[1], await readSettings(trx), now);
	const row = { ...datesToColumns(trx, given), step_via: 'system' };
	await trx('loop_issues').where({ id: issue['id'] }).whereNull('number').update(row);
}

/** Several issues stepped at once, or a step past the hooks: the next deadline follows here. */
async function settleNextDeadline(trx: Knex, issue: Record<string, unknown>): Promise<void> {
	const { survey_hours } = await readSettings(trx);
	const at = (column: string) => fromColumn(issue[column]);
	const next = nextDeadline({
		status: String(issue['status']),
		first_response_at: at('first_response_at'),
		first_response_due: at('first_response_due'),
		commit_due: at('commit_due'),
		promised_at: at('promised_at'),
		progress_due: at('progress_due'),
		status_since: at('status_since'),
		survey_hours,
	});
	const same =
		next.next_due === issue['next_due'] &&
		Math.abs((next.next_due_at?.getTime() ?? 0) - (at('next_due_at')?.getTime() ?? 0)) < 60_000;
	if (!same)
		await trx('loop_issues').where({ id: issue['id'], status: issue['status'] }).update(datesToColumns(trx, next));
}
