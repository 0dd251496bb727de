import { alerting } from './alerts/job.js';
import { asking } from './asking/job.js';
import { callBacks } from './calls/call-backs.js';
import { databaseNow } from './database-clock.js';
import { soundAlarms } from './deadlines/alarms.js';
import { fillOutcomes } from './deadlines/outcomes.js';
import { retime } from './deadlines/retime.js';
import { cleanTokens } from './follow/clean-tokens.js';
import type { Host } from './host.js';
import { sealing, sweeping } from './integrity/jobs.js';
import { tryLease } from './lease.js';
import { delivery } from './message/courier.js';
import { drain } from './reactors/drain.js';
import { wake } from './reactors/wake.js';
import { cleanFiles } from './report/clean-files.js';
import { fading } from './risk.js';
import { writeMark } from './setup/journal.js';
import { cleanDrafts } from './survey/draft.js';

/** Something that is looked after every minute: everything due until now, in bounded batches, ready to stop in between. */
export type Job = {
	readonly name: string;
	readonly run: (host: Host, now: Date, signal: AbortSignal) => Promise<number>;
};

/** Milliseconds after which another instance takes over from one that died at work. */
const term = 30_000;

/** Events worked off within a tick, so that it ends before the next one; the rest goes on beside it. */
const mostEvents = 2000;

const jobs: readonly Job[] = [
	// What is late comes first, however much else is to be done.
	{ name: 'alarms', run: soundAlarms },
	alerting,
	{ name: 'reactors', run: (host, _now, signal) => drain(host, signal, mostEvents) },
	{ name: 'terms', run: retime },
	{ name: 'outcomes', run: fillOutcomes },
	asking,
	delivery,
	cleanTokens,
	cleanDrafts,
	cleanFiles,
	sealing,
	sweeping,
	fading,
	callBacks,
];

/**
 * The minute tick (D12): one worker among all instances, by a lease in the database and the database's clock. A tick that
 * finds another one at work leaves it to that one; a job that fails keeps no other from its turn.
 *
 * @param signal of a desk that stops
 * @returns whether this was the worker
 */
export async function tick(host: Host, signal: AbortSignal): Promise<boolean> {
	const work = async (lost: AbortSignal) => {
		const stop = AbortSignal.any([signal, lost]);
		const now = await databaseNow(host.knex);
		for (const { name, run } of jobs) {
			if (stop.aborted) break;
			await run(host, new Date(now), stop).catch((error: unknown) => {
				host.logger.warn(
					`Closed Loop, ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
				);
			});
		}
		await writeMark(host.knex, 'tick.last', String(now));
		// What the jobs have caused is not left to the next minute.
		wake(host);
		return true;
	};
	return (await tryLease(host.knex, 'tick', work, { term })) ?? false;
}

/** How often the clock ticks: every minute, unless `LOOP_CLOCK` holds another cron expression. */
export function readClock(env: Readonly<Record<string, unknown>>): string {
	const clock = env['LOOP_CLOCK'];
	return typeof clock === 'string' && clock.includes('*') ? clock : '* * * * *';
}
