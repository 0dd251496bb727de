import type { Brand } from '../../extensions/desk/survey/brand.js';
import type { Language, Text } from '../../extensions/domain/language.js';
import type { Problem } from '../../extensions/domain/survey/problem.js';
import type { Question } from '../../extensions/domain/survey/question.js';
import { html, type Html } from './html.js';
import { layOut, type Page } from './layout.js';
import { renderQuestion } from './question-field.js';
import { fill, sayWhen, shorten } from './say.js';
import { words } from './words.js';

/** What the survey page shows. */
export type SurveyView = {
	readonly language: Language;
	readonly brand: Brand;
	/** Address of this page in the other language. */
	readonly other: string;
	/** Where the form goes. */
	readonly action: string;
	readonly title: Text;
	readonly intro: Text | null;
	readonly questions: readonly Question[];
	/** The issue behind the survey, where there is one. */
	readonly issue: { readonly number: string; readonly description: string } | null;
	/** What has been typed or preselected: question key → text. */
	readonly values: Readonly<Record<string, string>>;
	readonly problems: readonly Problem[];
	/** True where saving failed and everything has to be sent again. */
	readonly busy: boolean;
	readonly until: Date | null;
	readonly zone: string;
};

/** Characters of an issue's description that remind the customer what it is about. */
const reminder = 140;

/** The page on which a customer answers (R26): about the issue first, then scores, then words. */
export function renderSurvey(view: SurveyView): Page {
	const { language, issue } = view;
	const field = (question: Question) =>
		renderQuestion(question, {
			language,
			value: view.values[question.key] ?? '',
			problem: view.problems.find((problem) => problem.question === question.key)?.message[language],
		});
	const first = view.questions.filter((question) => question.about === 'issue');
	const rest = view.questions.filter((question) => question.about !== 'issue');
	const content = html`${summarise(view)}
		<h1>${view.title[language]}</h1>
		<p class="lead"><strong>${words.minutes[language]}</strong> ${view.intro?.[language]}</p>
		<form method="post" action="${view.action}">
			${
				issue === null
					? first.map(field)
					: html`<section class="about">
							<p class="what">${words.about[language]} <b>${issue.number}</b></p>
							<blockquote><bdi>${shorten(issue.description, reminder)}</bdi></blockquote>
							${first.map(field)}
						</section>`
			}
			${rest.map(field)}
			<button class="send">${words.send[language]}</button>
			<p class="fine">
				${words.privacy[language]}
				${view.until && fill(words.validUntil[language], { time: sayWhen(view.until, language, view.zone, 'day') })}
			</p>
		</form>`;
	const prefix = view.problems.length > 0 ? words.problemPrefix[language] : '';
	return layOut({ ...view, title: prefix + view.title[language], content });
}

/** The problems all together, on top, where the eye and the focus land first. */
function summarise({ language, problems, questions, busy }: SurveyView): Html | null {
	if (!busy && problems.length === 0) return null;
	const lines = problems.map(({ question: key, message }) => {
		const question = questions.find((asked) => asked.key === key);
		if (!question) return html`<li>${shorten(key, 40)}: ${message[language]}</li>`;
		return html`<li><a href="#${firstField(question)}">${question.label[language]}: ${message[language]}</a></li>`;
	});
	return html`<div class="problems" role="alert" tabindex="-1" autofocus>
		<h2>${words.problemsTitle[language]}</h2>
		<p>${busy ? words.busy[language] : null} ${words.problemsKept[language]}</p>
		${
			lines.length > 0 &&
			html`<ul>
				${lines}
			</ul>`
		}
	</div>`;
}

function firstField(question: Question): string {
	if (question.type === 'yes_no') return `${question.key}-yes`;
	return question.type === 'scale' ? `${question.key}-${question.min}` : question.key;
}
