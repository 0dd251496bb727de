import type { Knex } from 'knex';
import { describeProblem, type Problem, type ProblemCode } from '../../domain/import/problem.js';
import type { IssueRecord } from '../../domain/import/issues.js';
import { decideWalk, type Walk } from '../../domain/import/walk.js';
import { isBlank } from '../../domain/issue/fields.js';
import type { Status } from '../../domain/steps.js';
import { fromJsonColumn } from '../json-column.js';
import { datesToColumns } from '../columns.js';
import { takeStep } from '../step.js';
import { raiseCounters } from './counters.js';
import { findChanges, type Values } from './changes.js';
import { insertCounted } from '../insert-counted.js';
import { fromColumn } from '../time.js';
import { termsOf, patchOf, wantedOf } from './issue-values.js';
import { readByNumber } from './lookup.js';
import { refused, type Outcome, type Session, type Store } from './session.js';

type Stored = Record<string, unknown> & { id: number; number: string; status: Status };
type Customer = { id: string; tier: string | null } & Record<string, unknown>;

/** Issues are told apart by number (R41). The law of the loop holds for them as for all others. */
export const issues: Store<IssueRecord> = {
	keyOf: ({ number }) => number,
	write: async (session, trx, records) => {
		const customers = await readByNumber<Customer>(
			trx,
			'loop_customers',
			records.map(({ customer }) => customer),
			['id', 'tier'],
		);
		const stored = await readByNumber<Stored>(
			trx,
			'loop_issues',
			records.map(({ number }) => number),
		);
		const taken: string[] = [];
		const outcomes: Outcome[] = [];
		for (const record of records) {
			const customer = customers(record.customer);
			const existing = stored(record.number);
			if (!customer) {
				outcomes.push(refused(describeProblem(session.heading('customer'), 'unknown_customer', record.customer)));
			} else if (existing) {
				outcomes.push(await change(session, trx, record, customer, existing));
			} else {
				outcomes.push(await take(session, trx, record, customer));
				taken.push(record.number);
			}
		}
		await raiseCounters(trx, taken);
		return outcomes;
	},
};

/** A new issue is recorded as the table has it and walks from there. */
async function take(session: Session, trx: Knex, record: IssueRecord, customer: Customer): Promise<Outcome> {
	const { by, context } = session;
	// What was solved was there before.
	const submittedAt = record.submitted_at ?? record.solved_at ?? context.now;
	const walk = decideWalk({
		status: 'recorded',
		isNew: true,
		ours: false,
		cameBack: false,
		progress: record.progress,
		rating: record.rating,
		submittedAt,
		solvedAt: record.solved_at,
		now: context.now,
	});
	const notes: Problem[] = [];
	const values = wantedOf(session, record, customer, { owner: null, walk, cameBack: false }, notes);
	const id = await insertCounted(
		trx,
		'loop_issues',
		datesToColumns(trx, {
			number: record.number,
			status: 'recorded',
			urgency: 'normal',
			source: 'import',
			imported: true,
			recorded_by: by,
			reopened: 0,
			returned: 0,
			breaches: 0,
			...values,
			submitted_at: submittedAt,
		}),
	);
	await walkOn(session, trx, id, record, walk, null);
	const terms = termsOf(session, record, customer, walk);
	if ('terms' in terms)
		await trx('loop_issues')
			.where({ id })
			.update({ ...terms, step_by: by, step_via: 'import' });
	return { result: 'taken', id, problems: [...notes, ...noteWalk(session, walk)] };
}

