import { fieldsOf } from './fields.js';
import { describeProblem, type Problem } from './problem.js';
import type { Question } from './question.js';

/** Keys that may stand beside the answers: the page's language, its button, and a rating for whoever has one. */
const companions = new Set(['lang', 'language', 'rating', 'scores', '_action']);

/** Unknown keys that are named before we stop counting. */
const mostUnknown = 5;

export type Given = ReadonlyMap<string, unknown>;

/**
 * Lays what came in side by side, with `scores: {…}` beside the other keys, and finds what nobody asked.
 *
 * @param questions what was asked
 * @param input an object of key → value, own keys only
 */
export function gatherGiven(questions: readonly Question[], input: unknown): { given: Given; problems: Problem[] } {
	if (!isRecord(input)) return { given: new Map(), problems: [describeProblem('type', 'answer')] };
	const given = new Map<string, unknown>(Object.entries(input));
	const problems: Problem[] = [];
	const scores = given.get('scores') ?? {};
	if (!isRecord(scores)) problems.push(describeProblem('type', 'scores'));
	else {
		for (const [key, value] of Object.entries(scores)) {
			const other = given.get(key);
			if (isEmpty(other)) given.set(key, value);
			else if (!isEmpty(value) && !isSame(other, value)) problems.push(describeProblem('contradiction', key));
		}
	}
	const asked = new Set(questions.flatMap(fieldsOf));
	const unknown = [...given.keys()].filter((key) => !asked.has(key) && !companions.has(key)).slice(0, mostUnknown);
	return { given, problems: [...problems, ...unknown.map((key) => describeProblem('unknown', key.slice(0, 40)))] };
}

/** Whether a question was left open. */
export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function isSame(one: unknown, other: unknown): boolean {
	return isPlain(one) && isPlain(other) && `${one}` === `${other}`;
}

function isPlain(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
