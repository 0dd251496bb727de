import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import questions from './questions.vue';

export default defineInterface({
	id: 'loop-questions',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 题目', 'en-US': 'Closed Loop · Questions' });
	},
	get description() {
		return studioText({
			'zh-CN': '编辑问卷的题目，按客户看到的样子预览',
			'en-US': 'The questions of a survey, with a preview as the customer sees it',
		});
	},
	icon: 'ballot',
	component: questions,
	types: ['json'],
	group: 'other',
	options: null,
});
