import type { Brand } from '../../extensions/desk/survey/brand.js';
import type { Language } from '../../extensions/domain/language.js';
import { html, type Html } from './html.js';
import { layOut, type Page } from './layout.js';
import { notices, type NoticeName } from './words.js';

type NoticeView = {
	readonly language: Language;
	readonly brand: Brand;
	readonly other?: string;
	/** What can be done right here. */
	readonly form?: Html;
};

/** A page that says why there is nothing to fill in, and what to do about it. */
export function renderNotice(name: NoticeName, { language, brand, other, form }: NoticeView): Page {
	const { title, text, next } = notices[name];
	const content = html`<h1>${title[language]}</h1>
		<p class="lead">${text[language]}</p>
		<section class="next"><p>${next[language]}</p></section>
		${form}`;
	return layOut({ language, brand, ...(other !== undefined && { other }), title: title[language], content });
}
