import { z } from 'zod';
import type { Text } from '../language.js';

/** What a question was, as far as its values can be reckoned with. */
export type Asked = {
	readonly key: string;
	readonly name: Text;
	/** Both ends of its scale. */
	readonly min: number;
	readonly max: number;
};

const question = z.object({
	key: z.string(),
	type: z.string().optional(),
	label: z.object({ 'zh-CN': z.string(), 'en-US': z.string() }),
	min: z.number().optional(),
	max: z.number().optional(),
});

/** Scales of questions that do not name theirs. */
const scales: Readonly<Record<string, readonly [min: number, max: number]>> = { rating: [1, 5], nps: [0, 10] };

/**
 * Reads what was asked out of the questions of a survey; what makes no sense is left out.
 *
 * @param questions the JSON of `loop_surveys.questions`
 * @example readAsked([{ key: 'speed', type: 'scale', min: 1, max: 10, label }]) //=> [{ key: 'speed', name: label, min: 1, max: 10 }]
 */
export function readAsked(questions: unknown): Asked[] {
	if (!Array.isArray(questions)) return [];
	return questions.flatMap((each): Asked[] => {
		const read = question.safeParse(each);
		if (!read.success || read.data.type === 'text') return [];
		const { key, type, label, min, max } = read.data;
		const [low, high] = scales[type ?? ''] ?? [1, 10];
		return [{ key, name: label, min: min ?? low, max: max ?? high }];
	});
}

/** A question that no survey asks any more keeps its key for a name and the usual scale. */
export function nameless(key: string): Asked {
	return { key, name: { 'zh-CN': key, 'en-US': key }, min: 1, max: 10 };
}
