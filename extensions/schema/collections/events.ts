import { collection, text } from '../definition.js';
import { countedKey, field } from '../field.js';
import { relate } from '../relation.js';

const log = { readonly: true } as const;

/** The story of every issue and customer (D2). Triggers write it; nobody else does. */
export const events = collection(
	'loop_events',
	'history',
	text('全过程日志', 'Log'),
	{ sort: 11, template: '{{at}} {{type}} {{from}} → {{to}}', accountability: null },
	[
		countedKey(),
		field('subject', 'string', text('对象', 'Subject'), { ...log, required: true }),
		relate('issue', 'loop_issues', text('问题', 'Issue'), log),
		relate('customer', 'loop_customers', text('客户', 'Customer'), log),
		field('type', 'string', text('类型', 'Type'), { ...log, required: true }),
		field('from', 'string', text('从', 'From'), log),
		field('to', 'string', text('到', 'To'), log),
		relate('actor', 'directus_users', text('操作人', 'Who'), { ...log, guarded: false }),
		field('at', 'timestamp', text('时间', 'When'), { ...log, required: true }),
		field('data', 'json', text('详情', 'Details'), { ...log, width: 'full' }),
	],
	[['issue'], ['customer'], ['at']],
);
