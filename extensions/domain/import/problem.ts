import type { Text } from '../language.js';

type Entry = {
	/** A refusal keeps the row out; a note only tells what became of a cell. */
	readonly level: 'refusal' | 'note';
	/** What to tell the person, with the value or the limit in question. */
	readonly say: (detail: string) => Text;
};

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, 'en-US': en });

/** Everything that an import can say about a row (R41). What is not in this list is a bug. */
const entries = {
	required: {
		level: 'refusal',
		say: () => both('这一格不能为空。', 'This cell must not be empty.'),
	},
	unreadable_text: {
		level: 'refusal',
		say: () =>
			both(
				'有无法识别的字符;请把文件另存为 UTF-8 或 GB18030。',
				'Some characters cannot be read. Save the file as UTF-8 or GB18030.',
			),
	},
	formula_error: {
		level: 'refusal',
		say: (value) => both(`表格中的公式出错:${value}。`, `The spreadsheet's formula failed: ${value}.`),
	},
	too_long: {
		level: 'refusal',
		say: (most) => both(`内容太长,最多 ${most} 个字符。`, `Too long: at most ${most} characters.`),
	},
	not_a_date: {
		level: 'refusal',
		say: (value) =>
			both(
				`看不懂日期“${value}”;请写成 2024-05-01 或 2024-05-01 14:00。`,
				`“${value}” is not a date that can be read. Write 2024-05-01 or 2024-05-01 14:00.`,
			),
	},
	not_a_length: {
		level: 'refusal',
		say: (value) =>
			both(
				`看不懂合作时长“${value}”;请写成 24个月、2年,或开始合作的日期。`,
				`“${value}” is no length of time. Write 24 months, 2 years, or the date on which it began.`,
			),
	},
	not_a_number: {
		level: 'refusal',
		say: (value) =>
			both(
				`看不懂数字“${value}”;请写成 500000 或 50万元。`,
				`“${value}” is not a number that can be read. Write 500000.`,
			),
	},
	not_a_size: {
		level: 'refusal',
		say: (value) =>
			both(
				`看不懂员工数“${value}”;请写成 500-1000、100+ 或 300。`,
				`“${value}” is no number of employees. Write 500-1000, 100+ or 300.`,
			),
	},
	out_of_range: {
		level: 'refusal',
		say: (range) => both(`超出范围:应为 ${range}。`, `Out of range: ${range} is meant.`),
	},
	in_future: {
		level: 'refusal',
		say: (value) => both(`时间在将来:${value}。`, `This time is yet to come: ${value}.`),
	},
	before_submission: {
		level: 'refusal',
		say: () => both('解决时间早于提交时间。', 'It was solved before it was submitted.'),
	},
	unknown_choice: {
		level: 'refusal',
		say: (choices) => both(`不认识这个值;可以写:${choices}。`, `This value is not known. Write one of: ${choices}.`),
	},
	not_an_address: {
		level: 'refusal',
		say: () => both('既不是电话也不是邮箱。', 'This is neither a phone number nor an e-mail address.'),
	},
	too_many_cells: {
		level: 'refusal',
		say: () =>
			both(
				'这一行的格数比标题多;含逗号的内容要加引号。',
				'This row has more cells than there are headings. A text with commas in it needs quotes.',
			),
	},
	duplicate: {
		level: 'refusal',
		say: (row) => both(`与第 ${row} 行重复。`, `Row ${row} has the same already.`),
	},
	unknown_customer: {
		level: 'refusal',
		say: (value) =>
			both(
				`没有编号为“${value}”的客户;请先导入客户表。`,
				`There is no customer “${value}”. Import the customers first.`,
			),
	},
	unknown_issue: {
		level: 'refusal',
		say: (value) => both(`没有编号为“${value}”的问题。`, `There is no issue “${value}”.`),
	},
	LOOP_FROZEN: {
		level: 'refusal',
		say: () =>
			both(
				'问题已归档,不能再改;需要修改请先重新打开。',
				'The issue is archived and frozen. Reopen it with a reason to change it.',
			),
	},
	LOOP_STEP: {
		level: 'refusal',
		say: () => both('这个问题不能走这一步。', 'The loop has no such step for this issue.'),
	},
	LOOP_INCOMPLETE: {
		level: 'refusal',
		say: (field) => both(`这一步还缺:${field}。`, `This step still needs: ${field}.`),
	},
	LOOP_CONFLICT: {
		level: 'refusal',
		say: () => both('刚刚有人改了这个问题,请再导入一次。', 'Someone changed this issue a moment ago. Import it again.'),
	},
	LOOP_SERVER_FIELD: {
		level: 'refusal',
		say: () => both('编号和提交时间一经登记不再更改。', 'The number and the time of submission stay as recorded.'),
	},
	not_stored: {
		level: 'refusal',
		say: () => both('数据库没有接受这一行。', 'The database did not accept this row.'),
	},
	no_user: {
		level: 'note',
		say: (name) => both(`“${name}”不是系统用户,已按文字保存。`, `“${name}” is no user here; the name is kept as text.`),
	},
	owner_stands_in: {
		level: 'note',
		say: (name) =>
			both(
				`“${name}”不是系统用户,已按文字保存;处理负责人暂记为导入人。`,
				`“${name}” is no user here; the name is kept as text and whoever imports is the owner for now.`,
			),
	},
	owner_missing: {
		level: 'note',
		say: () => both('没有负责人;处理负责人暂记为导入人。', 'Nobody is named; whoever imports is the owner for now.'),
	},
	no_rating: {
		level: 'note',
		say: () =>
			both(
				'没有客户评分:问题停在“反馈”,等客户确认后才归档。',
				'Without the customer’s rating the issue waits at feedback until it is confirmed.',
			),
	},
	no_solution_time: {
		level: 'note',
		say: () =>
			both('没有实际解决时间,按导入时间记录。', 'No time of solution is given; the time of the import stands in.'),
	},
	desk_is_ahead: {
		level: 'note',
		say: () =>
			both(
				'系统里的进度比表格更新,保留系统里的。',
				'The desk is further along than the table; the desk’s progress stays.',
			),
	},
	desk_time_stays: {
		level: 'note',
		say: () => both('保留系统里的解决时间。', 'The time of solution that the desk has recorded stays.'),
	},
	tier_pinned: {
		level: 'note',
		say: () => both('分层已由人工固定,保留不变。', 'The tier has been pinned by a person and stays.'),
	},
	kept: {
		level: 'note',
		say: () => both('客户档案里已有内容,保留原有的。', 'The customer’s record already has one, which stays.'),
	},
} as const satisfies Readonly<Record<string, Entry>>;

export type ProblemCode = keyof typeof entries;

export const problemCodes = Object.keys(entries) as ProblemCode[];

export type Problem = {
	/** The heading as it stands in the file; empty where the whole row is meant. */
	readonly column: string;
	readonly code: ProblemCode;
	readonly level: 'refusal' | 'note';
	readonly message: Text;
};

/** Messages name a value or a list no longer than this. */
const mostQuoted = 120;

/**
 * Says what is wrong with a cell, or what became of it.
 *
 * @param column the heading as it stands in the file
 * @param detail the value or limit that the message names
 * @example describeProblem('客户满意度', 'out_of_range', '1–5').message['en-US'] //=> 'Out of range: 1–5 is meant.'
 */
export function describeProblem(column: string, code: ProblemCode, detail = ''): Problem {
	const quoted = detail.length > mostQuoted ? `${detail.slice(0, mostQuoted)}…` : detail;
	return { column, code, level: entries[code].level, message: entries[code].say(quoted) };
}

/** Whether a row with these problems stays out. */
export function isRefused(problems: readonly Problem[]): boolean {
	return problems.some((problem) => problem.level === 'refusal');
}
