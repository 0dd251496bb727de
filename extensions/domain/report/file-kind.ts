/** What a public form takes: the type that the bytes show → how such a file is named. */
export const fileKinds = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/gif': 'gif',
	'image/webp': 'webp',
	'image/heic': 'heic',
	'image/heif': 'heif',
	'image/avif': 'avif',
	'application/pdf': 'pdf',
	'text/plain': 'txt',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
	'application/vnd.oasis.opendocument.text': 'odt',
	'application/vnd.oasis.opendocument.spreadsheet': 'ods',
	'application/vnd.oasis.opendocument.presentation': 'odp',
} as const;

export type FileKind = keyof typeof fileKinds;

/** Whether the bytes are of a type that a public form takes. */
export function isFileKind(type: string | undefined): type is FileKind {
	return type !== undefined && Object.hasOwn(fileKinds, type);
}

/**
 * A name for a file that says nothing but what it is: no folder, no control or bidi character, and the ending that its
 * bytes call for.
 *
 * @param typed as the sender called it
 * @example nameFile('..\\..\\发票.exe', 'application/pdf') //=> '发票.pdf'
 */
export function nameFile(typed: string, kind: FileKind): string {
	const base = typed.split(/[\\/]/).at(-1) ?? '';
	const clean = base
		.normalize('NFC')
		.replaceAll(/[\p{C}\p{Bidi_Control}<>:"|?*%]/gu, '')
		.replace(/\.[^.]*$/, '')
		.replaceAll(/\s+/g, ' ')
		.trim()
		.replace(/^\.+/, '');
	return `${[...clean].slice(0, 80).join('') || 'file'}.${fileKinds[kind]}`;
}
