import { createHash } from 'node:crypto';
import type { Language } from '../../extensions/domain/language.js';
import type { Brand } from '../../extensions/desk/survey/brand.js';
import { html, type Html } from './html.js';
import { styleFor } from './style.js';
import { words } from './words.js';

/** A whole page, and the hash by which its style may pass the content security policy. */
export type Page = { readonly body: string; readonly styleHash: string };

export type Frame = {
	readonly language: Language;
	readonly brand: Brand;
	/** The page in the other language, where there is one. */
	readonly other?: string;
	/** A form of the page that goes along into the other language, so that nothing typed is lost; instead of `other`. */
	readonly form?: string;
	/** Style of this page alone. */
	readonly style?: string;
	readonly title: string;
	readonly content: Html;
};

/** Sets what a page says into the frame that all public pages share. */
export function layOut({ language, brand, other, form, style: own = '', title, content }: Frame): Page {
	const style = styleFor(brand.color) + own;
	const otherLanguage: Language = language === 'zh-CN' ? 'en-US' : 'zh-CN';
	const head = html`<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="robots" content="noindex" />
		<meta name="format-detection" content="telephone=no" />
		${brand.icon !== null && html`<link rel="icon" href="${brand.icon}" />`}
		<title>${title} · ${brand.name}</title>`;
	// Enter in a line of text presses the first button of a form: that must not be the one for the language.
	const first =
		form !== undefined && html`<button class="trap" form="${form}" tabindex="-1" aria-hidden="true"></button>`;
	const page = html`<body>
		${first}
		<div class="frame">
			<header class="top">
				${mark(brand)}
				<div class="name">${brand.name}</div>
				${
					form !== undefined &&
					html`<button
						class="switch"
						form="${form}"
						name="_action"
						value="${otherLanguage}"
						formnovalidate
						lang="${otherLanguage}"
					>
						${words.otherLanguage[language]}
					</button>`
				}
				${
					form === undefined &&
					other !== undefined &&
					html`<a class="switch" href="${other}" lang="${otherLanguage}" hreflang="${otherLanguage}"
						>${words.otherLanguage[language]}</a
					>`
				}
			</header>
			<main class="sheet">${content}</main>
		</div>
	</body>`;
	// The style is ours and goes in as it is: escaping would change it and its hash.
	const body = `<!doctype html>
<html lang="${language}">
<head>${head.text}<style>${style}</style></head>
${page.text}
</html>
`;
	return { body, styleHash: createHash('sha256').update(style).digest('base64') };
}

function mark({ name, logo }: Brand): Html {
	if (logo !== null) return html`<div class="mark"><img src="${logo}" alt="" /></div>`;
	return html`<div class="mark" aria-hidden="true">${[...name.trim()][0]?.toUpperCase() ?? '·'}</div>`;
}
