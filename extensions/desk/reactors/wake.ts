import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Host } from '../host.js';
import { afterSending, wakeCourier } from '../message/courier.js';
import { batch, drain } from './drain.js';

/** So many events at once say that more are coming: after these milliseconds they are worked off together. */
const busy = 4;
const breath = 250;

const running = new WeakMap<Knex, Promise<void>>();
/** Woken while at work: what came after the last look is looked for again. */
const wokenAgain = new WeakSet<Knex>();

/**
 * Lets what follows from events happen (D2): soon, once at a time in this process, and never in the way of whoever
 * caused it. What is missed, the minute tick finds again.
 */
export function wake(host: Host): void {
	if (running.has(host.knex)) return void wokenAgain.add(host.knex);
	const work = new Promise((resolve) => setImmediate(resolve))
		.then(() => drain(host, undefined, Infinity, batch))
		.then((done) => {
			wakeCourier(host);
			// What has happened may have consequences of its own.
			if (done > 0) wokenAgain.add(host.knex);
			return done < busy ? undefined : setTimeout(breath, undefined, { ref: false });
		})
		.catch((error: unknown) => host.logger.warn(error instanceof Error ? error : String(error)))
		.then(() => {
			running.delete(host.knex);
			if (wokenAgain.delete(host.knex)) wake(host);
		});
	running.set(host.knex, work);
}

afterSending(wake);
