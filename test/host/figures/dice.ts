/** Numbers that look random and are the same in every run. */
export function createDice(seed: number) {
	let state = seed;
	/** A whole number from 0, below the limit. */
	const below = (limit: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
	const pick = <T>(list: readonly T[]): T => {
		const chosen = list[below(list.length)];
		if (chosen === undefined) throw new Error('Nothing to pick from');
		return chosen;
	};
	return { below, pick };
}
