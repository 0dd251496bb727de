import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import privateField from './private.vue';

export default defineInterface({
	id: 'loop-private',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 隐私字段', 'en-US': 'Closed Loop · Private' });
	},
	get description() {
		return studioText({
			'zh-CN': '加密保存的电话或邮箱：平时遮盖，查看会留下记录',
			'en-US': 'A phone number or address kept encrypted: masked until shown, and showing it is logged',
		});
	},
	icon: 'lock',
	component: privateField,
	types: ['string'],
	group: 'other',
	options: null,
});
