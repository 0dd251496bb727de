/** From a moment to the one that no longer belongs, in milliseconds. */
export type Span = readonly [from: number, to: number];

/**
 * Puts spans in order so that no moment stands in two of them. What is empty, inverted or not a number is left out.
 *
 * @param spans in any order
 * @example mergeSpans([[5, 9], [1, 3], [3, 4], [9, 5]]) //=> [[1, 4], [5, 9]]
 */
export function mergeSpans(spans: readonly Span[]): Span[] {
	const merged: [number, number][] = [];
	for (const [from, to] of spans.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])) {
		const last = merged.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else merged.push([from, to]);
	}
	return merged;
}
