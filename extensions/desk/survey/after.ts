import type { Host } from '../host.js';
import { personName } from '../person-name.js';
import { readSettings } from '../settings.js';
import { fromColumn } from '../time.js';
import type { SlotIssue } from './slot.js';

/** What the customer is told after an answer: who looks after it, and by when they hear of it. */
export type After = {
	readonly status: string | null;
	readonly owner: string | null;
	readonly by: Date;
	readonly zone: string;
};

/** Reads who has the issue now and when its next report of progress is due. */
export async function readAfter(host: Host, issue: SlotIssue | null, now: Date): Promise<After> {
	const { time_zone: zone, progress_minutes } = await readSettings(host.knex);
	const row = issue
		? await host
				.knex('loop_issues')
				.leftJoin('directus_users', 'directus_users.id', 'loop_issues.owner')
				.where('loop_issues.id', issue.id)
				.first<Record<string, unknown> | undefined>(
					'loop_issues.status',
					'loop_issues.owner_name',
					'loop_issues.progress_due',
					'directus_users.first_name',
					'directus_users.last_name',
				)
		: undefined;
	const due = fromColumn(row?.['progress_due']);
	return {
		status: typeof row?.['status'] === 'string' ? row['status'] : null,
		owner: personName(row),
		by: due && due > now ? due : new Date(now.getTime() + progress_minutes * 60_000),
		zone,
	};
}
