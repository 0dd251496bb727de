import type { Knex } from 'knex';
import type { Allowance } from '../../domain/deadline/terms.js';
import type { Context } from '../../domain/import/column.js';
import type { Result } from '../../domain/import/report.js';
import type { Problem } from '../../domain/import/problem.js';
import type { Settings } from '../../domain/settings.js';
import type { DeskRules } from '../deadlines/policy.js';
import type { Host } from '../host.js';
import type { People } from './people.js';

/** What one import knows from its beginning to its end. */
export type Session = {
	readonly host: Host;
	/** The user who imports. */
	readonly by: string;
	readonly dryRun: boolean;
	readonly settings: Settings;
	readonly rules: DeskRules;
	readonly context: Context;
	readonly people: People;
	/** What categories and tiers allow, by key, and to which department a category belongs. */
	readonly allowances: {
		readonly category: ReadonlyMap<string, Allowance & { readonly department: string | null }>;
		readonly tier: ReadonlyMap<string, Allowance>;
	};
	/** The heading under which the file keeps a column; empty where it has none. */
	readonly heading: (field: string) => string;
	/** Rows of the database that rows of this file have been matched with already. */
	readonly matched: Set<number>;
};

/** What became of a row. */
export type Outcome = {
	readonly result: Result;
	/** Key of the row that it is in the database; null where there is none (yet). */
	readonly id: string | number | null;
	readonly problems: readonly Problem[];
};

/** How rows of one of the tables are told apart and stored. */
export type Store<R> = {
	/** What must not stand in a file twice. */
	readonly keyOf: (record: R) => string;
	/** Stores a batch within a transaction: all of it, or it throws. One outcome a record, in order. */
	readonly write: (session: Session, trx: Knex, records: readonly R[]) => Promise<Outcome[]>;
};

/** A row that stays out, and why. */
export function refused(...problems: readonly Problem[]): Outcome {
	return { result: 'refused', id: null, problems };
}
