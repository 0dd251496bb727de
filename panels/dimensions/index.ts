import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import dimensions from './dimensions.vue';

export default definePanel({
	id: 'loop-dimensions',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 分项得分', 'en-US': 'Closed Loop · Scores by dimension' });
	},
	get description() {
		return studioText({
			'zh-CN': '每个维度的平均分、样本数和区间',
			'en-US': 'The mean of each dimension with n and interval',
		});
	},
	icon: 'bar_chart',
	component: dimensions,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 12,
	minHeight: 10,
	skipUndefinedKeys: [],
});
