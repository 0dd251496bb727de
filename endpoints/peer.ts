import ipaddr from 'ipaddr.js';
import { refuse } from '../extensions/desk/error.js';
import { createRate } from '../extensions/desk/rate.js';
import type { LoopRequest } from './route.js';

/** Milliseconds over which reports are counted, as settings say it: ten minutes. */
const seconds = 600;

/** Who shares an address may send so many times what one may; this process takes so many times that. */
const shares = 10;

export type Peer = { readonly address: string; readonly shared: boolean };

/** Where a proxy of one's own stands. From anywhere else a header says only what the caller likes. */
const near: readonly string[] = ['private', 'loopback', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'];

/**
 * Where a request comes from, as the host sees it. Behind a proxy that the host was not told to trust, everybody has the
 * proxy's address: that one must not be stopped for what one of them does.
 *
 * @param seen the address that the host goes by, that of the direct neighbour, and whether it says that it forwards
 * @returns a v6 address by the /64 that its owner has whole
 * @example toPeer({ address: '2001:db8::1', neighbour: '2001:db8::1', forwarded: true })
 * //=> { address: '2001:db8:0:0', shared: false }
 */
export function toPeer(seen: {
	readonly address: string;
	readonly neighbour: string;
	readonly forwarded: boolean;
}): Peer {
	const [address, neighbour] = [readAddress(seen.address), readAddress(seen.neighbour)];
	if (!address) return { address: seen.address, shared: false };
	const own = address.toString() === neighbour?.toString();
	return { address: keyOf(address), shared: seen.forwarded && own && near.includes(address.range()) };
}

export function peerOf(request: LoopRequest): Peer {
	return toPeer({
		address: request.accountability?.ip ?? request.ip ?? '',
		neighbour: request.socket.remoteAddress ?? '',
		forwarded: request.headers['x-forwarded-for'] !== undefined,
	});
}

/** A v4 address is the same however it is written. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
	return ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

function keyOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
	if (!('parts' in address)) return address.toString();
	return address.parts
		.slice(0, 4)
		.map((part) => part.toString(16))
		.join(':');
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
