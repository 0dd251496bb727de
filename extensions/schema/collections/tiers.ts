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
		field('quarter_percent', 'integer', text('季度末调查的比例(%)', 'Asked at the end of a quarter (%)'), {
			note: text(
				'留空则高价值客户全部询问,其他分层不询问。',
				'Empty: all high-value customers, and none of the other tiers.',
			),
		}),
		field('quarter_least', 'integer', text('季度末至少询问几位', 'Asked at the end of a quarter, at least'), {
			note: text('客户少的分层也能听到声音。', 'So that a small tier is heard, too.'),
		}),
		field('rule', 'json', text('规则参数', 'Rule parameters'), { width: 'full' }),
		field('goals', 'json', text('目标', 'Goals'), { width: 'full' }),
		field('cadence', 'json', text('联系频率', 'Contact cadence'), { width: 'full' }),
	],
);
