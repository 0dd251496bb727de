import { databaseNow } from './database-clock.js';
import { soundAlarms } from './deadlines/alarms.js';
import { retime } from './deadlines/retime.js';
import { cleanTokens } from './follow/clean-tokens.js';
import type { Host } from './host.js';
import { sealing, sweeping } from './integrity/jobs.js';
import { tryLease } from './lease.js';
import { delivery } from './message/courier.js';
import { drain, wake } from './reactors.js';
import { writeMark } from './setup/journal.js';

/** Something that is looked after every minute: everything due until now, in bounded batches, ready to stop in between. */
export type Job = {
	readonly name: string;
	readonly run: (host: Host, now: Date, signal: AbortSignal) => Promise<number>;
};

const jobs: readonly Job[] = [
	{ name: 'reactors', run: (host, _now, signal) => drain(host, signal) },
	{ name: 'alarms', run: soundAlarms },
	{ name: 'terms', run: retime },
	delivery,
	cleanTokens,
	sealing,
	sweeping,
];

/**
 * The minute tick (D12): one worker among all instances, by a lease in the database and the database's clock. A tick that
 * finds another one at work leaves it to that one; a job that fails keeps no other from its turn.
 *
 * @param signal of a desk that stops
 * @returns whether this was the worker
 */
export async function tick(host: Host, signal: AbortSignal): Promise<boolean> {
	const done = await tryLease(host.knex, 'tick', async (lost) => {
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
	});
	return done ?? false;
}

/** How often the clock ticks: every minute, unless `LOOP_CLOCK` holds another cron expression. */
export function readClock(env: Readonly<Record<string, unknown>>): string {
	const clock = env['LOOP_CLOCK'];
	return typeof clock === 'string' && clock.includes('*') ? clock : '* * * * *';
}
