import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { figureField, periodField, scopeFields } from '../figures/options.js';
import figure from './figure.vue';

export default definePanel({
	id: 'loop-figure',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 指标', 'en-US': 'Closed Loop · Figure' });
	},
	get description() {
		return studioText({
			'zh-CN': '一个指标：对照目标、前一时段和走势',
			'en-US': 'One figure against its goal, the period before, and how it went',
		});
	},
	icon: 'speed',
	component: figure,
	options: () => [
		figureField(),
		periodField(),
		...scopeFields(),
		{
			field: 'goal',
			name: studioText({ 'zh-CN': '目标', 'en-US': 'Goal' }),
			type: 'float',
			meta: {
				interface: 'input',
				width: 'half',
				options: { placeholder: studioText({ 'zh-CN': '留空则用默认目标', 'en-US': 'Empty: the default goal' }) },
			},
		},
	],
	minWidth: 10,
	minHeight: 6,
	skipUndefinedKeys: [],
});
