import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import wording from './wording.vue';

export default defineInterface({
	id: 'loop-wording',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 消息预览', 'en-US': 'Closed Loop · Wording preview' });
	},
	get description() {
		return studioText({
			'zh-CN': '可用的占位符、写错的地方，以及客户会看到的样子',
			'en-US': 'The placeholders there are, mistakes while typing, and what a customer would see',
		});
	},
	icon: 'preview',
	component: wording,
	types: ['alias'],
	localTypes: ['presentation'],
	group: 'presentation',
	hideLabel: true,
	hideLoader: true,
	options: null,
});
