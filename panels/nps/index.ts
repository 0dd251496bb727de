import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import nps from './nps.vue';

export default definePanel({
	id: 'loop-nps',
	get name() {
		return studioText({ 'zh-CN': '闭环 · NPS', 'en-US': 'Closed Loop · NPS' });
	},
	get description() {
		return studioText({
			'zh-CN': '净推荐值和它的三组客户：推荐者、中立者、贬损者',
			'en-US': 'The net promoter score and its three groups: promoters, passives, detractors',
		});
	},
	icon: 'speed',
	component: nps,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 12,
	minHeight: 10,
	skipUndefinedKeys: [],
});
