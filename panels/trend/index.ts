import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { figureChoices, periodField, scopeFields } from '../figures/options.js';
import trend from './trend.vue';

export default definePanel({
	id: 'loop-trend',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 趋势', 'en-US': 'Closed Loop · Trend' });
	},
	get description() {
		return studioText({ 'zh-CN': '一个或几个指标随时间的变化', 'en-US': 'One or more figures over time' });
	},
	icon: 'show_chart',
	component: trend,
	options: () => [
		{
			field: 'figures',
			name: studioText({ 'zh-CN': '指标', 'en-US': 'Figures' }),
			type: 'json',
			meta: {
				interface: 'select-multiple-dropdown',
				width: 'full',
				required: true,
				options: { choices: figureChoices() },
			},
		},
		periodField(),
		{
			field: 'by',
			name: studioText({ 'zh-CN': '按', 'en-US': 'By' }),
			type: 'string',
			meta: {
				interface: 'select-dropdown',
				width: 'half',
				options: {
					allowNone: true,
					placeholder: studioText({ 'zh-CN': '自动', 'en-US': 'Automatic' }),
					choices: [
						{ value: 'day', text: studioText({ 'zh-CN': '天', 'en-US': 'Day' }) },
						{ value: 'week', text: studioText({ 'zh-CN': '周', 'en-US': 'Week' }) },
						{ value: 'month', text: studioText({ 'zh-CN': '月', 'en-US': 'Month' }) },
					],
				},
			},
		},
		...scopeFields(),
	],
	minWidth: 16,
	minHeight: 8,
	skipUndefinedKeys: [],
});
