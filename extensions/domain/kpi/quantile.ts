/**
 * The value below which a part of all values lies, between two neighbours in proportion, as spreadsheets and SQL
 * (`percentile_cont`) have it.
 *
 * @param values in any order
 * @param q from 0 to 1
 * @example quantileOf([4, 1, 2], 0.9) //=> 3.6
 */
export function quantileOf(values: readonly number[], q: number): number | null {
	const sorted = Float64Array.from(values).sort();
	const place = (sorted.length - 1) * q;
	const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	if (below === undefined || above === undefined) return null;
	return below + (above - below) * (place - Math.floor(place));
}
