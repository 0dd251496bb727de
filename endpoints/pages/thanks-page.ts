import type { Brand } from '../../extensions/desk/survey/brand.js';
import type { Language } from '../../extensions/domain/language.js';
import { html, type Html } from './html.js';
import { layOut, type Page } from './layout.js';
import { fill, sayWhen } from './say.js';
import { words } from './words.js';

/** What an answer has led to. */
export type ThanksView = {
	readonly language: Language;
	readonly brand: Brand;
	readonly step: 'archive' | 'return' | 'none';
	/** Whether somebody must see to what the answer says. */
	readonly raised: boolean;
	readonly number: string | null;
	/** Who looks after it; nobody in particular where empty. */
	readonly owner: string | null;
	/** By when the customer hears of progress. */
	readonly by: Date;
	readonly zone: string;
};

/** The page after the answer: what happens next, who does it, and when. */
export function renderThanks(view: ThanksView): Page {
	const { language } = view;
	const owner = view.owner ?? words.ourTeam[language];
	const parts = {
		number: html`<b>${view.number}</b>`,
		owner,
		time: sayWhen(view.by, language, view.zone, 'minute'),
	};
	const say = (key: 'archived' | 'archivedNext' | 'returned' | 'returnedNext' | 'stored' | 'raised'): Html => {
		const said = fill(words[key][language], parts);
		return html`<p>${said}</p>`;
	};
	const title = view.step === 'return' ? words.returnedTitle[language] : words.thanks[language];
	const [what, next] = {
		archive: [say('archived'), [say('archivedNext'), view.raised && say('raised')]],
		return: [say('returned'), [say('returnedNext')]],
		none: [say('stored'), view.raised ? [say('raised')] : null],
	}[view.step];
	const content = html`<div class="seal" aria-hidden="true">${view.step === 'return' ? '↻' : '✓'}</div>
		<h1>${title}</h1>
		<div class="lead said">${what}</div>
		${
			next &&
			html`<section class="next">
				<h2>${words.next[language]}</h2>
				${next}
			</section>`
		}
		<p class="fine">${words.close[language]}</p>`;
	return layOut({ language, brand: view.brand, title, content });
}
