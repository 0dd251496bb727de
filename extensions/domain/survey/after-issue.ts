import type { Question } from './question.js';
import { satisfactionQuestions } from './satisfaction.js';

const overall = satisfactionQuestions.filter(({ key }) => key === 'solved' || key === 'overall');

const questions: readonly Question[] = [
	...overall,
	{
		key: 'suggestion',
		type: 'text',
		max: 2000,
		lines: 3,
		required: false,
		label: { 'zh-CN': '还想对我们说什么？', 'en-US': 'What else would you like to tell us?' },
		hint: {
			'zh-CN': '哪里做得好，或者还缺什么。',
			'en-US': 'What went well, or what is still missing.',
		},
	},
];

/** Three questions after a solution, for those who ask often: solved, how satisfied, in your words. */
export const afterIssue = {
	key: 'after_issue',
	trigger: 'solved',
	active: false,
	title: { 'zh-CN': '这次处理得怎么样？', 'en-US': 'How was it this time?' },
	intro: { 'zh-CN': '只有三个问题。', 'en-US': 'Just three questions.' },
	questions,
} as const;
