import { ForbiddenError } from '@directus/errors';
import { z } from 'zod';
import { cleanText } from '../../domain/survey/clean-text.js';
import { forgetAnswers } from '../cache.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { wake } from '../reactors/wake.js';
import { readSettings } from '../settings.js';
import { toColumn } from '../time.js';
import { recordCall } from './record-call.js';

/** A call that brought no answer. */
export const attemptSchema = z.strictObject({
	result: z.enum(['not_reached', 'refused']),
	note: z.string().max(4000).transform(cleanText).pipe(z.string().max(2000)).optional(),
	/** Attempts that the caller saw on record; where there are others by now, somebody else has called. */
	seen: z.number().int().min(0).max(1000).optional(),
});

export type Attempt = z.infer<typeof attemptSchema>;

export type Attempted = { readonly attempts: number; readonly due: string | null; readonly ended: string | null };

type Row = {
	readonly customer: string;
	readonly issue: number | null;
	readonly answered_at: unknown;
	readonly call_attempts: number | null;
	readonly call_owner: string | null;
	readonly call_ended: string | null;
};

const hour = 3_600_000;

/**
 * Puts a call without an answer on record (D14): the next one is due later, until it has been tried often enough or
 * the customer does not want to answer.
 *
 * @param user who called
 * @throws Forbidden (403) where there is no such invitation, LOOP_TOKEN (410) where it has been answered meanwhile,
 *   LOOP_CONFLICT where somebody else has called meanwhile, or nobody calls any more
 */
export async function recordAttempt(
	host: Host,
	user: string,
	id: number,
	{ result, note, seen }: Attempt,
	now = new Date(),
): Promise<Attempted> {
	const settings = await readSettings(host.knex);
	const attempted = await host.knex.transaction(async (trx) => {
		const row = await trx('loop_responses')
			.where({ id })
			.forUpdate()
			.first<Row | undefined>('customer', 'issue', 'answered_at', 'call_attempts', 'call_owner', 'call_ended');
		if (!row) throw new ForbiddenError();
		if (row.answered_at !== null) throw refuse({ code: 'LOOP_TOKEN', gone: true });
		const before = row.call_attempts ?? 0;
		if (row.call_ended !== null || (seen ?? before) !== before) throw refuse({ code: 'LOOP_CONFLICT' });
		const reached = result === 'refused';
		const attempts = before + (reached ? 0 : 1);
		const ended = reached ? 'refused' : attempts >= settings.call_attempts ? 'gave_up' : null;
		const due = ended ? null : new Date(now.getTime() + settings.call_hours * hour);
		await trx('loop_responses')
			.where({ id })
			.update({
				call_attempts: attempts,
				call_ended: ended,
				call_due: due && toColumn(trx, due),
				call_owner: row.call_owner ?? user,
			});
		const { customer, issue } = row;
		await recordCall(trx, { customer, issue, by: user, reached, summary: note || null }, now);
		return { attempts, due: due?.toISOString() ?? null, ended };
	});
	await forgetAnswers(host).catch((error: unknown) => host.logger.warn(error as Error));
	wake(host);
	return attempted;
}
