import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import bar from './bar.vue';

export default defineInterface({
	id: 'loop-bar',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 环节条', 'en-US': 'Closed Loop · Bar' });
	},
	get description() {
		return studioText({
			'zh-CN': '问题处在哪个环节，以及现在可以做什么',
			'en-US': 'Where an issue stands, and the steps possible now',
		});
	},
	icon: 'all_inclusive',
	component: bar,
	types: ['alias'],
	localTypes: ['presentation'],
	group: 'presentation',
	hideLabel: true,
	hideLoader: true,
	options: null,
});
