import type { Knex } from 'knex';
import { formatNumber, numberDay } from '../domain/issue-number.js';
import { startDeadlines, type Allowance } from '../domain/issue/deadlines.js';
import type { Settings } from '../domain/settings.js';
import { takeNumber } from './number.js';
import { toColumn } from './time.js';

type Assignment = Allowance & { department?: string | null; default_owner?: string | null };

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
export async function completeRecord(
	trx: Knex,
	issue: Recorded,
	settings: Settings,
	now: Date,
): Promise<Record<string, unknown>> {
	const { category, tier } = await readAssignments(trx, issue);
	const day = numberDay(now, settings.time_zone);
	return {
		number: formatNumber(day, await takeNumber(trx, day)),
		department: issue.department ?? category?.department ?? null,
		owner: issue.owner ?? category?.default_owner ?? tier?.default_owner ?? null,
		...startDeadlines(now, settings, [category ?? {}, tier ?? {}]),
	};
}

/** The deadlines that start again when an issue is reopened. */
export async function restartDeadlines(
	knex: Knex,
	issue: { readonly category: string | null; readonly customer: string | null },
	settings: Settings,
	now: Date,
): Promise<{ commit_due: Date; progress_due: Date }> {
	const { category, tier } = await readAssignments(knex, issue);
	const { commit_due, progress_due } = startDeadlines(now, settings, [category ?? {}, tier ?? {}]);
	return { commit_due, progress_due };
}

async function readAssignments(
	knex: Knex,
	issue: { readonly category: string | null; readonly customer: string | null },
) {
	const category = issue.category
		? await knex('loop_categories').where({ key: issue.category }).first<Assignment | undefined>()
		: undefined;
	const tier = issue.customer
		? await knex('loop_tiers')
				.join('loop_customers', 'loop_customers.tier', 'loop_tiers.key')
				.where('loop_customers.id', issue.customer)
				.first<Assignment | undefined>('loop_tiers.*')
		: undefined;
	return { category, tier };
}

/** Moments as the host's own services take them, or as raw knex does. */
export function datesToColumns(knex: Knex, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [column, value instanceof Date ? toColumn(knex, value) : value]),
	);
}
