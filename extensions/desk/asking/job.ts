import type { Host } from '../host.js';
import { feed } from './feed.js';
import { endRuns, openQuarter, planRuns } from './runs.js';
import { planStarts } from './starts.js';

/**
 * A job of the tick: asks whoever is due until now (R27). First everybody who is due gets a slot, whatever the hour; then
 * the invitations go to the outbox in working time, at the mail server's pace.
 */
export const asking = {
	name: 'asking',
	/** @returns how many slots were made and letters handed over */
	async run(host: Host, now: Date, signal: AbortSignal): Promise<number> {
		await openQuarter(host, now);
		const planned = (await planStarts(host, now, signal)) + (await planRuns(host, now, signal));
		const handed = await feed(host, now, signal);
		await endRuns(host.knex, now);
		return planned + handed;
	},
};
