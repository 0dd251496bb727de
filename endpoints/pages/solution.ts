import { longestProgress } from '../../extensions/domain/message/filling.js';
import type { Language } from '../../extensions/domain/language.js';
import { cleanText } from '../../extensions/domain/survey/clean-text.js';
import { html, type Html } from './html.js';
import { words } from './words.js';

/** Characters and lines of a solution that a survey shows at once; it is there for the questions. */
const short = { characters: 200, lines: 4 } as const;

/** Characters of a solution that a survey shows at all. */
const mostBeside = 1500;

/** What was done about an issue, in the words of whoever solved it, above the question whether it is solved. */
export function renderSolution(resolution: string | null, language: Language): Html | null {
	const text = cut(resolution, longestProgress);
	if (text === '') return null;
	return html`<section class="solution">
		<h2>${words.solution[language]}</h2>
		${quote(text)}
	</section>`;
}

/** The same in a survey: folded where it is long. */
export function remindOfSolution(resolution: string | null, language: Language): Html | null {
	const text = cut(resolution, mostBeside);
	if (text === '') return null;
	const fits = text.length <= short.characters && text.split('\n').length <= short.lines;
	if (fits)
		return html`<p class="what">${words.solution[language]}</p>
			${quote(text)}`;
	return html`<details class="solution">
		<summary>${words.solutionMore[language]}</summary>
		${quote(text)}
	</details>`;
}

function quote(text: string): Html {
	return html`<blockquote class="lines"><bdi>${text}</bdi></blockquote>`;
}

function cut(text: string | null, most: number): string {
	const characters = [...cleanText(text ?? '')];
	return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('').trimEnd()}…`;
}
