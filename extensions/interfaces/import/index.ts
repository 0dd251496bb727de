import { defineInterface } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import importing from './import.vue';

export default defineInterface({
	id: 'loop-import',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 导入', 'en-US': 'Closed Loop · Import' });
	},
	get description() {
		return studioText({
			'zh-CN': '导入表格：先检查，看清结果再写入',
			'en-US': 'Takes a spreadsheet: checked first, written once you have seen what will happen',
		});
	},
	icon: 'upload_file',
	component: importing,
	types: ['alias'],
	localTypes: ['presentation'],
	group: 'presentation',
	hideLoader: true,
	options: null,
});
