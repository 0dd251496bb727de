import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import terms from './terms.vue';

export default definePanel({
	id: 'loop-terms',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 高频词', 'en-US': 'Closed Loop · Words' });
	},
	get description() {
		return studioText({
			'zh-CN': '不满意和满意的客户最常用的词',
			'en-US': 'The words that dissatisfied and delighted customers use most',
		});
	},
	icon: 'format_quote',
	component: terms,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 12,
	minHeight: 10,
	skipUndefinedKeys: [],
});