/** An issue that is on record changes as far as the law lets it, and walks on where the table is further. */
async function change(
	session: Session,
	trx: Knex,
	record: IssueRecord,
	customer: Customer,
	existing: Stored,
): Promise<Outcome> {
	const { id, status } = existing;
	const ours = !existing['imported'];
	const stays = { result: 'unchanged', id } as const;
	const cameBack = Number(existing['returned']) + Number(existing['reopened']) > 0;
	const walk = decideWalk({
		status,
		isNew: false,
		ours,
		cameBack,
		progress: record.progress,
		rating: record.rating ?? (existing['rating'] as number | null),
		submittedAt: record.submitted_at ?? fromColumn(existing['submitted_at']) ?? session.context.now,
		solvedAt: record.solved_at,
		now: session.context.now,
	});
	const notes: Problem[] = [];
	const wanted = wantedOf(session, record, customer, { owner: existing['owner'], walk, cameBack }, notes);
	const changes = findChanges(existing, wanted);
	const kept = keptTimes(record, existing);
	if (status === 'archived') {
		const differs = [...Object.keys(changes), ...kept.filter((column) => !ours || column !== 'solved_at')];
		if (differs.length === 0 && walk.notes.length > 0 && !(await wasArchivedByImport(trx, id))) {
			return { ...stays, problems: noteWalk(session, walk) };
		}
		if (differs.length === 0 && walk.notes.length === 0) return { ...stays, problems: [] };
		return { result: 'refused', id, problems: [describeProblem(headingOf(session, differs[0]), 'LOOP_FROZEN')] };
	}
	if (kept.includes('submitted_at')) {
		return { result: 'refused', id, problems: [describeProblem(session.heading('submitted_at'), 'LOOP_SERVER_FIELD')] };
	}
	const noted = [
		...noteWalk(session, walk),
		...kept.map(() => describeProblem(session.heading('solved_at'), 'desk_time_stays')),
	];
	if (Object.keys(changes).length === 0 && walk.steps.length === 0) return { ...stays, problems: noted };
	if (Object.keys(changes).length > 0) {
		const steer = { step_from: status, step_by: session.by, step_via: 'import' };
		await trx('loop_issues')
			.where({ id })
			.update(datesToColumns(trx, { ...changes, ...steer }));
	}
	await walkOn(session, trx, id, record, walk, existing['resolution'], ours);
	return { result: 'changed', id, problems: [...notes, ...noted] };
}

/** Step by step, each an update of its own that the law checks and logs. */
async function walkOn(
	session: Session,
	trx: Knex,
	issue: number,
	record: IssueRecord,
	walk: Walk,
	resolution: unknown,
	ours = false,
): Promise<void> {
	for (const { name, from, to, at } of walk.steps) {
		const patch: Values = patchOf(session, name, record, resolution);
		// Of an issue of the desk's own the customer hears, and is asked, as of any other.
		const acting = ours ? { by: session.by, via: null } : { by: session.by, via: 'import' as const, at };
		await takeStep(trx, { issue, from, to, patch }, acting);
	}
}

/** Times of the table that differ from what is on record, which stays. */
function keptTimes(record: IssueRecord, existing: Stored): ('submitted_at' | 'solved_at')[] {
	return (['submitted_at', 'solved_at'] as const).filter((column) => {
		const [recorded, told] = [existing[column], record[column]];
		return told !== null && !isBlank(recorded) && column in findChanges({ [column]: recorded }, { [column]: told });
	});
}

/** A table that once said "done" and no longer does has been changed; one that lags behind the desk has not. */
async function wasArchivedByImport(trx: Knex, issue: number): Promise<boolean> {
	const last = await trx('loop_events')
		.where({ issue, type: 'step' })
		.orderBy('id', 'desc')
		.first<{ data: unknown } | undefined>('data');
	const { via } = (fromJsonColumn(last?.data) ?? {}) as { via?: unknown };
	return via === 'import';
}

const noteColumns: Partial<Record<ProblemCode, string>> = {
	desk_is_ahead: 'progress',
	no_rating: 'rating',
	no_solution_time: 'solved_at',
};

function noteWalk(session: Session, { notes }: Walk): Problem[] {
	return notes.map((code) => describeProblem(session.heading(noteColumns[code] ?? ''), code));
}

/** The heading of a column of the database; what stands in for a name is headed by it. */
function headingOf(session: Session, column: string | undefined): string {
	return session.heading(column === 'owner_name' ? 'owner' : (column ?? 'progress'));
}
