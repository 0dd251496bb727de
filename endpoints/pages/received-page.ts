import type { Receipt } from '../../extensions/desk/report/record-report.js';
import type { Brand } from '../../extensions/desk/survey/brand.js';
import type { Language } from '../../extensions/domain/language.js';
import { html } from './html.js';
import { layOut, type Page } from './layout.js';
import { reportWords as words } from './report-words.js';
import { fill, sayWhen } from './say.js';
import { words as common } from './words.js';

export type ReceivedView = {
	readonly language: Language;
	readonly brand: Brand;
	readonly receipt: Receipt;
	readonly zone: string;
};

/**
 * The page after an issue was raised: its number and the way back to it. It says the same to whoever sent it: whether
 * they are known here is nobody's business.
 */
export function renderReceived({ language, brand, receipt, zone }: ReceivedView): Page {
	const { number, url, expires_at } = receipt;
	const title = words.receivedTitle[language];
	const keep = fill(words.keep[language], { time: sayWhen(new Date(expires_at), language, zone, 'day') });
	const content = html`<div class="seal" aria-hidden="true">✓</div>
		<h1>${title}</h1>
		<p class="lead said">${fill(words.received[language], { number: html`<b>${number}</b>` })}</p>
		<section class="next">
			<h2>${common.next[language]}</h2>
			<p>${words.receivedNext[language]}</p>
		</section>
		<a class="send" href="${url}">${words.follow[language]}</a>
		<p class="fine">${keep}<br /><a class="address" href="${url}">${url}</a></p>`;
	return layOut({ language, brand, title, content });
}
