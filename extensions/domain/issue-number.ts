import { Temporal } from 'temporal-polyfill';

/**
 * The day that an issue's number names, in the organisation's zone (R15).
 *
 * @param at the time of recording
 * @param timeZone IANA name
 * @returns yyyymmdd
 * @example numberDay(new Date('2024-04-30T16:30:00Z'), 'Asia/Shanghai') //=> '20240501'
 */
export function numberDay(at: Date, timeZone: string): string {
	const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
	return day.toString().replaceAll('-', '');
}

/**
 * The number of the n-th issue of a day.
 *
 * @param day yyyymmdd
 * @param sequence from 1
 * @example formatNumber('20240501', 7) //=> 'W20240501-007'
 */
export function formatNumber(day: string, sequence: number): string {
	return `W${day}-${String(sequence).padStart(3, '0')}`;
}
