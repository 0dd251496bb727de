import type { Text } from '../language.js';
import type { Question } from './question.js';

/** What can be wrong with an answer to a question. */
export type ProblemCode = 'required' | 'type' | 'range' | 'too_long' | 'duplicate' | 'contradiction' | 'unknown';

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

function specific(code: ProblemCode, question: Question): Text {
	if (question.type === 'scale' && (code === 'required' || code === 'type' || code === 'range')) {
		return {
			'zh-CN': `请选择 ${question.min} 到 ${question.max} 之间的一个分数。`,
			'en-US': `Please choose a number from ${question.min} to ${question.max}.`,
		};
	}
	if (question.type === 'yes_no' && (code === 'required' || code === 'type')) {
		return {
			'zh-CN': `请选择“${question.yes['zh-CN']}”或“${question.no['zh-CN']}”。`,
			'en-US': `Please choose “${question.yes['en-US']}” or “${question.no['en-US']}”.`,
		};
	}
	if (question.type === 'text' && code === 'too_long') {
		return {
			'zh-CN': `请写得短一些，最多 ${question.max} 个字。`,
			'en-US': `Please write a little less, at most ${question.max} characters.`,
		};
	}
	return generic[code];
}

const generic: Readonly<Record<ProblemCode, Text>> = {
	required: { 'zh-CN': '请填写这一项。', 'en-US': 'Please fill this in.' },
	type: { 'zh-CN': '这里的内容我们看不懂，请改一下。', 'en-US': 'We cannot read what is here. Please change it.' },
	range: { 'zh-CN': '这个数值超出范围。', 'en-US': 'This value is out of range.' },
	too_long: { 'zh-CN': '内容太长，请写得短一些。', 'en-US': 'This is too long. Please write a little less.' },
	duplicate: { 'zh-CN': '这一项答了不止一次。', 'en-US': 'This was answered more than once.' },
	contradiction: { 'zh-CN': '这一项有两个不同的答案。', 'en-US': 'This has two different answers.' },
	unknown: { 'zh-CN': '没有这样的问题。', 'en-US': 'There is no such question.' },
};
