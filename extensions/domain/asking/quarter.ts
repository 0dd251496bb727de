import { Temporal } from 'temporal-polyfill';

/** A quarter of the organisation's calendar and the moment at which its customers are due. */
export type Quarter = { readonly name: string; readonly due: Date };

/** Days after which a slot that could not be planned lapses: nobody is asked about what is long over. */
export const lapseDays = 14;

/**
 * The quarter whose customers are due, or were due last: from the first moment of a quarter's last day on.
 *
 * @param now the time
 * @param timeZone IANA name
 * @example lastQuarter(new Date('2026-12-31T02:00:00Z'), 'Asia/Shanghai') //=> { name: '2026Q4', due: 2026-12-30T16:00:00Z }
 */
export function lastQuarter(now: Date, timeZone: string): Quarter {
	const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
	// Tomorrow's quarter is the one after the quarter that is due.
	const ahead = today.add({ days: 1 });
	const begin = ahead.with({ month: Math.floor((ahead.month - 1) / 3) * 3 + 1, day: 1 });
	const last = begin.subtract({ days: 1 });
	return { name: `${last.year}Q${Math.ceil(last.month / 3)}`, due: startOf(last, timeZone) };
}

/**
 * The days on which the cooperation of those customers began who are due now.
 *
 * @param after days between the start and the question
 * @returns first and last day, both included
 * @example startDays(new Date('2026-11-26T02:00:00Z'), 'Asia/Shanghai', 7) //=> { from: '2026-11-06', to: '2026-11-19' }
 */
export function startDays(now: Date, timeZone: string, after: number): { from: string; to: string } {
	const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
	const to = today.subtract({ days: after });
	return { from: to.subtract({ days: lapseDays - 1 }).toString(), to: to.toString() };
}

/**
 * When a new customer is due.
 *
 * @param since first day of the cooperation, `YYYY-MM-DD`
 * @param after days between the start and the question
 * @example startDue('2026-11-19', 'Asia/Shanghai', 7) //=> 2026-11-25T16:00:00Z
 */
export function startDue(since: string, timeZone: string, after: number): Date {
	return startOf(Temporal.PlainDate.from(since).add({ days: after }), timeZone);
}

function startOf(day: Temporal.PlainDate, timeZone: string): Date {
	return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}
