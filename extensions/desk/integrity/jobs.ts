import type { Job } from '../tick.js';
import { sealEvents } from './seal.js';
import { sweepStories } from './sweep.js';

export const sealing: Job = {
	name: 'sealing',
	run: ({ knex }, now, signal) => sealEvents(knex, now.getTime(), signal),
};

export const sweeping: Job = {
	name: 'sweep',
	run: ({ knex }, now, signal) => sweepStories(knex, now.getTime(), signal),
};
