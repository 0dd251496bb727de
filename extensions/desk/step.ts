import type { Knex } from 'knex';
import { endsWait, findStep, type Status } from '../domain/steps.js';
import type { Acting } from './acting.js';
import { readLaw, refuse } from './error.js';
import { toColumn } from './time.js';

export type TakenStep = {
	readonly issue: number;
	readonly from: Status;
	readonly to: Status;
	/** Columns that change with the step. */
	readonly patch?: Readonly<Record<string, unknown>>;
};

/**
 * Takes a step on behalf of a customer or an import, inside the caller's transaction. The law checks it
 * and writes the event.
 *
 * @throws LOOP_CONFLICT where the issue no longer stands where the caller saw it, LOOP_INCOMPLETE, LOOP_STEP
 */
export async function takeStep(trx: Knex, step: TakenStep, acting: Acting): Promise<void> {
	const found = findStep(step.from, step.to);
	await lawful(() =>
		trx('loop_issues')
			.where({ id: step.issue })
			.update({
				...(found && endsWait(found) ? { waiting: null } : {}),
				...step.patch,
				status: step.to,
				step_from: step.from,
				step_by: acting.by,
				step_via: acting.via,
				step_at: acting.at ? toColumn(trx, acting.at) : null,
			}),
	);
}

/** Runs a write and turns the law's own words, if it speaks, into our refusal. */
export async function lawful<T>(write: () => PromiseLike<T>): Promise<T> {
	try {
		return await write();
	} catch (error) {
		const refusal = readLaw(error);
		throw refusal ? refuse(refusal) : error;
	}
}
