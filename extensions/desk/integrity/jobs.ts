import type { Host } from '../host.js';
import { sealEvents } from './seal.js';
import { sweepStories } from './sweep.js';

/** Work of the minute: what it is called, and one bounded run of it by the database's clock. */
type Job = {
	readonly name: string;
	readonly run: (host: Host, now: Date, signal: AbortSignal) => Promise<number>;
};

export const sealing: Job = {
	name: 'sealing',
	run: ({ knex }, now, signal) => sealEvents(knex, now.getTime(), signal),
};

export const sweeping: Job = {
	name: 'sweep',
	run: ({ knex }, now, signal) => sweepStories(knex, now.getTime(), signal),
};
