import type { Question } from '../../../extensions/domain/survey/question.js';
import { kinds } from '../../../extensions/domain/survey/kinds.js';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, 'en-US': en });
const choices = [
	{ key: 'web', label: text('官网', 'Web site') },
	{ key: 'friend', label: text('朋友', 'A friend') },
	{ key: 'fair', label: text('展会', 'A fair') },
];

/** A survey with a question of every type, one of which is asked only of those who score low. */
export const everyType: readonly Question[] = [
	{
		key: 'overall',
		type: 'scale',
		min: 1,
		max: 10,
		required: true,
		label: text('整体满意度', 'Satisfaction overall'),
		...kinds.rating.blank,
	},
	{
		key: 'stars',
		type: 'rating',
		required: true,
		label: text('给我们几颗星', 'How many stars'),
		...kinds.rating.blank,
	},
	{
		key: 'nps',
		type: 'nps',
		required: true,
		label: text('您会推荐我们吗', 'Would you recommend us'),
		...kinds.nps.blank,
	},
	{
		key: 'mend',
		type: 'text',
		max: 500,
		lines: 3,
		required: true,
		label: text('我们怎样补救', 'How can we make it right'),
		show_if: { question: 'overall', is: 'at_most', value: 6 },
	},
	{
		key: 'speed',
		type: 'expectation',
		required: true,
		label: text('响应速度', 'Speed of response'),
		...kinds.expectation.blank,
	},
	{
		key: 'again',
		type: 'yes_no',
		required: true,
		label: text('会再来吗', 'Will you come again'),
		...kinds.yes_no.blank,
	},
	{ key: 'source', type: 'choice', required: true, label: text('从哪里知道我们', 'How did you find us'), choices },
	{ key: 'liked', type: 'choices', required: true, most: 2, label: text('喜欢什么', 'What did you like'), choices },
	{ key: 'words', type: 'text', max: 300, lines: 3, required: false, label: text('还想说什么', 'Anything else') },
	{
		key: 'agree',
		type: 'consent',
		required: false,
		label: text('可以联系您吗', 'May we reach you'),
		...kinds.consent.blank,
	},
	{
		key: 'contact',
		type: 'contact',
		required: false,
		label: text('联系方式', 'How to reach you'),
		show_if: { question: 'agree', is: 'equals', value: true },
	},
];

/** A good answer to it, as a form sends it. */
export const wholeAnswer: Readonly<Record<string, string | readonly string[]>> = {
	overall: '8',
	stars: '4',
	nps: '9',
	reason: '省心',
	speed_expected: '9',
	speed_experienced: '6',
	again: 'yes',
	source: 'friend',
	liked: ['web', 'fair'],
	words: '谢谢',
	agree: 'yes',
	contact: '138 0013 8000',
};

/** What is stored of it among the scores. */
export const wholeScores = {
	overall: 8,
	stars: 4,
	speed: { expected: 9, experienced: 6 },
	again: true,
	source: 'friend',
	liked: ['web', 'fair'],
	words: '谢谢',
	agree: true,
};
