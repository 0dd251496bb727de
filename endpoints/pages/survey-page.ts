import type { Brand } from '../../extensions/desk/survey/brand.js';
import type { Language, Text } from '../../extensions/domain/language.js';
import type { Problem } from '../../extensions/domain/survey/problem.js';
import { describeCondition } from '../../extensions/domain/survey/condition.js';
import { estimateMinutes } from '../../extensions/domain/survey/kinds.js';
import type { Question } from '../../extensions/domain/survey/question.js';
import { html, type Html } from './html.js';
import { layOut, type Page } from './layout.js';
import { firstField, renderQuestion } from './question-field.js';
import type { Typed } from './question-frame.js';
import { showRules } from './show-rules.js';
import { fill, sayWhen, shorten } from './say.js';
import { remindOfSolution } from './solution.js';
import { surveyStyle } from './style-survey.js';
import { words } from './words.js';

/** What the survey page shows. */
export type SurveyView = {
	readonly language: Language;
	readonly brand: Brand;
	/** Where the form goes. */
	readonly action: string;
	readonly title: Text;
	readonly intro: Text | null;
	readonly questions: readonly Question[];
	/** The issue behind the survey, where there is one. */
	readonly issue: {
		readonly number: string;
		readonly description: string;
		readonly resolution: string | null;
	} | null;
	readonly typed: Typed;
	/** What became of it: kept now, or found again from an earlier visit. */
	readonly kept?: 'saved' | 'resumed' | null;
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
	const { language, issue, questions } = view;
	const field = (question: Question) =>
		renderQuestion(question, {
			language,
			typed: view.typed,
			problem: view.problems.find((problem) => problem.question === question.key)?.message[language],
			only: question.show_if ? describeCondition(question.show_if, questions)[language] : null,
		});
	const first = questions.filter((question) => question.about === 'issue');
	const rest = questions.filter((question) => question.about !== 'issue');
	const minutes = fill(words.minutes[language], { n: String(estimateMinutes(questions)) });
	const content = html`${view.kept && html`<p class="done" role="status">${words[view.kept][language]}</p>`}
		${summarise(view)}
		<h1>${view.title[language]}</h1>
		<p class="lead"><strong>${minutes}</strong> ${view.intro?.[language]}</p>
		<form id="_answer" class="survey" method="post" action="${view.action}">
			${
				issue === null
					? first.map(field)
					: html`<section class="about">
							<p class="what">${words.about[language]} <b>${issue.number}</b></p>
							<blockquote><bdi>${shorten(issue.description, reminder)}</bdi></blockquote>
							${remindOfSolution(issue.resolution, language)} ${first.map(field)}
						</section>`
			}
			${rest.map(field)}
			<p class="progress">
				${fill(words.progress[language], { done: html`<b class="n"></b>`, all: html`<b class="m"></b>` })}
			</p>
			<button class="send">${words.send[language]}</button>
			<button class="send calm later" name="_action" value="save" formnovalidate>${words.later[language]}</button>
			<p class="fine">
				${words.privacy[language]}
				${view.until && fill(words.validUntil[language], { time: sayWhen(view.until, language, view.zone, 'day') })}
			</p>
		</form>
		${renderLeave(view)}`;
	const prefix = view.problems.length > 0 ? words.problemPrefix[language] : '';
	const { brand } = view;
	return layOut({
		language,
		brand,
		form: '_answer',
		style: surveyStyle + showRules(questions),
		title: prefix + view.title[language],
		content,
	});
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

/** Who wants no more surveys says so by one press; a scanner that follows links cannot. */
function renderLeave({ language, action }: SurveyView): Html {
	return html`<form method="post" action="${action}">
		<details class="more">
			<summary>${words.leave[language]}</summary>
			<p class="hint">${words.leaveHint[language]}</p>
			<button class="send calm" name="_action" value="unsubscribe">${words.leaveSend[language]}</button>
		</details>
	</form>`;
}

/** One press takes it back. */
export function renderBack(language: Language): Html {
	return html`<form method="post" action="?lang=${language}">
		<button class="send calm" name="_action" value="subscribe">${words.back[language]}</button>
	</form>`;
}
