import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import coverage from './coverage.vue';

export default definePanel({
	id: 'loop-coverage',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 覆盖率', 'en-US': 'Closed Loop · Coverage' });
	},
	get description() {
		return studioText({
			'zh-CN': '各分层客户里，近一年听到过声音的比例',
			'en-US': 'How many customers of each tier were heard within a year',
		});
	},
	icon: 'donut_large',
	component: coverage,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 12,
	minHeight: 10,
	skipUndefinedKeys: [],
});
