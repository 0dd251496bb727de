import type { Question } from '../survey/question.js';
import type { Answered } from './signs.js';

/** As much of an answer as came in or is stored; what is no text and no figure counts as not said. */
type Said = {
	readonly overall: number | null;
	readonly nps: number | null;
	readonly solved: boolean | null;
	readonly reason: string | null;
	readonly suggestion: string | null;
	readonly scores: Readonly<Record<string, unknown>>;
};

/**
 * An answer as its consequences read it, whether it has just come in or has long been stored (R28).
 *
 * @param questions what was asked
 */
export function answeredOf(said: Said, questions: readonly Question[]): Answered {
	const { overall, nps, solved, reason, suggestion, scores } = said;
	const written = questions.flatMap(({ key, type }) => (type === 'text' ? scores[key] : []));
	return {
		overall,
		nps,
		solved,
		words: [reason, suggestion, ...written].filter((text): text is string => typeof text === 'string' && text !== ''),
		scores: Object.fromEntries(questions.flatMap((question) => scoreOf(question, scores[question.key]))),
	};
}

/** A score from one to ten: given as such, or what was experienced beside what was expected. */
function scoreOf(question: Question, value: unknown): [string, number][] {
	const pair = question.type === 'expectation' && typeof value === 'object' && value !== null ? value : {};
	const score = question.type === 'expectation' ? (pair as { experienced?: unknown }).experienced : value;
	const ofTen = question.type === 'expectation' || (question.type === 'scale' && question.max === 10);
	return ofTen && typeof score === 'number' ? [[question.key, score]] : [];
}
