import { standingOf } from '../../extensions/domain/follow/standing.js';
import { mostWords, seenOf } from '../../extensions/domain/follow/deed.js';
import type { Language, Text } from '../../extensions/domain/language.js';
import type { InputCode, InputProblem } from '../../extensions/domain/report/problem.js';
import { statuses } from '../../extensions/domain/steps.js';
import { nameBefore } from '../../extensions/domain/words/spacing.js';
import type { Done } from '../../extensions/desk/follow/act.js';
import type { OpenIssue } from '../../extensions/desk/follow/open-issue.js';
import type { Chapter } from '../../extensions/desk/follow/story.js';
import type { Brand } from '../../extensions/desk/survey/brand.js';
import { doneWords, followWords as words, standings, stepTitles } from './follow-words.js';
import { html, type Html } from './html.js';
import { chip } from './chip.js';
import { renderText } from './input-field.js';
import { inputProblems } from './input-words.js';
import { layOut, type Page } from './layout.js';
import { listProblems } from './problem-list.js';
import { fill, sayBy, sayWhen } from './say.js';
import { renderSolution } from './solution.js';
import { renderStory } from './story-list.js';
import { storyStyle } from './style-story.js';

/** What the page of an issue shows its customer. */
export type FollowView = {
	readonly language: Language;
	readonly brand: Brand;
	/** Address of this page in the other language. */
	readonly other: string;
	/** Where the forms go. */
	readonly action: string;
	/** Where a new issue is raised; empty where nobody may. */
	readonly report: string | null;
	readonly issue: OpenIssue;
	readonly story: readonly Chapter[];
	/** Names of the files that came with it. */
	readonly files: readonly string[];
	readonly done: Done | null;
	/** Until when the customer may open it again. */
	readonly reopenUntil: Date | null;
	/** The seal of its story; nothing where none is on it yet. */
	readonly sealed: { readonly seal: string; readonly at: Date } | null;
	/** What has been typed: field → text. */
	readonly values: Readonly<Record<string, string>>;
	readonly problems: readonly InputProblem[];
	readonly zone: string;
	readonly now: Date;
};

/** The page on which a customer follows an issue (R20, R21): a plain sentence, the steps, what to do, the story. */
export function renderFollow(view: FollowView): Page {
	const { language, issue, done, problems, now } = view;
	const sentence = standings[standingOf(issue, now).says];
	const content = html`${done && html`<p class="done" role="status">${doneWords[done][language]}</p>`}
		${listProblems(problems, labels, language)}
		<p class="number">${issue.number}</p>
		<h1>${sentence.title[language]}</h1>
		<p class="lead said">${sayLead(view)}</p>
		${renderSteps(view)} ${renderSolution(issue.resolution, language)} ${renderForms(view)}
		<section class="story">
			<h2>${words.story[language]}</h2>
			${renderStory(view)}
		</section>
		<p class="fine">${words.linkFine[language]}</p>
		${renderSeal(view)}`;
	return layOut({ ...view, style: storyStyle, title: `${issue.number}: ${sentence.title[language]}`, content });
}

/** What a customer can write down, and compare another day. */
function renderSeal({ language, sealed, zone }: FollowView): Html | null {
	if (!sealed) return null;
	const parts = { time: sayWhen(sealed.at, language, zone, 'minute'), seal: html`<code>${sealed.seal}</code>` };
	return html`<p class="fine sealed">${fill(words.sealed[language], parts)}</p>`;
}

const labels: Readonly<Record<string, Text>> = { rating: words.rating, words: words.addLabel };

function sayLead({ language, issue, zone, now }: FollowView): Html {
	const standing = standingOf(issue, now);
	const lead = standings[standing.says].lead[language];
	const at = 'by' in standing ? standing.by : 'since' in standing ? standing.since : null;
	const team = words.ourTeam[language];
	// A sentence may begin with the team's name, which is written small elsewhere.
	const owner = issue.owner ?? (lead.startsWith('{owner}') ? team.charAt(0).toUpperCase() + team.slice(1) : team);
	return fill(lead, { owner: nameBefore(owner, language), time: at ? sayBy(at, language, zone, now) : '' });
}

function renderSteps({ language, issue }: FollowView): Html {
	const here = statuses.indexOf(issue.status);
	return html`<ol class="steps" aria-label="${words.steps[language]}">
		${statuses.map((status, index) => {
			const past = index < here || issue.status === 'archived';
			const state = past ? 'past' : index === here ? 'now' : 'ahead';
			const said = { past: words.stepDone, now: words.stepNow, ahead: words.stepAhead }[state][language];
			return html`<li class="${state}" ${state === 'now' && html`aria-current="step"`}>
				<span class="dot" aria-hidden="true">${past ? '✓' : ''}</span>${stepTitles[status][language]}
				<small>${said}</small>
			</li>`;
		})}
	</ol>`;
}

