import type { Knex } from 'knex';
import type { Job } from '../tick.js';
import { gatherDigests } from './gather.js';
import { postDigests } from './post.js';

const day = 86_400_000;

/** Days for which it is remembered what was mailed to whom; the log of each issue remembers the alarm for ever. */
const remembered = 30;

const batch = 100;

/** The tick's job: mails to staff about deadlines are put together, sent and, long after, forgotten. */
export const alerting: Job = {
	name: 'alerts',
	async run(host, now, signal) {
		const made = await gatherDigests(host.knex, now, signal);
		await postDigests(host);
		await forget(host.knex, now);
		return made;
	},
};

async function forget(knex: Knex, now: Date): Promise<void> {
	const ids = await knex('loop_digests')
		.where('created_at', '<', now.getTime() - remembered * day)
		.orderBy('created_at')
		.limit(batch)
		.pluck<string[]>('id');
	if (ids.length === 0) return;
	await knex('loop_alerts').whereIn('digest', ids).delete();
	await knex('loop_digests').whereIn('id', ids).delete();
}
