import { describeProblem, problemCodes, type ProblemCode } from '../../domain/import/problem.js';
import { isPassing } from '../survey/passing.js';
import { readLaw } from '../error.js';
import { refused, type Outcome, type Session, type Store } from './session.js';

/** Tries beyond the first when others stand in the way, and one fresh look for a row that fails by itself. */
const retries = 2;

/**
 * Stores records in one transaction. Where one of them fails, each half is tried by itself, so that in the end one
 * bad row keeps out nothing but that row.
 *
 * @throws where the database itself is out of reach
 */
export async function storeBatch<R>(session: Session, store: Store<R>, records: readonly R[]): Promise<Outcome[]> {
	if (records.length === 0) return [];
	let failure: unknown;
	for (let left = retries; left >= 0; left -= 1) {
		try {
			return await inTransaction(session, store, records);
		} catch (error) {
			failure = error;
			if (records.length > 1 && !isPassing(error)) break;
		}
	}
	if (records.length === 1) return [await refuseFailed(session, failure)];
	const middle = Math.ceil(records.length / 2);
	const first = await storeBatch(session, store, records.slice(0, middle));
	return first.concat(await storeBatch(session, store, records.slice(middle)));
}

/** A dry run does everything that the import would do, and takes it back. */
async function inTransaction<R>(session: Session, store: Store<R>, records: readonly R[]): Promise<Outcome[]> {
	const trx = await session.host.knex.transaction();
	try {
		const outcomes = await store.write(session, trx, records);
		if (!session.dryRun) {
			await trx.commit();
			return outcomes;
		}
		await trx.rollback();
		return outcomes.map((outcome) => (outcome.result === 'taken' ? { ...outcome, id: null } : outcome));
	} catch (error) {
		await trx.rollback();
		throw error;
	}
}

async function refuseFailed(session: Session, error: unknown): Promise<Outcome> {
	await session.host.knex.raw('select 1');
	const refusal = readLaw(error);
	const code = codeOf(refusal ?? error);
	const known = problemCodes.find((candidate) => candidate === code);
	// What a database says of a row holds the row; its code alone goes into the log.
	if (!known) session.host.logger.warn(`Import: the database did not accept a row (${String(code)})`);
	return refused(describeProblem('', known ?? ('not_stored' satisfies ProblemCode), fieldsOf(refusal ?? error)));
}

function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** Our refusals carry the fields in question, in themselves or as the host's errors keep them. */
function fieldsOf(error: unknown): string {
	const { fields, extensions } = (error ?? {}) as { fields?: unknown; extensions?: { fields?: unknown } };
	const named = fields ?? extensions?.fields;
	return Array.isArray(named) ? named.join(', ') : '';
}
