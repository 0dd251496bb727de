import type { Question } from './question.js';

/**
 * What of a survey can be asked at all: without an issue nothing about one, nor what hangs on it.
 *
 * @param aboutIssue whether there is an issue behind the survey
 */
export function askedOf(questions: readonly Question[], aboutIssue: boolean): Question[] {
	const asked = new Set<string>();
	return questions.filter(({ key, about, show_if: condition }) => {
		const fits = (aboutIssue || about !== 'issue') && (!condition || asked.has(condition.question));
		if (fits) asked.add(key);
		return fits;
	});
}
