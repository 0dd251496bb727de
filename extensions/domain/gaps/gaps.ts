import { meanInterval, type Interval } from '../kpi/interval.js';
import type { Text } from '../language.js';
import type { Asked } from '../voice/asked.js';
import { readPair, type Pair } from './pair.js';

/** Expectation against experience in one dimension (R30), all in points of its scale. */
export type Gap = {
	readonly key: string;
	readonly name: Text;
	/** Both ends of its scale. */
	readonly min: number;
	readonly max: number;
	/** Answers that gave both. */
	readonly n: number;
	readonly expected: number;
	readonly experienced: number;
	/** Expectation less experience: above 0 the customer was promised, or hoped for, more than came. */
	readonly gap: number;
	readonly interval: Interval | null;
};

/**
 * The gaps between what customers expected and what they experienced, the widest first.
 *
 * @param answers the `scores` of each
 * @param asked what the questions are called
 * @example findGaps([{ speed: { expected: 9, experienced: 6 } }], asked) //=> [{ key: 'speed', n: 1, gap: 3, … }]
 */
export function findGaps(answers: readonly Readonly<Record<string, unknown>>[], asked: (key: string) => Asked): Gap[] {
	const pairs = new Map<string, Pair[]>();
	for (const scores of answers) {
		for (const [key, value] of Object.entries(scores)) {
			const pair = readPair(value);
			if (pair) pairs.set(key, [...(pairs.get(key) ?? []), pair]);
		}
	}
	return [...pairs]
		.map(([key, given]) => {
			const gaps = given.map(({ expected, experienced }) => expected - experienced);
			const { name, min, max } = asked(key);
			const n = given.length;
			const sum = total(gaps);
			return {
				...{ key, name, min, max, n },
				expected: total(given.map((each) => each.expected)) / n,
				experienced: total(given.map((each) => each.experienced)) / n,
				gap: sum / n,
				interval: meanInterval({ n, sum, squares: total(gaps.map((gap) => gap ** 2)) }, 1),
			};
		})
		.sort((a, b) => b.gap - a.gap || (a.key < b.key ? -1 : 1));
}

function total(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
