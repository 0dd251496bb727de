import type { Text } from '../../domain/language.js';

/** Every text of the editor of a survey's questions. */
export const questionsWords = {
	summary: { 'zh-CN': '{n} 道题', 'en-US': '{n} questions' },
	minutes: { 'zh-CN': '客户大约用 {n} 分钟', 'en-US': 'takes about {n} min' },
	preview: { 'zh-CN': '看客户看到的样子', 'en-US': 'See it as the customer does' },
	previewTitle: { 'zh-CN': '客户看到的样子', 'en-US': 'As the customer sees it' },
	previewNote: {
		'zh-CN': '就是客户打开链接时的页面，手机宽度。可以点选试试；在这里不会发送。',
		'en-US': 'The very page behind a link, as wide as a phone. Try it out; nothing is sent from here.',
	},
	previewNone: {
		'zh-CN': '先改好标出的问题，再看预览。',
		'en-US': 'Mend what is marked first; then there is something to see.',
	},
	empty: {
		'zh-CN': '还没有题目。从下面加第一道；多数问卷从“打分 1–10”开始，键填 overall 就是整体满意度。',
		'en-US':
			'No questions yet. Add the first one below; most surveys begin with a score, and the key overall makes it the satisfaction that counts.',
	},
	add: { 'zh-CN': '加一道题', 'en-US': 'Add a question' },
	up: { 'zh-CN': '上移', 'en-US': 'Move up' },
	down: { 'zh-CN': '下移', 'en-US': 'Move down' },
	duplicate: { 'zh-CN': '复制一道', 'en-US': 'Duplicate' },
	remove: { 'zh-CN': '删除', 'en-US': 'Remove' },
	removed: { 'zh-CN': '已删除“{label}”', 'en-US': '“{label}” was removed' },
	undo: { 'zh-CN': '恢复', 'en-US': 'Undo' },
	moved: { 'zh-CN': '现在是第 {n} 题，共 {all} 题', 'en-US': 'Now question {n} of {all}' },
	untitled: { 'zh-CN': '（还没有题目文字）', 'en-US': '(no words yet)' },
	needed: { 'zh-CN': '必填', 'en-US': 'needed' },
	aboutIssue: { 'zh-CN': '仅问题问卷', 'en-US': 'about an issue only' },
	failed: {
		'zh-CN': '刚才没能检查题目；您填的都还在。',
		'en-US': 'The questions could not be checked just now; what you typed is still here.',
	},
	problems: { 'zh-CN': '保存前请看这里', 'en-US': 'Please look at this before saving' },
} as const satisfies Readonly<Record<string, Text>>;

/** The texts of the form of one question. */
export const formWords = {
	zh: { 'zh-CN': '中文', 'en-US': 'Chinese' },
	en: { 'zh-CN': '英文', 'en-US': 'English' },
	label: { 'zh-CN': '题目', 'en-US': 'Question' },
	hint: { 'zh-CN': '说明（可不填）', 'en-US': 'Hint (may be left out)' },
	key: { 'zh-CN': '键', 'en-US': 'Key' },
	keyNote: {
		'zh-CN': '答卷和指标按它认题；发出后再改，就是另一道题。',
		'en-US': 'Answers and figures know the question by it; changed later, it is another question.',
	},
	required: { 'zh-CN': '必填', 'en-US': 'An answer is needed' },
	about: { 'zh-CN': '只在问卷关于某个问题时才问', 'en-US': 'Ask it only where the survey is about an issue' },
	min: { 'zh-CN': '从', 'en-US': 'From' },
	max: { 'zh-CN': '到', 'en-US': 'To' },
	low: { 'zh-CN': '最低分的意思', 'en-US': 'What the lowest means' },
	high: { 'zh-CN': '最高分的意思', 'en-US': 'What the highest means' },
	yes: { 'zh-CN': '“是”的说法', 'en-US': 'How yes is said' },
	no: { 'zh-CN': '“否”的说法', 'en-US': 'How no is said' },
	statement: { 'zh-CN': '客户同意的话', 'en-US': 'What the customer agrees to' },
	lines: { 'zh-CN': '行数', 'en-US': 'Lines' },
	most: { 'zh-CN': '最多选几项（不填则不限）', 'en-US': 'The most that may be chosen (empty: any)' },
	length: { 'zh-CN': '最多字数', 'en-US': 'Characters at most' },
	reasons: { 'zh-CN': '按分数问原因', 'en-US': 'Ask why, by the score given' },
	promoter: { 'zh-CN': '9–10 分时问', 'en-US': 'At 9–10 ask' },
	passive: { 'zh-CN': '7–8 分时问', 'en-US': 'At 7–8 ask' },
	detractor: { 'zh-CN': '0–6 分时问', 'en-US': 'At 0–6 ask' },
	choices: { 'zh-CN': '选项', 'en-US': 'Choices' },
	addChoice: { 'zh-CN': '加一个选项', 'en-US': 'Add a choice' },
	removeChoice: { 'zh-CN': '删除选项', 'en-US': 'Remove the choice' },
	showIf: { 'zh-CN': '什么时候问', 'en-US': 'When it is asked' },
	always: { 'zh-CN': '总是', 'en-US': 'Always' },
	onlyIf: { 'zh-CN': '仅当“{label}”…', 'en-US': 'Only if “{label}” …' },
	equals: { 'zh-CN': '是', 'en-US': 'is' },
	includes: { 'zh-CN': '选了', 'en-US': 'includes' },
	at_most: { 'zh-CN': '不高于', 'en-US': 'is at most' },
	at_least: { 'zh-CN': '不低于', 'en-US': 'is at least' },
	comparison: { 'zh-CN': '怎么比', 'en-US': 'How it compares' },
	answer: { 'zh-CN': '答案', 'en-US': 'Answer' },
	ticked: { 'zh-CN': '同意', 'en-US': 'ticked' },
} as const satisfies Readonly<Record<string, Text>>;

/** The texts about the versions of a survey. */
export const versionWords = {
	never: {
		'zh-CN': '还没有人收到这份问卷，可以随意修改。',
		'en-US': 'Nobody has been asked yet: change what you like.',
	},
	current: { 'zh-CN': '版本 {n}，{answers} 份答卷', 'en-US': 'Version {n}; {answers} answers' },
	other: { 'zh-CN': '版本 {n} 有 {answers} 份答卷', 'en-US': '{answers} answers on version {n}' },
	next: {
		'zh-CN': '保存后，新发出的用版本 {n}；已发出的和已收到的答卷保持原来的版本。',
		'en-US': 'Once saved, new invitations get version {n}; those already sent, and all answers, keep theirs.',
	},
	without: { 'zh-CN': '另有 {n} 份导入或更早的答卷', 'en-US': '{n} more imported or from earlier' },
} as const satisfies Readonly<Record<string, Text>>;
