import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import timeline from './timeline.vue';

export default defineInterface({
	id: 'loop-timeline',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 全过程', 'en-US': 'Closed Loop · Story' });
	},
	get description() {
		return studioText({
			'zh-CN': '谁在什么时候做了什么，和客户说了什么',
			'en-US': 'Who did what and when, and what was said to the customer',
		});
	},
	icon: 'timeline',
	component: timeline,
	types: ['alias'],
	localTypes: ['presentation'],
	group: 'presentation',
	hideLoader: true,
	options: null,
});
