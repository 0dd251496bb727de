const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const style =
	'font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei",sans-serif;max-width:34em;margin:0';

/**
 * A text as simple HTML, for mail programs that show no plain text: everything escaped, our own links to be clicked.
 *
 * @param text what the mail says
 * @param own what our own links start with; no other address becomes a link
 * @example toHtml('a < b', 'https://desk.example.com/') // '…<p …>a &lt; b</p>…'
 */
export function toHtml(text: string, own: string): string {
	const paragraphs = text.split(/\n{2,}/).map((part) => `<p>${part.split('\n').map(line).join('<br>')}</p>`);
	return `<!doctype html><html><body><div style='${style}'>${paragraphs.join('\n')}</div></body></html>`;

	function line(words: string): string {
		return words
			.split(/(https?:\/\/\S+)/)
			.map((piece, index) => {
				const shown = escape(piece);
				return index % 2 === 1 && piece.startsWith(own) ? `<a href="${shown}">${shown}</a>` : shown;
			})
			.join('');
	}
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
