import { departments } from '../../domain/categories.js';
import { choose } from '../choice.js';
import { collection, text } from '../definition.js';
import { field, wordKey } from '../field.js';
import { relate } from '../relation.js';
import { allowances } from './allowances.js';

export const categories = collection(
	'loop_categories',
	'category',
	text('问题类别', 'Issue categories'),
	{ sort: 9, template: '{{name_zh}} {{name_en}}' },
	[
		wordKey(text('键', 'Key')),
		choose('department', 'department', departments, text('负责部门', 'Department'), { options: { allowOther: true } }),
		field('name_zh', 'string', text('中文名称', 'Chinese name'), { required: true }),
		field('name_en', 'string', text('英文名称', 'English name'), { required: true }),
		relate('default_owner', 'directus_users', text('默认负责人', 'Default owner')),
		relate('lead', 'directus_users', text('部门主管', 'Department lead'), {
			note: text('时限将到或已过时通知。', 'Is told when time runs out.'),
		}),
		...allowances,
	],
);
