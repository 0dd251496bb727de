import type { Text } from '../language.js';
import type { Gap } from './gaps.js';
import type { Index } from './indices.js';

/** With whether there are too few answers to go by. */
export type Judged<Each> = Each & { readonly few: boolean };

/** Expectation against experience, as `GET /loop/gaps` answers it. */
export type Gaps = {
	readonly says: Text;
	readonly gaps: readonly Judged<Gap>[];
	readonly indices: readonly Judged<Index>[];
};

/**
 * What the gaps come to, in one plain sentence; too few answers prove nothing.
 *
 * @param gaps the widest first
 * @example sayGaps([{ ...speed, gap: 2.25, few: false }])['en-US'] //=> '“Speed of response” falls short of what was expected most: by 2.3 points.'
 */
export function sayGaps(gaps: readonly Judged<Gap>[]): Text {
	const widest = gaps.find(({ few }) => !few);
	if (!widest) {
		return {
			'zh-CN': '还不能下结论：既答了期望又答了体验的答卷太少。',
			'en-US': 'It cannot be said yet: too few answers gave both what was expected and what came.',
		};
	}
	const { name, gap, interval } = widest;
	if (gap <= 0 || (interval && interval[0] <= 0)) {
		return {
			'zh-CN': '没有哪一项明显低于客户的期望。',
			'en-US': 'Nothing falls clearly short of what customers expected.',
		};
	}
	const points = gap.toFixed(1);
	return {
		'zh-CN': `“${name['zh-CN']}”离客户的期望最远：差 ${points} 分。`,
		'en-US': `“${name['en-US']}” falls short of what was expected most: by ${points} points.`,
	};
}
