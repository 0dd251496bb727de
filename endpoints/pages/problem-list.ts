import type { Language, Text } from '../../extensions/domain/language.js';
import type { InputProblem } from '../../extensions/domain/report/problem.js';
import { html, type Html } from './html.js';
import { inputProblems } from './input-words.js';
import { shorten } from './say.js';
import { words } from './words.js';

/**
 * The problems of a form all together, on top, where the eye and the focus land first.
 *
 * @param labels field → what it is called on the page; others are named as they came
 * @param said a sentence of its own, where it is not a field that is wrong
 */
export function listProblems(
	problems: readonly InputProblem[],
	labels: Readonly<Record<string, Text>>,
	language: Language,
	said: Text | null = null,
): Html | null {
	if (problems.length === 0 && !said) return null;
	const known = new Map(Object.entries(labels));
	const lines = problems.map(({ field, code }) => {
		const label = known.get(field);
		const problem = inputProblems[code][language];
		if (!label) return html`<li>${shorten(field, 40)}: ${problem}</li>`;
		return html`<li><a href="#${field}">${label[language]}: ${problem}</a></li>`;
	});
	return html`<div class="problems" role="alert" tabindex="-1" autofocus>
		<h2>${words.problemsTitle[language]}</h2>
		<p>${said?.[language]} ${words.problemsKept[language]}</p>
		${
			lines.length > 0 &&
			html`<ul>
				${lines}
			</ul>`
		}
	</div>`;
}
