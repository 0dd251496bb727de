import type { Confirmation, NextDue } from '../../domain/choices.js';
import { statuses, type Status } from '../../domain/steps.js';
import type { Person } from '../../app/person.js';

/** An issue as far as the bar shows it. */
export type Issue = {
	readonly id: number;
	readonly number: string;
	readonly status: Status;
	readonly status_since: string | null;
	readonly submitted_at: string | null;
	readonly owner: Person | null;
	readonly owner_name: string | null;
	readonly first_response_at: string | null;
	readonly first_response_due: string | null;
	readonly commit_due: string | null;
	readonly progress_due: string | null;
	readonly promised_at: string | null;
	readonly next_due: NextDue | null;
	readonly next_due_at: string | null;
	readonly waiting: string | null;
	readonly resolution: string | null;
	readonly rating: number | null;
	readonly confirmed_by: Confirmation | null;
	readonly customer: { readonly id: string; readonly language: string | null } | null;
	readonly customer_words: string | null;
	readonly reopened: number | null;
	readonly returned: number | null;
};

/** A step that was taken, as the log tells it. */
export type Turn = {
	readonly id: number | string;
	readonly from: Status | null;
	readonly to: Status;
	readonly at: string;
	readonly actor: Person | null;
	readonly data: { readonly via?: string } | null;
};

const person = (field: string): string[] =>
	['id', 'first_name', 'last_name', 'email'].map((column) => `${field}.${column}`);

export const issueFields = [
	'id',
	'number',
	'status',
	'status_since',
	'submitted_at',
	...person('owner'),
	'owner_name',
	'first_response_at',
	'first_response_due',
	'commit_due',
	'progress_due',
	'promised_at',
	'next_due',
	'next_due_at',
	'waiting',
	'resolution',
	'rating',
	'confirmed_by',
	'customer.id',
	'customer.language',
	'customer_words',
	'reopened',
	'returned',
];

export const turnFields = ['id', 'from', 'to', 'at', ...person('actor'), 'data'];

/**
 * The turn by which an issue last came to each step that lies behind it or where it stands. What a reopening undid is not told.
 *
 * @param status where it stands
 * @param turns in order of time
 */
export function latestTurns(status: Status, turns: readonly Turn[]): Partial<Record<Status, Turn>> {
	const reached = statuses.slice(0, statuses.indexOf(status) + 1);
	return Object.fromEntries(
		reached.flatMap((each) => {
			const turn = turns.findLast(({ to }) => to === each);
			return turn ? [[each, turn]] : [];
		}),
	);
}

/** What of an issue tells that its clocks have changed. */
export function timesOf(issue: Issue | null): string {
	return JSON.stringify(
		issue && [
			issue.id,
			issue.status,
			issue.status_since,
			issue.first_response_at,
			issue.first_response_due,
			issue.commit_due,
			issue.progress_due,
			issue.promised_at,
			issue.next_due,
			issue.next_due_at,
			issue.waiting,
		],
	);
}
