import { meetingValues } from '../../extensions/domain/survey/condition.js';
import type { Question } from '../../extensions/domain/survey/question.js';

/**
 * The style by which a question shows only where its condition is met, without a script. A browser that cannot do it
 * shows every question and says when it counts; what was not asked is dropped by the server either way.
 *
 * @param questions as they are asked; keys hold nothing that a selector could trip over
 * @example showRules([nps, why])
 * //=> '@supports selector(:has(a)){form:not(:has(#nps-0:checked,#nps-1:checked)) .q-why{display:none}}'
 */
export function showRules(questions: readonly Question[]): string {
	const rules = questions.flatMap((question) =>
		conditionsOf(question, questions).map((checked) => `form:not(:has(${checked})) .q-${question.key}{display:none}`),
	);
	return rules.length > 0 ? `@supports selector(:has(a)){${rules.join('')}}` : '';
}

/** The question's own condition, and those of the question that it looks at. */
function conditionsOf({ show_if: condition }: Question, questions: readonly Question[]): string[] {
	const earlier = questions.find(({ key }) => key === condition?.question);
	if (!condition || !earlier) return [];
	const checked = meetingValues(condition, earlier).map((value) => `#${earlier.key}-${value}:checked`);
	return [checked.join(','), ...conditionsOf(earlier, questions)];
}
