import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import health from './health.vue';

export default definePanel({
	id: 'loop-health',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 健康状况', 'en-US': 'Closed Loop · Health' });
	},
	get description() {
		return studioText({
			'zh-CN': '工作台自身是否正常，哪里需要处理',
			'en-US': 'Whether the desk itself is well, and what to do where it is not',
		});
	},
	icon: 'monitor_heart',
	component: health,
	options: [],
	minWidth: 12,
	minHeight: 5,
	skipUndefinedKeys: [],
});
