import { satisfactionQuestions } from './satisfaction.js';

/** What a new customer is asked a week after the start of the cooperation (R27): the toolkit's questions, but for those about an issue. */
export const firstWeek = {
	key: 'first_week',
	trigger: 'started',
	active: true,
	title: { 'zh-CN': '合作第一周，还顺利吗？', 'en-US': 'How was your first week with us?' },
	intro: {
		'zh-CN': '我们刚开始合作，想知道开头好不好。除了标有“必填”的，其余都可以不填。',
		'en-US':
			'We have just begun, and would like to know how it went. Skip whatever you like, except what is marked as needed.',
	},
	questions: satisfactionQuestions.filter(({ about }) => about !== 'issue'),
} as const;
