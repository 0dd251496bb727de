const minute = 60_000;

/** What may go out: how many by now, and the time up to which that has been reckoned. */
export type Allowance = { readonly many: number; readonly until: number };

/**
 * How many invitations may be handed to the mail server now: so many a minute, and after a pause no more than a
 * minute's worth at once, however long it was.
 *
 * @param pace invitations a minute
 * @param since up to when it was reckoned last, in ms; nothing the first time
 * @param waiting invitations that have been handed over and have not gone out yet
 * @example allow(60, 0, 30_000, 0) //=> { many: 30, until: 30000 }
 */
export function allow(pace: number, since: number | null, now: number, waiting: number): Allowance {
	const from = since === null || since > now ? now - minute : Math.max(since, now - minute);
	const whole = Math.floor(((now - from) * pace) / minute);
	// What is less than a whole one stays for the next time.
	const until = from + Math.ceil((whole * minute) / pace);
	return { many: Math.max(0, Math.min(whole, pace - waiting)), until: Math.min(until, now) };
}
