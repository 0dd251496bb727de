import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import iceberg from './iceberg.vue';

export default definePanel({
	id: 'loop-iceberg',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 冰山', 'en-US': 'Closed Loop · Iceberg' });
	},
	get description() {
		return studioText({
			'zh-CN': '不满意的客户里，有多少从没提过问题',
			'en-US': 'Of the dissatisfied customers, how many never raised an issue',
		});
	},
	icon: 'water',
	component: iceberg,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 12,
	minHeight: 10,
	skipUndefinedKeys: [],
});
