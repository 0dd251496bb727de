import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { scopeFields } from '../figures/options.js';
import funnel from './funnel.vue';

export default definePanel({
	id: 'loop-funnel',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 四个环节', 'en-US': 'Closed Loop · The four steps' });
	},
	get description() {
		return studioText({
			'zh-CN': '每个环节现在有多少问题，停留了多久',
			'en-US': 'How many issues stand at each step just now, and for how long',
		});
	},
	icon: 'filter_list',
	component: funnel,
	options: () => scopeFields(),
	minWidth: 16,
	minHeight: 10,
	skipUndefinedKeys: [],
});
