import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../kpi/period.js';
import { plain } from './cell.js';
import type { Context, Parse, Parsed } from './column.js';
import { day } from './date.js';

/** How long a cooperation has lasted, or the day on which it began. */
export type Cooperation =
	| { readonly kind: 'day'; readonly since: string }
	| { readonly kind: 'length'; readonly length: Length; readonly since: string };

type Length = { readonly years: number; readonly months: number; readonly weeks: number; readonly days: number };

const digits = '零一二三四五六七八九';
const figure = String.raw`(\d+|[半一二两三四五六七八九十]+)`;
const part = (unit: string, tail = '') => `(?:${figure} ?(?:${unit})${tail} ?)?`;
const years = part('年|years?|yrs?|y', '(半)?');
const chineseMonths = part('个?月|months?|mos?|m');
const form = new RegExp(
	`^${years}(?:零|又|and|,)? ?${chineseMonths}${part('周|星期|weeks?|w')}${part('天|日|days?|d')}$`,
	'i',
);

/** 2022年3月: a month alone means its first day. */
const monthForm = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?$/;

/** Longer than this is a slip of the pen. */
const mostYears = 200;

/**
 * Reads how long a cooperation has lasted, counted back from the day of the import in the organisation's zone;
 * or the day on which it began.
 *
 * @example cooperation('24个月', { now: new Date('2024-05-10T03:00:00Z'), timeZone: 'Asia/Shanghai' }, '合作时长')
 * //=> { value: { kind: 'length', length: { months: 24, … }, since: '2022-05-10' } }
 */
export const cooperation: Parse<Cooperation> = (text, context, heading) => {
	// The same few lengths stand in most rows, and counting back in a calendar is slow.
	const known = read.get(context) ?? new Map<string, Parsed<Cooperation>>();
	const key = `${heading}\n${text}`;
	const parsed = known.get(key) ?? parse(text, context, heading);
	if (known.size < mostKnown) read.set(context, known.set(key, parsed));
	return parsed;
};

const read = new WeakMap<Context, Map<string, Parsed<Cooperation>>>();
const mostKnown = 1000;

const parse: Parse<Cooperation> = (text, context, heading) => {
	const length = monthForm.test(plain(text)) ? undefined : readLength(plain(text), heading);
	if (length) {
		const value = { kind: 'length' as const, length, since: countBack(length, today(context)) };
		return length.years + length.months / 12 < mostYears
			? { value }
			: { code: 'out_of_range', detail: `< ${mostYears}` };
	}
	const began = day(plain(text).replace(monthForm, '$1-$2-01'), context, heading);
	if (!('value' in began)) return { code: 'not_a_length', detail: text };
	if (began.value > today(context)) return { code: 'in_future', detail: text };
	return { value: { kind: 'day', since: began.value } };
};

/**
 * Whether a cell says what is on record already. A table that says "24 months" says the same for as long as it has
 * been lying there: what counts is any day between the recording of the customer and today.
 *
 * @param since on record, YYYY-MM-DD
 * @param recordedAt when the customer was put on record
 */
export function isSameCooperation(cell: Cooperation, since: string, recordedAt: Date, context: Context): boolean {
	if (cell.kind === 'day') return cell.since === since;
	if (since >= cell.since) return since === cell.since;
	return countBack(cell.length, dayOf(recordedAt, context.timeZone)) <= since;
}

function readLength(text: string, heading: string): Length | undefined {
	const bare = /^\d+$/.test(text) ? unitOf(heading) : '';
	const written = `${text}${bare}`;
	if (written === '半年') return { years: 0, months: 6, weeks: 0, days: 0 };
	const found = form.exec(written);
	if (!found || written === '') return undefined;
	const [, years, half, months, weeks, days] = found;
	return {
		years: count(years),
		months: count(months) + (half ? 6 : 0),
		weeks: count(weeks),
		days: count(days),
	};
}

/** 合作时长(月): the heading holds the unit. A bare number below a heading without one could mean anything. */
function unitOf(heading: string): string {
	return /[([【](?:单位[::]?)?(个?月|年|months?|years?)[)\]】]/iu.exec(heading.normalize('NFKC'))?.[1] ?? '';
}

/** Figures, or Chinese numerals up to 99. */
function count(text: string | undefined): number {
	if (!text) return 0;
	if (/^\d+$/.test(text)) return Number(text);
	const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['0', text];
	const digit = (word: string) => Math.max(0, digits.indexOf(word.replace('两', '二')));
	return (tens === '0' ? 0 : tens === '' ? 10 : digit(tens) * 10) + (ones === '' ? 0 : digit(ones));
}

function today({ now, timeZone }: Context): string {
	return dayOf(now, timeZone);
}

function countBack(length: Length, from: string): string {
	return Temporal.PlainDate.from(from).subtract(length).toString();
}
