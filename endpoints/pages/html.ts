/** Markup that this file made: only this goes into a page unescaped. */
class Markup {
	constructor(readonly text: string) {}
}

export type Html = Markup;

type Part = Html | string | number | false | null | undefined;

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/**
 * Writes markup; whatever stands in `${}` is text and is escaped, unless it is markup itself.
 * Nothing, null and false write nothing; a list writes its members.
 *
 * @example html`<b title="${'"'}">${'<i>'}</b>`.text //=> '<b title="&quot;">&lt;i&gt;</b>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly (Part | readonly Part[])[]): Html {
	return new Markup(slim(strings).reduce((text, string, index) => text + write(parts[index - 1]) + string));
}

const slimmed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The blanks by which our own lines are indented are not sent; what stands in `${}` is never touched. */
function slim(strings: TemplateStringsArray): readonly string[] {
	const before = slimmed.get(strings);
	if (before) return before;
	const slim = strings.map((string) => string.replace(/\s*\n\s*/g, '\n'));
	slimmed.set(strings, slim);
	return slim;
}

function write(part: Part | readonly Part[]): string {
	if (part === null || part === undefined || part === false) return '';
	if (part instanceof Markup) return part.text;
	if (typeof part === 'object') return part.map(write).join('');
	return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
