import type { Text } from '../language.js';
import { longest } from './longest.js';
import type { Question, QuestionOf, QuestionType } from './question.js';

/** What can be wrong with an answer to a question. */
export type ProblemCode =
	'required' | 'type' | 'range' | 'too_long' | 'too_many' | 'half' | 'duplicate' | 'contradiction' | 'unknown';

export type Problem = { question: string; code: ProblemCode; message: Text };

/**
 * Says a problem in words that name what to do.
 *
 * @param question the question, or the unknown key as it came in
 */
export function describeProblem(code: ProblemCode, question: Question | string): Problem {
	if (typeof question === 'string') return { question, code, message: generic[code] };
	return { question: question.key, code, message: specific(code, question) };
}

/** Words of a type's own, where the general ones would not say what to do. */
const own: { readonly [Type in QuestionType]?: (code: ProblemCode, question: QuestionOf<Type>) => Text | undefined } = {
	scale: (code, { min, max }) => (isAboutScore(code) ? oneOf(min, max) : undefined),
	rating: (code) => (isAboutScore(code) ? oneOf(1, 5) : undefined),
	nps: (code) => (code === 'too_long' ? atMost(longest.reason) : isAboutScore(code) ? oneOf(0, 10) : undefined),
	expectation: (code) => (isAboutScore(code) || code === 'half' ? pair : undefined),
	yes_no: (code, { yes, no }) =>
		code === 'required' || code === 'type'
			? {
					'zh-CN': `请选择“${yes['zh-CN']}”或“${no['zh-CN']}”。`,
					'en-US': `Please choose “${yes['en-US']}” or “${no['en-US']}”.`,
				}
			: undefined,
	choice: (code) => (isAboutScore(code) ? listed : undefined),
	choices: (code, { most }) => {
		if (code !== 'too_many') return isAboutScore(code) ? listed : undefined;
		return { 'zh-CN': `最多选 ${most ?? ''} 项。`, 'en-US': `Please choose at most ${most ?? ''}.` };
	},
	consent: (code) =>
		code === 'required'
			? { 'zh-CN': '如果您同意，请勾选这一项。', 'en-US': 'Please tick this if you agree.' }
			: undefined,
	text: (code, { max }) => (code === 'too_long' ? atMost(max) : undefined),
	contact: (code) => (code === 'too_long' ? atMost(longest.contact) : undefined),
};

const pair: Text = {
	'zh-CN': '请为期望和体验各选一个 1 到 10 的分数。',
	'en-US': 'Please choose a number from 1 to 10 for both: what you expected and what you experienced.',
};
const listed: Text = { 'zh-CN': '请从列出的选项里选。', 'en-US': 'Please choose from the list.' };

function isAboutScore(code: ProblemCode): boolean {
	return code === 'required' || code === 'type' || code === 'range';
}

function oneOf(min: number, max: number): Text {
	return {
		'zh-CN': `请选择 ${min} 到 ${max} 之间的一个分数。`,
		'en-US': `Please choose a number from ${min} to ${max}.`,
	};
}

function atMost(max: number): Text {
	return {
		'zh-CN': `请写得短一些，最多 ${max} 个字。`,
		'en-US': `Please write a little less, at most ${max} characters.`,
	};
}

function specific(code: ProblemCode, question: Question): Text {
	const say = own[question.type] as ((code: ProblemCode, question: Question) => Text | undefined) | undefined;
	return say?.(code, question) ?? generic[code];
}

const generic: Readonly<Record<ProblemCode, Text>> = {
	required: { 'zh-CN': '请填写这一项。', 'en-US': 'Please fill this in.' },
	type: { 'zh-CN': '这里的内容我们看不懂，请改一下。', 'en-US': 'We cannot read what is here. Please change it.' },
	range: { 'zh-CN': '这个数值超出范围。', 'en-US': 'This value is out of range.' },
	too_many: { 'zh-CN': '选得太多了。', 'en-US': 'These are too many.' },
	half: { 'zh-CN': '这一项只答了一半。', 'en-US': 'Only half of this was answered.' },
	too_long: { 'zh-CN': '内容太长，请写得短一些。', 'en-US': 'This is too long. Please write a little less.' },
	duplicate: { 'zh-CN': '这一项答了不止一次。', 'en-US': 'This was answered more than once.' },
	contradiction: { 'zh-CN': '这一项有两个不同的答案。', 'en-US': 'This has two different answers.' },
	unknown: { 'zh-CN': '没有这样的问题。', 'en-US': 'There is no such question.' },
};
