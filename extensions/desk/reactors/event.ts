import type { Knex } from 'knex';
import type { Host } from '../host.js';

/** An event as the log keeps it; one about a customer alone names no issue. */
export type LoggedEvent = {
	readonly id: number;
	readonly issue: number | null;
	readonly type: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly at: unknown;
	readonly data: unknown;
};

export type Issue = Record<string, unknown> & { id: number };

/** An event of an issue, with the issue's row as it stands. */
export type IssueEvent = LoggedEvent & {
	readonly issue: number;
	readonly row: Issue;
	/** Whether the outbox holds a message of it already. */
	readonly told: boolean;
};

/** What follows from an event, in the transaction that also marks it: without effect the second time. */
export type Reactor<Event = IssueEvent> = (host: Host, trx: Knex, event: Event) => Promise<void>;
