import { refuse } from '../extensions/desk/error.js';
import type { Peer } from './peer.js';

/** Forms with files that are read at once: in this process, and of one caller. More of them wait their turn. */
const most = { all: 20, each: 3 } as const;

/** Seconds after which it is worth another try. */
const soon = 10;

/**
 * Makes the room that forms with files take while they are read.
 *
 * @returns what does some work within it, or throws LOOP_RATE (429) where there is none left
 */
export function createUploadSlots() {
	const running = new Map<string, number>();
	let all = 0;
	return async function within<T>({ address, shared }: Peer, work: () => Promise<T>): Promise<T> {
		const theirs = running.get(address) ?? 0;
		// Of many who share an address none may keep the others out.
		if (all >= most.all || (!shared && theirs >= most.each)) throw refuse({ code: 'LOOP_RATE', seconds: soon });
		all += 1;
		running.set(address, theirs + 1);
		try {
			return await work();
		} finally {
			all -= 1;
			const left = (running.get(address) ?? 1) - 1;
			if (left > 0) running.set(address, left);
			else running.delete(address);
		}
	};
}
