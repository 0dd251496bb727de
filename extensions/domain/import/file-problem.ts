import type { Text } from '../language.js';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, 'en-US': en });

type Entry = { readonly status: 400 | 413 | 415; readonly say: (detail: string) => Text };

/** Everything for which a whole file is refused; nothing of it is taken then (R41). */
const entries = {
	wrong_type: {
		status: 415,
		say: (type) =>
			both(
				`请把 CSV 或 xlsx 文件本身作为请求内容发送,而不是 ${type}。`,
				`Send the CSV or xlsx file itself as the body, not ${type}.`,
			),
	},
	too_large: {
		status: 413,
		say: (most) => both(`文件太大:最多 ${most} MB。`, `The file is too large: at most ${most} MB.`),
	},
	too_many_rows: {
		status: 413,
		say: (most) =>
			both(`行数太多:最多 ${most} 行。请分成几个文件导入。`, `Too many rows: at most ${most}. Split the file.`),
	},
	empty: { status: 400, say: () => both('文件是空的。', 'The file is empty.') },
	not_a_table: {
		status: 400,
		say: () => both('这不是 CSV 或 xlsx 表格。', 'This is neither a CSV nor an xlsx table.'),
	},
	old_format: {
		status: 400,
		say: () =>
			both(
				'这是旧的 xls 格式或加密的文件;请另存为不加密的 xlsx 或 CSV。',
				'This is the old xls format or an encrypted file. Save it as a plain xlsx or as CSV.',
			),
	},
	broken_workbook: {
		status: 400,
		say: () =>
			both(
				'xlsx 文件已损坏或无法读取;请重新保存,或另存为 CSV。',
				'The xlsx file is damaged or cannot be read. Save it again, or save it as CSV.',
			),
	},
	too_much_inside: {
		status: 413,
		say: () =>
			both(
				'xlsx 文件解压后太大或太宽;请另存为 CSV 再导入。',
				'Unpacked, the xlsx file is too large or too wide. Save it as CSV and import that.',
			),
	},
	broken_quotes: {
		status: 400,
		say: (row) =>
			both(
				`第 ${row} 行附近的引号不成对,后面的内容无法读取。`,
				`Quotes do not match near row ${row}; what follows cannot be read.`,
			),
	},
	cut_off: {
		status: 400,
		say: () => both('文件没有传完,没有导入任何内容。', 'The file did not arrive whole. Nothing was imported.'),
	},
	no_survey: {
		status: 400,
		say: (key) =>
			both(`没有键为“${key}”的问卷,无法导入答卷。`, `There is no survey “${key}” to which the answers could belong.`),
	},
	missing_columns: {
		status: 400,
		say: (columns) =>
			both(
				`缺少必需的列:${columns}。没有导入任何内容。`,
				`These columns are missing: ${columns}. Nothing was imported.`,
			),
	},
} as const satisfies Readonly<Record<string, Entry>>;

export type FileProblemCode = keyof typeof entries;

export type FileProblem = {
	readonly code: FileProblemCode;
	/** HTTP status. */
	readonly status: 400 | 413 | 415;
	readonly message: Text;
};

/**
 * Says why a file is refused as a whole.
 *
 * @param detail the limit, the columns or the row that the message names; one text per language where it has words
 * @example describeFileProblem('too_many_rows', '200000').status //=> 413
 */
export function describeFileProblem(code: FileProblemCode, detail: string | Text = ''): FileProblem {
	const { status, say } = entries[code];
	const words = typeof detail === 'string' ? both(detail, detail) : detail;
	return { code, status, message: both(say(words['zh-CN'])['zh-CN'], say(words['en-US'])['en-US']) };
}
