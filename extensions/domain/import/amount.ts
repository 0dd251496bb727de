import { plain } from './cell.js';
import type { Parse } from './column.js';

const scales: Readonly<Record<string, number>> = {
	千: 1e3,
	k: 1e3,
	万: 1e4,
	百万: 1e6,
	m: 1e6,
	million: 1e6,
	千万: 1e7,
	亿: 1e8,
};

const figure = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const currency = String.raw`(?:rmb|cny|usd|eur|[¥$€])`;
const amountForm = new RegExp(
	String.raw`^${currency}? ?${figure} ?(千万|百万|亿|万|千|million|k|m)? ?(?:元|块|人民币|${currency})?(?:整|/年)?$`,
	'i',
);

/** What a column of the database can hold: 18 digits, two of them after the point. */
const most = 1e13;

/**
 * Reads an amount of money. A unit in the heading counts where the cell has none: 年消费额(万元).
 *
 * @example amount('50万元', context, '年消费额') //=> { value: 500000 }
 */
export const amount: Parse<number> = (text, _context, heading) => {
	const parts = amountForm.exec(plain(text));
	if (!parts?.[1]) return { code: 'not_a_number', detail: text };
	const scale = parts[2] ? scales[parts[2].toLowerCase()] : headingScale(heading);
	const value = round(Number(parts[1].replaceAll(',', '')) * (scale ?? 1));
	return value < most ? { value } : { code: 'out_of_range', detail: `< ${most}` };
};

function headingScale(heading: string): number | undefined {
	const unit = /[([【](?:单位[::]?)?(千万|百万|亿|万|千)元?[)\]】]/u.exec(heading.normalize('NFKC'))?.[1];
	return unit ? scales[unit] : undefined;
}

/** 1.2 × 10⁸ must not end in digits that nobody wrote. */
function round(value: number): number {
	return Math.round(value * 100) / 100;
}
