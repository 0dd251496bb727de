/** A figure of the targets: what was measured, and what it ought to be. */
export interface Figure {
	/** For example `B4 p50 sqlite`. */
	id: string;
	value: string;
	target: string;
	pass: boolean;
}

/** Prints the line that `npm run bench` shows. */
export function report({ id, value, target, pass }: Figure): void {
	console.log(`bench  ${id}  ${value}  ${target}  ${pass ? 'pass' : 'short'}`);
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