/** What the customer can do now: confirm, say that it came back, or write to us. */
function renderForms(view: FollowView): Html {
	const { issue } = view;
	if (issue.status === 'archived') return renderReopen(view);
	return html`${issue.status === 'feedback' && renderAnswer(view)} ${renderMessage(view)}`;
}

function renderAnswer(view: FollowView): Html {
	const { language, values } = view;
	const chosen = values['action'] === 'not_solved' ? 'not_solved' : values['action'] === 'confirm' ? 'confirm' : '';
	const wrong = problemOf(view, 'rating');
	const about = { name: 'action', required: true };
	return form(
		view,
		'about',
		html`<fieldset class="question">
				<legend>${words.isSolved[language]}</legend>
				<div class="chips two">
					${chip({ ...about, value: 'confirm', label: words.yes[language], chosen: chosen === 'confirm' })}
					${chip({ ...about, value: 'not_solved', label: words.no[language], chosen: chosen === 'not_solved' })}
				</div>
			</fieldset>
			<fieldset class="question q-rating${wrong !== undefined && ' wrong'}" aria-describedby="rating-ends">
				<legend>${words.rating[language]}</legend>
				${wrong !== undefined && html`<p class="problem">${inputProblems[wrong][language]}</p>`}
				<div class="chips" id="rating">
					${['1', '2', '3', '4', '5'].map((star) => chip({ name: 'rating', value: star, label: star, chosen: values['rating'] === star }))}
				</div>
				<p class="ends" id="rating-ends">
					<span>1 ${words.ratingLow[language]}</span><span>5 ${words.ratingHigh[language]}</span>
				</p>
			</fieldset>
			${wordsField(view, 'words', words.wordsConfirm, words.wordsHint, false)}
			<button class="send">${words.sendAnswer[language]}</button>`,
		seen(view),
	);
}

function renderMessage(view: FollowView): Html {
	const { language, issue } = view;
	const turn = issue.waiting === 'customer';
	const own = issue.status === 'feedback' ? 'message' : 'words';
	const body = form(
		view,
		'',
		html`<input type="hidden" name="action" value="message" />
			${wordsField(view, own, words.addLabel, undefined, true)}
			<button class="send${!turn && ' calm'}">${words.addSend[language]}</button>`,
		null,
	);
	if (issue.status === 'feedback') {
		return html`<details class="more">
			<summary>${words.addTitle[language]}</summary>
			${body}
		</details>`;
	}
	return html`<section class="write">
		<h2>${(turn ? words.answerTitle : words.addTitle)[language]}</h2>
		${body}
	</section>`;
}

function renderReopen(view: FollowView): Html {
	const { language, issue, reopenUntil, report, zone } = view;
	const rated =
		issue.rating !== null && html`<p class="rated">${fill(words.rated[language], { n: String(issue.rating) })}</p>`;
	const anew = report !== null && html`<p class="anew"><a href="${report}">${words.newIssue[language]}</a></p>`;
	if (!reopenUntil || reopenUntil <= view.now) return html`${rated} ${anew}`;
	const until = fill(words.backUntil[language], { time: sayWhen(reopenUntil, language, zone, 'day') });
	return html`${rated}
		<section class="write">
			<h2>${words.backTitle[language]}</h2>
			<p class="hint">${until}</p>
			${form(
				view,
				'',
				html`<input type="hidden" name="action" value="reopen" />
					${wordsField(view, 'words', words.backLabel, undefined, true)}
					<button class="send calm">${words.backSend[language]}</button>`,
				seen(view),
			)}
		</section>
		${anew}`;
}

function form({ action }: FollowView, look: string, content: Html, hidden: Html | null): Html {
	return html`<form method="post" action="${action}" class="${look}">${hidden} ${content}</form>`;
}

/** An answer to an earlier round is none to this one. */
function seen({ issue }: FollowView): Html {
	return html`<input type="hidden" name="seen" value="${seenOf(issue)}" />`;
}

function wordsField(view: FollowView, id: string, label: Text, hint: Text | undefined, required: boolean): Html {
	const mine = (view.values['action'] === 'message') === (id === 'message' || view.issue.status !== 'feedback');
	return renderText(
		{
			name: 'words',
			id,
			label,
			...(hint && { hint }),
			language: view.language,
			value: mine ? (view.values['words'] ?? '') : '',
			problem: mine ? problemOf(view, 'words') : undefined,
			required,
			most: mostWords,
		},
		4,
	);
}

function problemOf({ problems }: FollowView, field: string): InputCode | undefined {
	return problems.find((problem) => problem.field === field)?.code;
}
