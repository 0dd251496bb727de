import { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { periodField, scopeFields } from '../figures/options.js';
import comments from './comments.vue';

export default definePanel({
	id: 'loop-comments',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 最新留言', 'en-US': 'Closed Loop · Latest comments' });
	},
	get description() {
		return studioText({
			'zh-CN': '客户最近写的话，和它们引出的问题',
			'en-US': 'What customers wrote lately, and the issues it led to',
		});
	},
	icon: 'forum',
	component: comments,
	options: () => [periodField(), ...scopeFields()],
	minWidth: 12,
	minHeight: 10,
	skipUndefinedKeys: [],
});
