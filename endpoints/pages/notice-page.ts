import type { Brand } from '../../extensions/desk/survey/brand.js';
import type { Language } from '../../extensions/domain/language.js';
import { html } from './html.js';
import { layOut, type Page } from './layout.js';
import { notices, type NoticeName } from './words.js';

/** A page that says why there is nothing to fill in, and what to do about it. */
export function renderNotice(
	name: NoticeName,
	{ language, brand, other }: { readonly language: Language; readonly brand: Brand; readonly other: string },
): Page {
	const { title, text, next } = notices[name];
	const content = html`<h1>${title[language]}</h1>
		<p class="lead">${text[language]}</p>
		<section class="next"><p>${next[language]}</p></section>`;
	return layOut({ language, brand, other, title: title[language], content });
}
