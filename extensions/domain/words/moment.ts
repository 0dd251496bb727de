import type { Language } from '../language.js';

type Place = { readonly now: Date; readonly language: Language; readonly timeZone?: string };

/**
 * Says a time shortly: today by the clock, else the day too, else the year too.
 *
 * @param at the time
 * @param place `now`, whose words, and the zone; without one the reader's own
 * @example sayMoment(new Date('2024-05-01T09:02Z'), { now: new Date('2024-05-01T12:00Z'), language: 'en-US', timeZone: 'UTC' }) //=> '09:02'
 */
export function sayMoment(at: Date, place: Place): string {
	const clock = sayClock(at, place);
	const days = daysBetween(at, place);
	if (days === 0) return clock;
	return `${sayDay(at, place)} ${clock}`;
}

/**
 * Says a day: today, yesterday, or its date.
 *
 * @example sayDay(new Date('2024-04-30T09:02Z'), { now: new Date('2024-05-01T12:00Z'), language: 'zh-CN', timeZone: 'UTC' }) //=> '昨天'
 */
export function sayDay(at: Date, place: Place): string {
	const zh = place.language === 'zh-CN';
	const days = daysBetween(at, place);
	if (days === 0) return zh ? '今天' : 'Today';
	if (days === 1) return zh ? '昨天' : 'Yesterday';
	if (days === -1) return zh ? '明天' : 'Tomorrow';
	const sameYear = yearOf(at, place) === yearOf(place.now, place);
	return format(at, place, sameYear ? { month: zh ? 'long' : 'short', day: 'numeric' } : { dateStyle: 'medium' });
}

/** Says a time in full, for whoever points at a short one. */
export function sayExactly(at: Date, place: Place): string {
	return format(at, place, { dateStyle: 'full', timeStyle: 'medium' });
}

/** The clock alone, `09:02`. */
export function sayClock(at: Date, place: Place): string {
	return format(at, place, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function daysBetween(at: Date, place: Place): number {
	return Math.round((noonOf(place.now, place) - noonOf(at, place)) / 86_400_000);
}

/** A number that is the same all day long in the zone and grows by a day's milliseconds from day to day. */
function noonOf(at: Date, place: Place): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		calendar: 'gregory',
		...zoneOf(place),
	}).formatToParts(at);
	const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
	return Date.UTC(part('year'), part('month') - 1, part('day'), 12);
}

function yearOf(at: Date, place: Place): number {
	return new Date(noonOf(at, place)).getUTCFullYear();
}

function format(at: Date, place: Place, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(place.language, { ...options, ...zoneOf(place) }).format(at);
}

function zoneOf(place: Place): { timeZone?: string } {
	return place.timeZone === undefined ? {} : { timeZone: place.timeZone };
}
