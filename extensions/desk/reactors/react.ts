import type { Knex } from 'knex';
import { databaseNow } from '../database-clock.js';
import { refreshDeadlines } from '../deadlines/refresh.js';
import type { Host } from '../host.js';
import { ensureInvitation } from '../invitation.js';
import { adopt } from './adopt.js';
import type { Issue, IssueEvent, LoggedEvent, Reactor } from './event.js';
import { followAnswer } from './follow-answer.js';
import { followRating } from './follow-rating.js';
import { renewTerms } from './renew-terms.js';
import { signalRisk } from './signal-risk.js';
import { tellCustomers } from './tell-customers.js';

/** In this order, each for all events of an issue before the next: what one tells of an issue, another has written. */
const reactors: readonly Reactor<readonly IssueEvent[]>[] = [
	each(adopt),
	each(renewTerms),
	each(invite),
	tellCustomers,
	each(signalRisk),
	each(followRating),
];

/** Events that move no clock. */
const timeless: readonly string[] = ['answer', 'breach'];

/** Lets what follows from some events happen, and marks them as worked off, in one transaction. */
export async function react(host: Host, trx: Knex, events: readonly LoggedEvent[]): Promise<void> {
	const waiting = await lockPending(trx, events);
	const concerned = await withIssues(trx, waiting);
	for (const reactor of reactors) await reactor(host, trx, concerned);
	for (const event of waiting) await followAnswer(host, trx, event);
	const timed = issuesOf(waiting.filter(({ type }) => !timeless.includes(type)));
	if (timed.length > 0) await refreshDeadlines(trx, timed, new Date(await databaseNow(trx)));
	await trx('loop_pending')
		.whereIn(
			'event',
			waiting.map(({ id }) => id),
		)
		.delete();
}

/** Another instance may be at the same events: whoever locks their marks first works them off, and nobody else. */
async function lockPending(trx: Knex, events: readonly LoggedEvent[]): Promise<readonly LoggedEvent[]> {
	const ids = events.map(({ id }) => id);
	const rows = await trx('loop_pending')
		.whereIn('event', ids)
		.orderBy('event')
		.forUpdate()
		.select<{ event: number }[]>('event');
	const left = new Set(rows.map(({ event }) => Number(event)));
	return events.filter(({ id }) => left.has(Number(id)));
}

async function withIssues(trx: Knex, events: readonly LoggedEvent[]): Promise<IssueEvent[]> {
	const ids = issuesOf(events);
	if (ids.length === 0) return [];
	const issues = (await trx('loop_issues').whereIn('id', ids)) as Issue[];
	const rows = new Map(issues.map((row) => [Number(row.id), row]));
	const told = await readTold(trx, events);
	return events.flatMap((event) => {
		const row = rows.get(Number(event.issue));
		return row ? [{ ...event, issue: Number(row.id), row, told: told.has(Number(event.id)) }] : [];
	});
}

/** The events of which the outbox holds a message already. */
async function readTold(trx: Knex, events: readonly LoggedEvent[]): Promise<Set<number>> {
	const ids = events.map(({ id }) => id);
	const rows = await trx('loop_outbox').whereIn('event', ids).select<{ event: number }[]>('event');
	return new Set(rows.map(({ event }) => Number(event)));
}

function issuesOf(events: readonly LoggedEvent[]): number[] {
	return [...new Set(events.flatMap(({ issue }) => issue ?? []))].sort((one, other) => one - other);
}

async function invite(_host: Host, trx: Knex, event: IssueEvent): Promise<void> {
	if (event.type === 'step' && event.to === 'feedback')
		await ensureInvitation(trx, { issue: event.issue, event: event.id });
}

function each(reactor: Reactor): Reactor<readonly IssueEvent[]> {
	return async (host, trx, events) => {
		for (const event of events) await reactor(host, trx, event);
	};
}
