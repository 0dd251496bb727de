import { z } from 'zod';
import { isShown } from './condition.js';
import { gatherGiven } from './given.js';
import { describeProblem, type Problem } from './problem.js';
import { readAnswerTo, readField, type Value } from './question-types.js';
import type { Question } from './question.js';

/** An answer as it is stored. A question left open is null, or absent from `scores`. */
export type Answer = {
	/** 1–10; null only where the survey does not ask it. */
	overall: number | null;
	/** 0–10. */
	nps: number | null;
	reason: string | null;
	suggestion: string | null;
	contact: string | null;
	/** What the customer said about the issue, where the survey is about one. */
	solved: boolean | null;
	/** 1–5, where the customer gave it beside the overall score. */
	rating: number | null;
	/**
	 * Every dimension (`overall` too), and what an admin's own questions brought: numbers, truths, the key of a choice,
	 * a list of keys, or a pair of expected and experienced.
	 */
	scores: Record<string, Value>;
};

/** Questions with a column of their own; the rest are scores. */
const columns: readonly string[] = ['nps', 'reason', 'suggestion', 'contact', 'solved'];

const ratingSchema = z
	.union([z.number().int(), z.string().regex(/^\d$/).transform(Number)])
	.pipe(z.number().min(1).max(5));

/**
 * Reads an answer (R26): the fields of a form, flat JSON, or JSON with the scores in `scores`. Answers to questions that
 * their condition hides are dropped, and what is required counts only where it was asked.
 *
 * @param questions what was asked
 * @param input an object of question key → what came in; a list of values means it came more than once
 * @returns the answer, or every problem with the question it belongs to
 * @example parseAnswer(satisfactionQuestions, { overall: '8', solved: 'yes' })
 * //=> { answer: { overall: 8, solved: true, nps: null, …, scores: { overall: 8 } } }
 */
export function parseAnswer(
	questions: readonly Question[],
	input: unknown,
): { answer: Answer } | { problems: Problem[] } {
	const { given, problems } = gatherGiven(questions, input);
	const values = new Map<string, Value>();
	for (const question of questions) {
		// What nobody was shown was not answered, whatever a form may have kept.
		if (!isShown(question, values)) continue;
		const read = readAnswerTo(question, given);
		if ('problem' in read) problems.push(describeProblem(read.problem, question));
		else if (question.required && !(question.key in read.values)) {
			problems.push(describeProblem('required', question));
		} else for (const [key, value] of Object.entries(read.values)) values.set(key, value);
	}
	const rating = readField(given.get('rating'), ratingSchema);
	if ('problem' in rating) problems.push(describeProblem('range', 'rating'));
	if ('problem' in rating || problems.length > 0) return { problems };
	return { answer: toAnswer(values, rating.value) };
}

/** One line of text per answer: equal answers give equal lines, in whatever order and form they came. */
export function canonicalAnswer(answer: Answer): string {
	const scores = Object.entries(answer.scores).sort(([a], [b]) => (a < b ? -1 : 1));
	const { overall, rating, nps, reason, suggestion, contact, solved } = answer;
	return JSON.stringify([overall, rating, nps, reason, suggestion, contact, solved, scores]);
}

function toAnswer(values: ReadonlyMap<string, Value>, rating: number | undefined): Answer {
	return {
		overall: pick(values, 'overall', isNumber),
		nps: pick(values, 'nps', isNumber),
		reason: pick(values, 'reason', isString),
		suggestion: pick(values, 'suggestion', isString),
		contact: pick(values, 'contact', isString),
		solved: pick(values, 'solved', isBoolean),
		rating: rating ?? null,
		scores: Object.fromEntries([...values].filter(([key]) => !columns.includes(key))),
	};
}

function pick<Kind extends Value>(
	values: ReadonlyMap<string, Value>,
	key: string,
	isKind: (value: Value | undefined) => value is Kind,
): Kind | null {
	const value = values.get(key);
	return isKind(value) ? value : null;
}

const isNumber = (value: Value | undefined) => typeof value === 'number';
const isString = (value: Value | undefined) => typeof value === 'string';
const isBoolean = (value: Value | undefined) => typeof value === 'boolean';
