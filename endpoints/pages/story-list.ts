import type { Chapter } from '../../extensions/desk/follow/story.js';
import type { Text } from '../../extensions/domain/language.js';
import type { FollowView } from './follow-page.js';
import { followWords as words } from './follow-words.js';
import { html, type Html } from './html.js';
import { fill, sayBy } from './say.js';

/** The story of an issue, newest first: what we did, what we promised, what the customer wrote. */
export function renderStory(view: FollowView): Html {
	const { issue, language, files, story } = view;
	const first = html`<li class="own">
		<p class="what">${words.youReported[language]} ${issue.submittedAt && when(issue.submittedAt, view)}</p>
		<blockquote><bdi>${issue.description}</bdi></blockquote>
		${
			files.length > 0 &&
			html`<ul class="files">
				${files.map((name) => html`<li><bdi>${name}</bdi></li>`)}
			</ul>`
		}
	</li>`;
	return html`<ol class="chapters">
		${story.filter((chapter) => !isBeginning(chapter)).map((chapter) => tell(chapter, view))} ${first}
	</ol>`;
}

function tell(chapter: Chapter, view: FollowView): Html {
	const { language, zone, now } = view;
	const at = when(chapter.at, view);
	switch (chapter.tells) {
		case 'said':
			return html`<li class="own">
				<p class="what">${words.youSaid[language]} ${at}</p>
				<blockquote><bdi>${chapter.words}</bdi></blockquote>
			</li>`;
		case 'told':
			return html`<li>
				<p class="what">${words.weSaid[language]} ${at}</p>
				<blockquote><bdi>${chapter.words}</bdi></blockquote>
			</li>`;
		case 'promise': {
			const said = fill(words.promised[language], { time: sayBy(chapter.until, language, zone, now) });
			return html`<li><p class="what">${said} ${at}</p></li>`;
		}
		case 'step':
			return html`<li>
				<p class="what">${stepSaid(chapter)[language]} ${at}</p>
			</li>`;
	}
}

function stepSaid({ from, to, byCustomer }: Extract<Chapter, { tells: 'step' }>): Text {
	if (from === 'archived') return byCustomer ? words.youReopened : words.reopened;
	if (from === 'feedback' && to === 'handling') return byCustomer ? words.youReturned : words.returned;
	if (to === 'archived') return byCustomer ? words.confirmed : words.archived;
	return words[to];
}

/** The customer's own report tells the beginning better. */
function isBeginning(chapter: Chapter): boolean {
	return chapter.tells === 'step' && chapter.from === null;
}

function when(at: Date, { language, zone, now }: FollowView): Html {
	return html`<span class="at">${sayBy(at, language, zone, now)}</span>`;
}
