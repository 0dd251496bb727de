import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import asking from './asking.vue';

export default defineInterface({
	id: 'loop-asking',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 询问客户', 'en-US': 'Closed Loop · Ask customers' });
	},
	get description() {
		return studioText({
			'zh-CN': '把问卷发给谁、什么时候发、发到哪一步了',
			'en-US': 'Whom a survey is sent to, when, and how far that has come',
		});
	},
	icon: 'campaign',
	component: asking,
	types: ['alias'],
	localTypes: ['presentation'],
	group: 'presentation',
	hideLoader: true,
	options: null,
});
