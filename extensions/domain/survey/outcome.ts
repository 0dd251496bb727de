import type { Language, Text } from '../language.js';
import type { Status } from '../steps.js';
import type { Answer } from './answer.js';
import { rateFromOverall } from './rating.js';

/** What an answer does to the issue that it is about. */
export type Outcome =
	| { step: 'none' }
	| { step: 'return'; changes: { status: 'handling'; customer_words: string } }
	| {
			step: 'archive';
			changes: { status: 'archived'; rating: number; confirmed_by: 'survey'; customer_words?: string };
	  };

const unsaid: Text = {
	'zh-CN': '客户在问卷中表示：问题还没有解决。',
	'en-US': 'The customer said in the survey that it is not solved yet.',
};

/**
 * Decides what an answer does to its issue (R16): “not solved” sends it back to handling with the customer's words;
 * any other answer confirms and archives it. An issue that has moved on meanwhile keeps its place: the answer is only stored.
 *
 * @param status where the issue stands; nothing where the survey is not about an issue
 * @param language for the words that stand in where the customer wrote none
 * @example outcome('feedback', { ...answer, overall: 9, solved: true }, 'zh-CN')
 * //=> { step: 'archive', changes: { status: 'archived', rating: 5, confirmed_by: 'survey' } }
 */
export function outcome(status: Status | undefined, answer: Answer, language: Language): Outcome {
	if (status !== 'feedback') return { step: 'none' };
	const words = [answer.reason, answer.suggestion].filter((text) => text !== null).join('\n');
	if (answer.solved === false) {
		return { step: 'return', changes: { status: 'handling', customer_words: words || unsaid[language] } };
	}
	if (answer.overall === null) return { step: 'none' };
	const rating = rateFromOverall(answer.overall, answer.rating);
	const changes = { status: 'archived', rating, confirmed_by: 'survey' } as const;
	return { step: 'archive', changes: words === '' ? changes : { ...changes, customer_words: words } };
}
