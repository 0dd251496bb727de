/** Chance that is the same in every run: evenly spread numbers, picks with given chances, and the normal distribution. */
export function createChance(seed: number) {
	let state = seed >>> 0;
	/** From 0, below 1. */
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const pick = (values: readonly number[], chances: readonly number[]): number => {
		let left = next();
		const index = chances.findIndex((chance) => (left -= chance) < 0);
		return values[index] ?? values.at(-1) ?? 0;
	};
	const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
	return { next, pick, normal };
}
