import type { Host } from '../host.js';
import { toColumn } from '../time.js';

const day = 86_400_000;

/** Days for which an expired link still says that it has expired; after that nobody knows it any more. */
const remembered = 90;

const batch = 500;

/** A job of the tick: forgets links that expired long ago, a batch at a time. */
export const cleanTokens = {
	name: 'tokens',
	/** @returns how many were forgotten */
	async run(host: Host, now: Date, signal: AbortSignal): Promise<number> {
		const before = toColumn(host.knex, new Date(now.getTime() - remembered * day));
		let done = 0;
		while (!signal.aborted) {
			const hashes = await host
				.knex('loop_tokens')
				.where('expires_at', '<', before)
				.limit(batch)
				.pluck<string[]>('hash');
			if (hashes.length > 0) done += await host.knex('loop_tokens').whereIn('hash', hashes).delete();
			if (hashes.length < batch) break;
		}
		return done;
	},
};
