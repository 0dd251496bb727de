import { refuse } from '../extensions/desk/error.js';
import { createRate } from '../extensions/desk/rate.js';
import type { LoopRequest } from './route.js';

/** Milliseconds over which reports are counted, as settings say it: ten minutes. */
const seconds = 600;

/** Who shares an address may send so many times what one may; this process takes so many times that. */
const shares = 10;

type Peer = { readonly address: string; readonly shared: boolean };

/**
 * Where a request comes from, as the host sees it. Behind a proxy that the host was not told to trust, everybody has the
 * proxy's address: that one must not be stopped for what one of them does.
 */
function peerOf(request: LoopRequest): Peer {
	const address = request.accountability?.ip ?? request.ip ?? '';
	const neighbour = request.socket.remoteAddress?.replace(/^::ffff:/, '');
	return { address, shared: request.headers['x-forwarded-for'] !== undefined && address === neighbour };
}

/**
 * Counts what comes in from outside without a token: by address, and for the whole process.
 *
 * @returns `attempt` for every form that is sent, `record` for every report that is put on record; both throw LOOP_RATE
 */
export function createPeerLimits() {
	const attempts = createRate(60, 60, 10_000);
	const sharedAttempts = createRate(60 * shares, 60, 100);
	const all = createRate(60 * shares, 60, 1);
	const limits = new Map<number, ReturnType<typeof createRecordRates>>();
	return {
		attempt(request: LoopRequest, now: Date): void {
			const { address, shared } = peerOf(request);
			stop((shared ? sharedAttempts : attempts).take(address, now.getTime()) || all.take('', now.getTime()));
		},
		/** @param most reports of one address in ten minutes, a setting */
		record(request: LoopRequest, most: number, now: Date): void {
			const { address, shared } = peerOf(request);
			const rates = limits.get(most) ?? createRecordRates(most);
			limits.clear();
			limits.set(most, rates);
			stop((shared ? rates.shared : rates.own).take(address, now.getTime()) || rates.all.take('', now.getTime()));
		},
	};
}

function createRecordRates(most: number) {
	return {
		own: createRate(most, seconds, 10_000),
		shared: createRate(most * shares, seconds, 100),
		all: createRate(most * shares * 2, seconds, 1),
	};
}

function stop(wait: number): void {
	if (wait > 0) throw refuse({ code: 'LOOP_RATE', seconds: wait });
}
