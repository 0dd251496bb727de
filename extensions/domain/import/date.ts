import { Temporal } from 'temporal-polyfill';
import { plain } from './cell.js';
import type { Context, Parse } from './column.js';
import { readTime } from './time.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = months.map((month) => `${month}[a-z]*\\.?`).join('|');

/** Ways to write a date, each with what may follow as its time. Day/month/year in figures is nobody's clear meaning. */
const forms: readonly {
	readonly form: RegExp;
	readonly order: readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd'];
}[] = [
	{
		form: /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?(?:(?:T| |(?<=[日号]))(.+))?$/i,
		order: ['y', 'm', 'd'],
	},
	{ form: /^(\d{4})(\d{2})(\d{2})(?:(?:T| )(.+))?$/i, order: ['y', 'm', 'd'] },
	{
		form: new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[- ](${monthNames})[- ,]+(\\d{4})(?:,? (.+))?$`, 'i'),
		order: ['d', 'm', 'y'],
	},
	{
		form: new RegExp(`^(${monthNames}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:,? (.+))?$`, 'i'),
		order: ['m', 'd', 'y'],
	},
];

/** A spreadsheet counts days from here; earlier and later numbers are no dates that a desk would meet. */
const epoch = Temporal.PlainDate.from('1899-12-30');
const serials = { first: 15_000, last: 80_000 };

/** Moments outside of these do not fit every database. */
const moments = { first: 1971, last: 2037 };
const days = { first: 1900, last: 2199 };

/**
 * Reads a day.
 *
 * @returns YYYY-MM-DD
 * @example day('2024年5月1日', context, '完成时限') //=> { value: '2024-05-01' }
 */
export const day: Parse<string> = (text, context) => {
	const read = readDateTime(plain(text), context);
	if (!read) return { code: 'not_a_date', detail: text };
	if (read.year < days.first || read.year > days.last)
		return { code: 'out_of_range', detail: `${days.first}–${days.last}` };
	return { value: read.toPlainDate().toString() };
};

/**
 * Reads a moment; without a time of day it is the beginning of the day, without a zone it is meant in the organisation's.
 *
 * @example moment('2024-05-01 14:00', { timeZone: 'Asia/Shanghai', … }, '提交时间') //=> { value: 2024-05-01T06:00:00Z }
 */
export const moment: Parse<Date> = (text, context) => {
	const written = plain(text);
	const instant = readInstant(written);
	const read = instant?.toZonedDateTimeISO(context.timeZone).toPlainDateTime() ?? readDateTime(written, context);
	if (!read) return { code: 'not_a_date', detail: text };
	if (read.year < moments.first || read.year > moments.last) {
		return { code: 'out_of_range', detail: `${moments.first}–${moments.last}` };
	}
	// Some databases keep whole seconds; a moment must read back as it was written.
	const milliseconds = (instant ?? read.toZonedDateTime(context.timeZone)).epochMilliseconds;
	return { value: new Date(Math.floor(milliseconds / 1000) * 1000) };
};

/**
 * Reads a moment that has been.
 *
 * A table written a few hours ahead of the server is still about today.
 */
export const pastMoment: Parse<Date> = (text, context, heading) => {
	const read = moment(text, context, heading);
	if ('value' in read && read.value.getTime() > context.now.getTime() + 86_400_000) {
		return { code: 'in_future', detail: text };
	}
	return read;
};

function readInstant(text: string): Temporal.Instant | undefined {
	if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return undefined;
	try {
		return Temporal.Instant.from(text);
	} catch {
		return undefined;
	}
}

function readDateTime(text: string, { timeZone }: Context): Temporal.PlainDateTime | undefined {
	if (/^\d{5}(?:\.\d+)?$/.test(text)) return readSerial(Number(text));
	const instant = readInstant(text);
	if (instant) return instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
	for (const { form, order } of forms) {
		const found = form.exec(text);
		if (!found) continue;
		const part = (name: 'y' | 'm' | 'd') => found[order.indexOf(name) + 1] ?? '';
		const time = found[4] === undefined ? { hour: 0, minute: 0, second: 0 } : readTime(found[4]);
		return time && build({ year: Number(part('y')), month: monthOf(part('m')), day: Number(part('d')), ...time });
	}
	return undefined;
}

function readSerial(serial: number): Temporal.PlainDateTime | undefined {
	if (serial < serials.first || serial > serials.last) return undefined;
	const seconds = Math.round((serial % 1) * 86_400);
	return epoch
		.add({ days: Math.floor(serial) })
		.toPlainDateTime()
		.add({ seconds });
}

function monthOf(text: string): number {
	return /^\d+$/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function build(fields: Temporal.PlainDateTimeLike): Temporal.PlainDateTime | undefined {
	try {
		return Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
	} catch {
		return undefined;
	}
}
