import type { Text } from '../language.js';
import type { Question } from './question.js';

/** The five dimensions of the toolkit's questionnaire, 1 to 10 each (R26), in the order in which they are asked. */
export const dimensions = {
	quality: { 'zh-CN': '产品/服务质量', 'en-US': 'Quality of product and service' },
	speed: { 'zh-CN': '响应速度', 'en-US': 'Speed of response' },
	effect: { 'zh-CN': '问题解决效果', 'en-US': 'How well your problem was solved' },
	care: { 'zh-CN': '客户关怀体验', 'en-US': 'How well we look after you' },
	overall: { 'zh-CN': '整体满意度', 'en-US': 'Satisfaction overall' },
} as const satisfies Readonly<Record<string, Text>>;

export type Dimension = keyof typeof dimensions;

const ends = {
	low: { 'zh-CN': '非常不满意', 'en-US': 'Very dissatisfied' },
	high: { 'zh-CN': '非常满意', 'en-US': 'Very satisfied' },
} satisfies Record<string, Text>;

/** The toolkit's questionnaire (R26, template 2): under five minutes, on a phone or read out in a call. */
export const satisfactionQuestions: readonly Question[] = [
	{
		key: 'solved',
		type: 'yes_no',
		about: 'issue',
		required: false,
		label: { 'zh-CN': '这个问题解决了吗？', 'en-US': 'Is it solved?' },
		yes: { 'zh-CN': '解决了', 'en-US': 'Yes, it is' },
		no: { 'zh-CN': '还没有', 'en-US': 'No, not yet' },
	},
	...Object.entries(dimensions).map(([key, label]): Question => {
		return { key, type: 'scale', label, min: 1, max: 10, required: key === 'overall', ...ends };
	}),
	{
		key: 'nps',
		type: 'scale',
		min: 0,
		max: 10,
		required: false,
		label: { 'zh-CN': '净推荐值', 'en-US': 'Would you recommend us' },
		hint: {
			'zh-CN': '您有多大可能把我们推荐给朋友或同事？',
			'en-US': 'How likely are you to recommend us to a friend or colleague?',
		},
		low: { 'zh-CN': '完全不可能', 'en-US': 'Not at all likely' },
		high: { 'zh-CN': '非常可能', 'en-US': 'Extremely likely' },
	},
	{
		key: 'reason',
		type: 'text',
		max: 2000,
		lines: 3,
		required: false,
		label: { 'zh-CN': '推荐/不推荐原因', 'en-US': 'Why, or why not' },
	},
	{
		key: 'suggestion',
		type: 'text',
		max: 2000,
		lines: 3,
		required: false,
		label: { 'zh-CN': '改进建议', 'en-US': 'What should we do better' },
	},
	{
		key: 'contact',
		type: 'text',
		max: 200,
		lines: 1,
		required: false,
		label: { 'zh-CN': '联系方式', 'en-US': 'How to reach you' },
		hint: {
			'zh-CN': '电话或邮箱。只用来就这件事联系您。',
			'en-US': 'Phone or e-mail. Used only to reach you about this.',
		},
	},
];

/** The survey that ships: the seed row of `loop_surveys`. */
export const satisfaction = {
	key: 'satisfaction',
	trigger: 'solved',
	active: true,
	title: { 'zh-CN': '您满意吗？', 'en-US': 'How did we do?' },
	intro: {
		'zh-CN': '请告诉我们您的真实感受。除了标有“必填”的，其余都可以不填。',
		'en-US': 'Please tell us what it was really like. Skip whatever you like, except what is marked as needed.',
	},
	questions: satisfactionQuestions,
} as const;
