import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import risk from './risk.vue';

export default defineInterface({
	id: 'loop-risk',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 风险', 'en-US': 'Closed Loop · Risk' });
	},
	get description() {
		return studioText({
			'zh-CN': '客户为何有流失风险：每个信号、日期和权重',
			'en-US': 'Why a customer may leave: every signal with its date and weight',
		});
	},
	icon: 'monitor_heart',
	component: risk,
	types: ['json'],
	group: 'other',
	options: null,
});
