import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import gaps from './gaps.vue';

export default definePanel({
	id: 'loop-gaps',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 期望与体验', 'en-US': 'Closed Loop · Expectation and experience' });
	},
	get description() {
		return studioText({
			'zh-CN': '客户的期望与体验差多少，以及满意度指数',
			'en-US': 'How far the experience is from what was expected, and the indices of satisfaction',
		});
	},
	icon: 'compare_arrows',
	component: gaps,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 12,
	minHeight: 10,
	skipUndefinedKeys: [],
});
