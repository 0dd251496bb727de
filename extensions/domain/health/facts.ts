/** How the desk stands, as it was found; moments are milliseconds of the database's clock. What is not there yet is `null`. */
export type Facts = {
	readonly now: number;
	/** Whether set-up of this version has come to its end. */
	readonly set_up: boolean;
	/** Triggers that ought to be in force and are not, and on how many tables they stand. */
	readonly law: { readonly missing: readonly string[]; readonly tables: number };
	/** Whether this process runs the minute tick, and when any process last did. */
	readonly clock: { readonly on: boolean; readonly last: number | null };
	/** Events whose consequences have not happened yet. */
	readonly pending: { readonly count: number; readonly oldest: number | null };
	/** Messages on their way, and those given up. */
	readonly outbox: { readonly waiting: number; readonly oldest: number | null; readonly dead: number } | null;
	/** Mails to staff about deadlines that are late by now, and those given up in the last seven days. */
	readonly alerts: { readonly waiting: number; readonly oldest: number | null; readonly dead: number } | null;
	/** Open issues whose deadlines would alarm nobody. */
	readonly unheard: number | null;
	/** How far a change of the deadline rules has come through the open issues; `null` while none is under way. */
	readonly retiming: { readonly done: number; readonly total: number } | null;
	/** The last day (`YYYY-MM-DD`) whose holidays are known; no day where the calendar has no holidays. */
	readonly calendar: { readonly covered_until: string | null } | null;
	/** Collections used and allowed by the licence; no limit is `null`. */
	readonly room: { readonly used: number; readonly limit: number | null };
	readonly key_derived: boolean;
	/** Whether the host believes what a proxy says of the visitor's address, and whether this very request came by one. */
	readonly proxy: { readonly trusted: boolean; readonly forwarded: boolean };
	/** How mail goes out, and whether it can hold links that people outside can open. */
	readonly mail: { readonly transport: string; readonly from: string; readonly links: boolean };
	readonly seals: { readonly unsealed: number; readonly ran: number | null; readonly cut: number | null };
	/** Issues at which something went around the desk in the last seven days. */
	readonly around: { readonly count: number; readonly issues: readonly number[] };
	/** The last time in which no process looked, and what was written meanwhile. */
	readonly gap: { readonly from: number; readonly to: number; readonly writes: number } | null;
};

export const minute = 60_000;
export const day = 24 * 60 * minute;
