import { ForbiddenError } from '@directus/errors';
import type { Knex } from 'knex';
import { databaseNow } from '../database-clock.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { toColumn } from '../time.js';
import type { Run, RunState } from './runs.js';

/** What can be done with a run: from which state, to which. */
export const deeds = {
	pause: { from: ['running'], to: 'paused' },
	resume: { from: ['paused'], to: 'running' },
	cancel: { from: ['running', 'paused'], to: 'cancelled' },
} as const satisfies Readonly<Record<string, { readonly from: readonly RunState[]; readonly to: RunState }>>;

export type RunDeed = keyof typeof deeds;

/** Rows of one statement. */
const chunk = 500;

/**
 * Pauses a run, lets it go on, or withdraws what has not been sent. What waits in the outbox is taken back at once; only a
 * letter that is being handed to the mail server at this moment still goes.
 *
 * @throws Forbidden (403) where the survey has no such run; LOOP_CONFLICT where it is over, or stands there already
 */
export function changeRun(host: Host, survey: string, id: number, deed: RunDeed): Promise<void> {
	const { from, to } = deeds[deed];
	return host.knex.transaction(async (trx) => {
		const run = await trx('loop_askings').where({ id, survey }).forUpdate().first<Run | undefined>();
		if (!run) throw new ForbiddenError();
		if (!(from as readonly RunState[]).includes(run.state)) throw refuse({ code: 'LOOP_CONFLICT' });
		const now = await databaseNow(trx);
		if (to !== 'running') await takeBack(trx, run.occasion, new Date(now));
		const withdrawn = to === 'cancelled' ? await withdraw(trx, run.occasion) : 0;
		const ended = to === 'cancelled' && { ended_at: now, withdrawn };
		await trx('loop_askings')
			.where({ id })
			.update({ state: to, ...ended });
	});
}

/** Letters that wait in the outbox wait on their invitations again; their links, which nobody has seen, are forgotten. */
async function takeBack(trx: Knex, occasion: string, now: Date): Promise<void> {
	const letters = await trx('loop_outbox')
		.whereIn('state', ['waiting', 'failed'])
		.where({ kind: 'survey' })
		.forUpdate()
		.select<{ id: number; response: number }[]>('id', 'response');
	for (let from = 0; from < letters.length; from += chunk) {
		const some = letters.slice(from, from + chunk);
		const mine = await trx('loop_responses')
			.whereIn(
				'id',
				some.map(({ response }) => response),
			)
			.where({ occasion })
			.pluck<number[]>('id');
		if (mine.length === 0) continue;
		await trx('loop_outbox').whereIn('response', mine).where({ kind: 'survey' }).delete();
		await trx('loop_tokens').whereIn('response', mine).delete();
		await trx('loop_responses')
			.whereIn('id', mine)
			.update({ ask_at: toColumn(trx, now), expires_at: null });
	}
}

/** Nobody has been asked by what is withdrawn: no row of it stays, and the run keeps their number. */
async function withdraw(trx: Knex, occasion: string): Promise<number> {
	await trx('loop_responses').where({ occasion }).whereNotNull('reminder_due').update({ reminder_due: null });
	return trx('loop_responses')
		.where({ occasion, sent_at: null, answered_at: null, skipped: null })
		.whereNotNull('ask_at')
		.delete();
}
