import type { Knex } from 'knex';
import { readClocks } from '../domain/deadline/clocks.js';
import { projectClocks } from '../domain/deadline/projection.js';
import { formatNumber, numberDay } from '../domain/issue-number.js';
import { keepCalendar, readAssignments, readDeskRules, termsFor } from './deadlines/policy.js';
import { storyOf } from './deadlines/told-story.js';
import { takeNumber } from './number.js';

export type Recorded = {
	readonly category: string | null;
	readonly customer: string | null;
	readonly department: string | null;
	readonly owner: string | null;
	readonly urgency: string | null;
};

/**
 * Works out what a new issue is given: number, department, owner and deadlines (R15, R17, R18).
 *
 * @param trx the transaction that writes the issue
 * @param issue what is known of it; keys of rows, or nothing
 * @param now the time of recording
 * @returns columns to add, moments as Dates
 */
export async function completeRecord(trx: Knex, issue: Recorded, now: Date): Promise<Record<string, unknown>> {
	const rules = await readDeskRules(trx);
	const assigned = await readAssignments(trx, issue);
	await keepCalendar(trx, rules);
	const day = numberDay(now, rules.settings.time_zone);
	const terms = termsFor(rules, { urgency: issue.urgency ?? 'normal', category: issue.category }, assigned);
	const clocks = readClocks(storyOf({ submitted_at: now, terms }, []), () => rules.calendar, now);
	return {
		number: formatNumber(day, await takeNumber(trx, day)),
		department: issue.department ?? assigned.category?.department ?? null,
		owner: issue.owner ?? assigned.category?.default_owner ?? assigned.tier?.default_owner ?? null,
		terms,
		...projectClocks(clocks),
	};
}
