import type { Question } from './question.js';
import { kinds } from './kinds.js';

const questions: readonly Question[] = [
	{
		key: 'nps',
		type: 'nps',
		required: true,
		label: {
			'zh-CN': '您有多大可能把我们推荐给朋友或同事？',
			'en-US': 'How likely are you to recommend us to a friend or colleague?',
		},
		...kinds.nps.blank,
	},
];

/** The short survey of the relation (R26): one number, and its reason asked by the number given. */
export const recommendation = {
	key: 'nps',
	trigger: 'quarter',
	active: true,
	title: { 'zh-CN': '您会推荐我们吗？', 'en-US': 'Would you recommend us?' },
	intro: {
		'zh-CN': '只有一个问题。您的回答会直接交到负责您的人手上。',
		'en-US': 'One question. Your answer goes straight to the people who look after you.',
	},
	questions,
} as const;
