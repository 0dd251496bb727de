import { checkHealth, type Check } from '../../domain/health/check.js';
import type { Facts } from '../../domain/health/facts.js';
import type { Host } from '../host.js';
import { readFacts } from './facts.js';
import type { Write } from './gap.js';

export type Health = {
	/** Whether this version is set up and the law is in force. */
	readonly ok: boolean;
	readonly set_up: boolean;
	/** Triggers that ought to be in force and are not. */
	readonly law_missing: readonly string[];
	/** Events whose consequences have not happened yet. */
	readonly pending: number;
	/** Collections used and allowed by the licence; no limit is `null`. */
	readonly collections: { readonly used: number; readonly limit: number | null };
	/** True where `LOOP_KEY` is not set and the key comes from the host's own secret. */
	readonly key_derived: boolean;
	/** Everything that was looked at, the worst first, in words and with what to do. */
	readonly checks: readonly Check[];
	/** When the clock last ticked, and for how long it has not; milliseconds. */
	readonly tick: { readonly last: number | null; readonly lag: number | null };
	readonly outbox: Facts['outbox'];
	readonly alerts: Facts['alerts'];
	readonly seals: Facts['seals'];
	/** How far a change of the deadline rules has come through the open issues; `null` while none is under way. */
	readonly retiming: { readonly done: number; readonly total: number } | null;
	/** The last time in which nobody looked, with the first of what was written meanwhile. */
	readonly gap: (NonNullable<Facts['gap']> & { readonly first: readonly Write[] }) | null;
};

/**
 * How the desk stands, for people who run it.
 *
 * @param forwarded whether the request came through a proxy
 */
export async function readHealth(host: Host, forwarded: boolean): Promise<Health> {
	const { facts, gapWrites } = await readFacts(host, forwarded);
	const { set_up, law, pending, room, key_derived, clock, outbox, alerts, seals, retiming, gap } = facts;
	const guarded = set_up && law.missing.length === 0;
	return {
		ok: guarded,
		set_up: guarded,
		law_missing: law.missing,
		pending: pending.count,
		collections: room,
		key_derived,
		checks: checkHealth(facts),
		tick: { last: clock.last, lag: clock.last === null ? null : facts.now - clock.last },
		outbox,
		alerts,
		seals,
		retiming,
		gap: gap && { ...gap, first: gapWrites },
	};
}
