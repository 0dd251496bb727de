import type { Text } from '../../domain/language.js';

export const importWords = {
	what: { 'zh-CN': '这张表是什么', 'en-US': 'What the table holds' },
	check: { 'zh-CN': '先检查，不写入', 'en-US': 'Check it first' },
	checkHint: { 'zh-CN': '检查不会改动任何内容。', 'en-US': 'Checking changes nothing.' },
	sending: { 'zh-CN': '正在上传 {name}：{percent}', 'en-US': 'Sending {name}: {percent}' },
	checking: {
		'zh-CN': '正在逐行检查，大文件约需一分钟…',
		'en-US': 'Checking row by row. A large file takes a minute…',
	},
	importing: {
		'zh-CN': '正在导入 {n} 行。可以离开此页，导入会继续；留在这里才能看到结果。',
		'en-US': 'Importing {n} rows. It goes on if you leave this page; stay to see the outcome.',
	},
	import: { 'zh-CN': '导入 {n} 行', 'en-US': 'Import {n} rows' },
	importOne: { 'zh-CN': '导入 1 行', 'en-US': 'Import 1 row' },
	nothing: {
		'zh-CN': '没有可导入的行，现有内容保持不变。',
		'en-US': 'There is nothing to import; all stays as it is.',
	},
	another: { 'zh-CN': '导入另一个文件', 'en-US': 'Import another file' },
	again: { 'zh-CN': '重新检查', 'en-US': 'Check again' },
	show: { 'zh-CN': '查看{what}', 'en-US': 'Show: {what}' },
	viewer: {
		'zh-CN': '只有客服专员和主管可以导入表格。需要导入时请联系主管。',
		'en-US': 'Agents and leads import spreadsheets. Ask your lead if one has to come in.',
	},
} as const satisfies Readonly<Record<string, Text>>;

export const fileWords = {
	file: { 'zh-CN': '文件', 'en-US': 'File' },
	choose: { 'zh-CN': '选择文件…', 'en-US': 'Choose a file…' },
	other: { 'zh-CN': '换一个文件…', 'en-US': 'Choose another file…' },
	drop: { 'zh-CN': '或把 .csv、.xlsx 文件拖到这里', 'en-US': 'or drop a .csv or .xlsx file here' },
	headings: {
		'zh-CN': '第一行是表头，中文英文都行；xlsx 读第一个工作表。',
		'en-US': 'The first row holds the headings, in Chinese or English; of an xlsx file the first sheet is read.',
	},
} as const satisfies Readonly<Record<string, Text>>;

export const reportWords = {
	checked: { 'zh-CN': '检查结果：还没有写入', 'en-US': 'What an import would do: nothing is written yet' },
	imported: { 'zh-CN': '导入完成', 'en-US': 'The import is done' },
	taken: { 'zh-CN': '新增', 'en-US': 'new' },
	changed: { 'zh-CN': '更改', 'en-US': 'changed' },
	unchanged: { 'zh-CN': '不变', 'en-US': 'unchanged' },
	refused: { 'zh-CN': '不导入', 'en-US': 'refused' },
	columns: { 'zh-CN': '没有导入的列', 'en-US': 'Columns that are left out' },
	refusals: { 'zh-CN': '不导入的行', 'en-US': 'Rows that are refused' },
	notes: { 'zh-CN': '导入但请留意', 'en-US': 'Taken, but worth a look' },
	rows: { 'zh-CN': '行', 'en-US': 'Rows' },
	heading: { 'zh-CN': '列', 'en-US': 'Column' },
	reason: { 'zh-CN': '原因', 'en-US': 'Reason' },
	whole: { 'zh-CN': '整行', 'en-US': 'whole row' },
	left: { 'zh-CN': '另 {n} 行', 'en-US': '{n} more' },
	more: { 'zh-CN': '再显示 {n} 条', 'en-US': 'Show {n} more' },
	mend: {
		'zh-CN': '下载后改好，再导入一次：只改这些行就行。',
		'en-US': 'Mend these rows alone and import them again.',
	},
	download: { 'zh-CN': '下载不导入的 {n} 行（CSV）', 'en-US': 'Download the refused rows, {n} (CSV)' },
	first: { 'zh-CN': '下载前 {n} 行不导入的（CSV）', 'en-US': 'Download the first {n} refused rows (CSV)' },
	fileName: { 'zh-CN': '{name}-不导入的行.csv', 'en-US': '{name}-refused.csv' },
} as const satisfies Readonly<Record<string, Text>>;

export const failureWords = {
	unreadable: {
		'zh-CN': '读不到这个文件，它可能已被移动或正被占用。请重新选择。',
		'en-US': 'The file can no longer be read: it was moved, or another program holds it. Choose it again.',
	},
	too_large: {
		'zh-CN': '文件太大，服务器没有接收。请分成几个文件。',
		'en-US': 'The file is too large for the server. Split it into several.',
	},
	too_many: {
		'zh-CN': '刚才的请求太多。请等一分钟再试，文件还在。',
		'en-US': 'There were too many requests just now. Wait a minute and try again; the file is still here.',
	},
	forbidden: { 'zh-CN': '您没有导入的权限。', 'en-US': 'You are not allowed to import.' },
	signed_out: {
		'zh-CN': '登录已过期，请重新登录后再导入。',
		'en-US': 'You are signed out. Sign in and import again.',
	},
	cut_off: { 'zh-CN': '连接中断了。', 'en-US': 'The connection was lost.' },
	late: { 'zh-CN': '服务器没有及时答复。', 'en-US': 'The server did not answer in time.' },
	failed: { 'zh-CN': '服务器出错了。', 'en-US': 'Something went wrong on the server.' },
	untouched: { 'zh-CN': '没有写入任何内容。', 'en-US': 'Nothing was written.' },
	unsure: {
		'zh-CN': '部分内容可能已写入。稍后用同一个文件再检查一次：已写入的行会显示为“不变”，不会重复。',
		'en-US':
			'Part of it may be in. Check the same file again in a minute: rows that are in count as unchanged; none comes twice.',
	},
} as const satisfies Readonly<Record<string, Text>>;
