import type { Knex } from 'knex';
import { afterSending, wakeCourier } from './message/courier.js';
import { isBlank } from '../domain/issue/fields.js';
import { datesToColumns } from './columns.js';
import { databaseNow } from './database-clock.js';
import { keepCalendar, readAssignments, readDeskRules, termsFor } from './deadlines/policy.js';
import { refreshDeadlines } from './deadlines/refresh.js';
import type { Host } from './host.js';
import { ensureInvitation } from './invitation.js';
import { tellCustomer, type LoggedEvent } from './reactors/tell-customer.js';
import { completeRecord } from './record.js';
import { fromColumn } from './time.js';

type Caused = LoggedEvent & { readonly at: unknown };

type Issue = Record<string, unknown> & { id: number };

/** What follows from an event, in the transaction that also marks it: without effect the second time. */
type Reactor = (host: Host, trx: Knex, event: Caused, issue: Issue) => Promise<void>;

const reactors: readonly Reactor[] = [adopt, renewTerms, invite, tellCustomer];

const batch = 50;
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

afterSending(wake);

/**
 * Works off every event that waits, in batches, each in one transaction together with its marks: at least once, and
 * without effect the second time. Where a batch fails, its events are tried one by one, so that one that cannot be
 * worked off keeps no other waiting.
 *
 * @param signal stops after the batch at hand
 * @returns how many were worked off
 */
export async function drain(host: Host, signal?: AbortSignal): Promise<number> {
	let done = 0;
	for (let after = 0; !signal?.aborted;) {
		const events = await readPending(host.knex, after);
		if (events.length === 0) break;
		after = events.at(-1)?.id ?? after;
		done += await workOff(host, events);
	}
	return done;
}

function readPending(knex: Knex, after: number): Promise<Caused[]> {
	return knex('loop_pending')
		.join('loop_events', 'loop_events.id', 'loop_pending.event')
		.where('loop_pending.event', '>', after)
		.orderBy('loop_pending.event')
		.limit(batch)
		.select<Caused[]>(['id', 'issue', 'type', 'from', 'to', 'at', 'data'].map((column) => `loop_events.${column}`));
}

async function workOff(host: Host, events: readonly Caused[]): Promise<number> {
	try {
		await host.knex.transaction((trx) => react(host, trx, events));
		return events.length;
	} catch (error) {
		if (events.length === 1) {
			host.logger.warn(error instanceof Error ? error : String(error));
			return 0;
		}
		let done = 0;
		for (const event of events) done += await workOff(host, [event]);
		return done;
	}
}

async function react(host: Host, trx: Knex, events: readonly Caused[]): Promise<void> {
	const ids = [...new Set(events.map(({ issue }) => issue))].sort((one, other) => one - other);
	const issues = (await trx('loop_issues').whereIn('id', ids)) as Issue[];
	for (const event of events) {
		const issue = issues.find(({ id }) => id === event.issue);
		if (issue) for (const reactor of reactors) await reactor(host, trx, event, issue);
	}
	await refreshDeadlines(trx, ids, new Date(await databaseNow(trx)));
	await trx('loop_pending')
		.whereIn(
			'event',
			events.map(({ id }) => id),
		)
		.delete();
}

/** An issue that was recorded past the hooks is given what every issue is given. */
async function adopt(_host: Host, trx: Knex, _event: Caused, issue: Issue): Promise<void> {
	if (!isBlank(issue['number']) || issue['status'] === 'archived') return;
	const now = fromColumn(issue['submitted_at']) ?? new Date();
	const given = await completeRecord(trx, issue as never, now);
	Object.assign(issue, given);
	// Its deadlines run from when it was recorded, not from when the desk came to know of it.
	const columns = { ...datesToColumns(trx, { ...given, step_at: now }), step_via: 'system' };
	await trx('loop_issues').where({ id: issue.id }).whereNull('number').update(columns);
}

/** When the work starts again its terms are given anew; an issue that an import told of gets its first. */
async function renewTerms(_host: Host, trx: Knex, event: Caused, issue: Issue): Promise<void> {
	const again = event.type === 'step' && event.to === 'handling' && event.from !== 'recorded';
	if (!again || issue['status'] !== 'handling' || !isBlank(issue['terms'])) return;
	const rules = await readDeskRules(trx);
	const matter = { urgency: issue['urgency'] as string, category: issue['category'] as string | null };
	const assigned = await readAssignments(trx, { ...matter, customer: issue['customer'] as string });
	await keepCalendar(trx, rules);
	const terms = termsFor(rules, matter, assigned);
	await trx('loop_issues').where({ id: issue.id, status: 'handling' }).update({ terms, step_at: event.at });
}

async function invite(host: Host, trx: Knex, event: Caused): Promise<void> {
	if (event.type === 'step' && event.to === 'feedback')
		await ensureInvitation(host, trx, { issue: event.issue, event: event.id });
}
