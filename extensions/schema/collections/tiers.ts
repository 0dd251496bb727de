import { collection, text } from '../definition.js';
import { field, wordKey } from '../field.js';
import { relate } from '../relation.js';
import { allowances } from './allowances.js';

export const tiers = collection(
	'loop_tiers',
	'layers',
	text('客户分层', 'Customer tiers'),
	{ sort: 8, template: '{{name_zh}} {{name_en}}', sort_field: null },
	[
		wordKey(text('键', 'Key')),
		field('color', 'string', text('颜色', 'Colour'), { interface: 'select-color', display: 'color' }),
		field('name_zh', 'string', text('中文名称', 'Chinese name'), { required: true }),
		field('name_en', 'string', text('英文名称', 'English name'), { required: true }),
		relate('default_owner', 'directus_users', text('默认负责人', 'Default owner')),
		...allowances,
		field('rule', 'json', text('规则参数', 'Rule parameters'), { width: 'full' }),
		field('goals', 'json', text('目标', 'Goals'), { width: 'full' }),
		field('cadence', 'json', text('联系频率', 'Contact cadence'), { width: 'full' }),
	],
);
