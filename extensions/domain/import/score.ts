import { plain } from './cell.js';
import type { Parse } from './column.js';

/**
 * Reads a whole score on a scale.
 *
 * @param min lowest score
 * @param max highest score
 * @example score(1, 5)('4分', context, '客户满意度') //=> { value: 4 }
 */
export function score(min: number, max: number): Parse<number> {
	const form = new RegExp(String.raw`^(-?\d+)(?:\.0+)? ?(?:分|points?|stars?|星|/ ?${max}分?)?$`, 'i');
	return (text) => {
		const value = Number(form.exec(plain(text))?.[1] ?? Number.NaN);
		return value >= min && value <= max ? { value } : { code: 'out_of_range', detail: `${min}–${max}` };
	};
}
