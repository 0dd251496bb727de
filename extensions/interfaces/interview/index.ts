import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import interview from './interview.vue';

export default defineInterface({
	id: 'loop-interview',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 电话回访', 'en-US': 'Closed Loop · Interview' });
	},
	get description() {
		return studioText({
			'zh-CN': '打电话时逐题录入客户的回答',
			'en-US': 'Asks a customer by phone and puts the answer in',
		});
	},
	icon: 'phone_in_talk',
	component: interview,
	types: ['alias'],
	localTypes: ['presentation'],
	group: 'presentation',
	hideLabel: true,
	hideLoader: true,
	options: null,
});
