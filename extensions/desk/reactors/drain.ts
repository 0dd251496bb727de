import type { Knex } from 'knex';
import type { Host } from '../host.js';
import type { LoggedEvent } from './event.js';
import { react } from './react.js';

/** Events that are worked off together. */
export const batch = 50;

/**
 * Works off every event that waits, in batches, each in one transaction together with its marks: at least once, and
 * without effect the second time. Where a batch fails, its events are tried one by one, so that one that cannot be
 * worked off keeps no other waiting.
 *
 * @param signal stops after the batch at hand
 * @param most stops at about so many; the rest is found by whoever looks next
 * @param fewest stops where fewer than so many wait, which are better worked off together with those to come
 * @returns how many were worked off
 */
export async function drain(host: Host, signal?: AbortSignal, most = Infinity, fewest = 1): Promise<number> {
	let done = 0;
	for (let after = 0; !signal?.aborted && done < most;) {
		const events = await readPending(host.knex, after);
		if (events.length === 0) break;
		after = events.at(-1)?.id ?? after;
		done += await workOff(host, events);
		if (events.length < fewest) break;
	}
	return done;
}

function readPending(knex: Knex, after: number): Promise<LoggedEvent[]> {
	return knex('loop_pending')
		.join('loop_events', 'loop_events.id', 'loop_pending.event')
		.where('loop_pending.event', '>', after)
		.orderBy('loop_pending.event')
		.limit(batch)
		.select<LoggedEvent[]>(
			['id', 'issue', 'type', 'from', 'to', 'at', 'data'].map((column) => `loop_events.${column}`),
		);
}

async function workOff(host: Host, events: readonly LoggedEvent[]): Promise<number> {
	try {
		await host.knex.transaction((trx) => react(host, trx, events));
		return events.length;
	} catch (error) {
		if (events.length === 1) {
			host.logger.warn(error instanceof Error ? error : String(error));
			return 0;
		}
		let done = 0;
		for (const event of events) done += await workOff(host, [event]);
		return done;
	}
}
