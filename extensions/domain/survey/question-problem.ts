import type { Text } from '../language.js';

/** What can be wrong with the questions of a survey, and what to do about it. */
const faults = {
	none: { 'zh-CN': '问卷至少要有一道题。', 'en-US': 'A survey has at least one question.' },
	many: { 'zh-CN': '一份问卷最多 40 道题。', 'en-US': 'A survey has at most 40 questions.' },
	type_unknown: { 'zh-CN': '没有这种题型。', 'en-US': 'There is no such type of question.' },
	key_shape: {
		'zh-CN': '键以小写字母开头，只含小写字母、数字和下划线，最多 40 个字符。',
		'en-US': 'A key begins with a small letter and has small letters, digits and underscores, at most 40.',
	},
	key_taken: {
		'zh-CN': '这个键另有用处，请换一个。',
		'en-US': 'This key is taken for something else; choose another.',
	},
	key_twice: { 'zh-CN': '有两道题的键相同，请改掉一个。', 'en-US': 'Two questions share a key; change one of them.' },
	key_nps: { 'zh-CN': '净推荐值题的键是 nps。', 'en-US': 'The key of the NPS question is nps.' },
	key_contact: { 'zh-CN': '联系方式题的键是 contact。', 'en-US': 'The key of the contact question is contact.' },
	text_missing: { 'zh-CN': '请用中文和英文都写上。', 'en-US': 'Write this in Chinese and in English.' },
	text_long: { 'zh-CN': '最多 300 个字。', 'en-US': 'At most 300 characters.' },
	number: { 'zh-CN': '这里要一个范围内的整数。', 'en-US': 'This is a whole number within its bounds.' },
	steps: {
		'zh-CN': '量表有 2 到 11 个分数，从 0 或以上开始。',
		'en-US': 'A scale has two to eleven steps, from 0 or more.',
	},
	overall_scale: {
		'zh-CN': '整体满意度（overall）必须是 1 到 10 分，否则指标会失真。',
		'en-US': 'The question overall goes from 1 to 10, else the figures would lie.',
	},
	nps_scale: {
		'zh-CN': '净推荐值（nps）必须是 0 到 10 分，否则指标会失真。',
		'en-US': 'The question nps goes from 0 to 10, else the figures would lie.',
	},
	nothing_counts: {
		'zh-CN': '至少要问整体满意度（overall）或净推荐值（nps），否则没有可统计的结果。',
		'en-US': 'The satisfaction (overall) or the recommendation (nps) must be asked, else there is nothing to count.',
	},
	overall_missing: {
		'zh-CN': '问题解决后发出的问卷必须问整体满意度（overall）：客户的评分由它得出。',
		'en-US': 'A survey about a solution must ask overall: the rating of the issue comes from it.',
	},
	overall_open: {
		'zh-CN': '问题解决后发出的问卷，整体满意度（overall）必须必填，且不能带显示条件。',
		'en-US': 'In a survey about a solution overall is required and always shown.',
	},
	choices_few: { 'zh-CN': '至少要有两个选项。', 'en-US': 'There are at least two choices.' },
	choices_many: { 'zh-CN': '最多 20 个选项。', 'en-US': 'There are at most 20 choices.' },
	choice_twice: { 'zh-CN': '有两个选项的键相同。', 'en-US': 'Two choices share a key.' },
	condition_unknown: {
		'zh-CN': '显示条件只能看排在前面的题。请把那道题移到前面，或换一个条件。',
		'en-US': 'A condition looks at an earlier question. Move that question up, or choose another.',
	},
	condition_kind: {
		'zh-CN': '这种题不能用作显示条件。',
		'en-US': 'A question of this type cannot be the condition for another.',
	},
	condition_value: {
		'zh-CN': '那道题没有这样的答案，这道题将永远不会显示。',
		'en-US': 'Nobody can answer that question so; this one would never be shown.',
	},
} as const satisfies Readonly<Record<string, Text>>;

export type QuestionFault = keyof typeof faults;

/** A problem with the questions of a survey. */
export type QuestionProblem = {
	readonly code: QuestionFault;
	/** The place of the question in the list, from 0; null where it is about the whole. */
	readonly index: number | null;
	/** Where in the question, such as `label.en-US`; empty for the whole. */
	readonly field: string;
	/** Both in one, such as `3.label.en-US`. */
	readonly path: string;
	readonly message: Text;
};

/**
 * Says a problem with a survey's questions in words.
 *
 * @param path where it is: the place in the list, then the field
 * @param code one of the faults; anything else is told as the wrong type
 */
export function describeQuestionProblem(path: readonly PropertyKey[], code: string): QuestionProblem {
	const [index, ...field] = path;
	const known: QuestionFault = Object.hasOwn(faults, code) ? (code as QuestionFault) : 'type_unknown';
	return {
		code: known,
		index: typeof index === 'number' ? index : null,
		field: field.map(String).join('.'),
		path: path.map(String).join('.'),
		message: faults[known],
	};
}
