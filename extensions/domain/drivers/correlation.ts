/**
 * How far two rows of numbers go together (Pearson): −1 … 1.
 *
 * @returns nothing where one of them does not vary, or there are fewer than two pairs
 * @example pearson([1, 2, 3], [2, 4, 6]) //=> 1
 */
export function pearson(xs: readonly number[], ys: readonly number[]): number | null {
	const [x, y] = [centre(xs), centre(ys)];
	const [a, b] = [dot(x, x), dot(y, y)];
	if (xs.length < 2 || isDust(a, xs) || isDust(b, ys)) return null;
	return Math.max(-1, Math.min(1, dot(x, y) / Math.sqrt(a * b)));
}

/**
 * How far the orders of two rows of numbers go together (Spearman); equals share their rank.
 *
 * @example spearman([1, 2, 3], [1, 10, 1000]) //=> 1
 */
export function spearman(xs: readonly number[], ys: readonly number[]): number | null {
	return pearson(rank(xs), rank(ys));
}

/** Whether a row of numbers varies at all. */
export function varies(values: readonly number[]): boolean {
	const centred = centre(values);
	return values.length > 1 && !isDust(dot(centred, centred), values);
}

function rank(values: readonly number[]): number[] {
	const sorted = [...values].sort((a, b) => a - b);
	const first = new Map<number, number>();
	const last = new Map<number, number>();
	for (const [index, value] of sorted.entries()) {
		if (!first.has(value)) first.set(value, index + 1);
		last.set(value, index + 1);
	}
	return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}

function centre(values: readonly number[]): number[] {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.map((value) => value - mean);
}

function dot(xs: readonly number[], ys: readonly number[]): number {
	return xs.reduce((sum, x, index) => sum + x * (ys[index] ?? 0), 0);
}

/** Rounding leaves a little where all values are alike. */
function isDust(squares: number, values: readonly number[]): boolean {
	return squares <= 1e-18 * dot(values, values) || squares === 0;
}
