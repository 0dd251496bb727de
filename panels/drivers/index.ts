import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import drivers from './drivers.vue';

export default definePanel({
	id: 'loop-drivers',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 满意度驱动因素', 'en-US': 'Closed Loop · Drivers of satisfaction' });
	},
	get description() {
		return studioText({
			'zh-CN': '什么最影响整体满意度，先补哪块短板',
			'en-US': 'What matters most for satisfaction, and what to mend first',
		});
	},
	icon: 'scatter_plot',
	component: drivers,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 16,
	minHeight: 12,
	skipUndefinedKeys: [],
});
