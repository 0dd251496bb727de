import { toLanguage, type Language } from '../../domain/language.js';
import type { Followed } from '../../domain/follow/standing.js';
import { solvedStatuses, type Status } from '../../domain/steps.js';
import type { Host } from '../host.js';
import { personName } from '../person-name.js';
import { fromColumn } from '../time.js';
import { findToken } from '../token.js';
import { textOf } from '../text-column.js';

/** An issue as the page of its customer shows it: nothing else of the row ever gets there. */
export type OpenIssue = Followed & {
	readonly id: number;
	readonly number: string;
	readonly description: string;
	readonly submittedAt: Date | null;
	readonly archivedAt: Date | null;
	readonly rating: number | null;
	/** How it was solved; nothing while it is not. */
	readonly resolution: string | null;
	readonly returned: number;
	readonly reopened: number;
	/** Name of whoever looks after it, where somebody does. */
	readonly owner: string | null;
};

/** What a customer's private link opens. */
export type FollowSlot = {
	readonly state: 'open' | 'expired';
	/** The customer's own, where one is on record. */
	readonly language: Language | null;
	readonly issue: OpenIssue;
};

/**
 * Opens the issue behind a private link.
 *
 * @returns nothing where nobody made such a token
 */
export async function openIssue(host: Host, token: string, now: Date): Promise<FollowSlot | undefined> {
	const opened = await findToken(host.knex, 'issue', token);
	if (!opened || opened.issue === null) return undefined;
	const row = await host
		.knex('loop_issues')
		.join('loop_customers', 'loop_customers.id', 'loop_issues.customer')
		.leftJoin('directus_users', 'directus_users.id', 'loop_issues.owner')
		.where('loop_issues.id', opened.issue)
		.first<Record<string, unknown> | undefined>(
			...columns.map((column) => `loop_issues.${column}`),
			'loop_customers.language',
			'directus_users.first_name',
			'directus_users.last_name',
		);
	if (!row) return undefined;
	return {
		state: opened.expiresAt !== null && opened.expiresAt <= now ? 'expired' : 'open',
		language: typeof row['language'] === 'string' ? toLanguage(row['language']) : null,
		issue: toIssue(row),
	};
}

const columns = [
	'id',
	'number',
	'description',
	'status',
	'waiting',
	'status_since',
	'first_response_due',
	'commit_due',
	'promised_at',
	'progress_due',
	'submitted_at',
	'archived_at',
	'rating',
	'resolution',
	'returned',
	'reopened',
	'owner_name',
] as const;

/** A solution as its customer may read it: what was written for an earlier round, or is not finished, is none. */
export function solutionOf(status: unknown, resolution: unknown): string | null {
	return (solvedStatuses as readonly unknown[]).includes(status) ? textOf(resolution) : null;
}

function toIssue(row: Record<string, unknown>): OpenIssue {
	const at = (column: (typeof columns)[number]) => fromColumn(row[column]);
	return {
		id: Number(row['id']),
		number: textOf(row['number']) ?? '',
		description: textOf(row['description']) ?? '',
		status: row['status'] as Status,
		waiting: textOf(row['waiting']),
		statusSince: at('status_since'),
		firstResponseDue: at('first_response_due'),
		commitDue: at('commit_due'),
		promisedAt: at('promised_at'),
		progressDue: at('progress_due'),
		submittedAt: at('submitted_at'),
		archivedAt: at('archived_at'),
		rating: row['rating'] === null ? null : Number(row['rating']),
		resolution: solutionOf(row['status'], row['resolution']),
		returned: Number(row['returned'] ?? 0),
		reopened: Number(row['reopened'] ?? 0),
		owner: personName(row),
	};
}
