import type { Text } from '../language.js';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, 'en-US': en });

/** What an import says about columns, once for the whole file (R41). */
const entries = {
	unknown_column: () => both('不认识这一列,没有导入。', 'This column is not known and was not imported.'),
	repeated_column: () =>
		both('前面已有同样的列,这一列没有导入。', 'An earlier column says the same; this one was not imported.'),
	derived_column: () =>
		both('这一列由系统自己计算,没有导入。', 'The desk works this out itself; the column was not imported.'),
} as const satisfies Readonly<Record<string, () => Text>>;

export type FileNoteCode = keyof typeof entries;

export type FileNote = { readonly column: string; readonly code: FileNoteCode; readonly message: Text };

/** Says what became of a column of a file. */
export function describeColumn(column: string, code: FileNoteCode): FileNote {
	return { column, code, message: entries[code]() };
}
