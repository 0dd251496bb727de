import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import calendar from './calendar.vue';

export default defineInterface({
	id: 'loop-calendar',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 工作日历', 'en-US': 'Closed Loop · Calendar' });
	},
	get description() {
		return studioText({
			'zh-CN': '每周的工作时段、节假日和调休',
			'en-US': 'Working hours by weekday, holidays, and days worked in exchange',
		});
	},
	icon: 'calendar_month',
	component: calendar,
	types: ['json'],
	localTypes: ['standard'],
	group: 'other',
	hideLoader: true,
	options: null,
});
