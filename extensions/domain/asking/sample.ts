/** How much of a tier is asked. */
export type Share = {
	/** Percent of its customers, 0–100. */
	readonly percent: number;
	/** At least so many of them, so that a small tier is heard, too. */
	readonly least: number;
};

/** Customers drawn up to this lot are asked; 1 is everybody, 0 nobody. */
export type Limit = number;

/**
 * The shares of the tiers at the end of a quarter, where `loop_tiers` says nothing else (R27): high-value customers,
 * all of them.
 */
export const quarterShares: Readonly<Record<string, Share>> = { high_value: { percent: 100, least: 0 } };

/**
 * Draws a customer's lot for an occasion: the same one whoever draws it, and as often as it is drawn.
 *
 * @returns from 0, up to but not 1
 */
export function drawLot(occasion: string, customer: string): number {
	const text = `${occasion}\n${customer}`;
	return (stir(text, 0x2545f491) * 0x200000 + (stir(text, 0x9e3779b1) >>> 11)) / 2 ** 53;
}

/**
 * Up to which lot customers of a tier are asked, so that the share is met exactly.
 *
 * @param lots of all customers of the tier
 * @example limitOf([0.1, 0.7, 0.4], { percent: 50, least: 0 }) //=> 0.7
 */
export function limitOf(lots: readonly number[], { percent, least }: Share): Limit {
	const wanted = Math.min(lots.length, Math.max(Math.ceil((lots.length * percent) / 100), least));
	if (wanted >= lots.length) return 1;
	return Float64Array.from(lots).sort()[wanted] ?? 1;
}

/** A 32-bit hash: each character is stirred in, and at the end every bit into every other. */
function stir(text: string, seed: number): number {
	let mixed = seed;
	for (let index = 0; index < text.length; index++) {
		mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
		mixed ^= mixed >>> 15;
	}
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}
