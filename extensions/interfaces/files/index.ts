import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import files from './files.vue';

export default defineInterface({
	id: 'loop-files',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 附件', 'en-US': 'Closed Loop · Files' });
	},
	get description() {
		return studioText({ 'zh-CN': '客户随问题发来的文件', 'en-US': 'What the customer sent along with an issue' });
	},
	icon: 'attach_file',
	component: files,
	types: ['alias'],
	localTypes: ['presentation'],
	group: 'presentation',
	hideLoader: true,
	options: null,
});
