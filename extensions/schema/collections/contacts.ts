import { contactKinds, directions, methods } from '../../domain/choices.js';
import { choose } from '../choice.js';
import { collection, text } from '../definition.js';
import { countedKey, field, group } from '../field.js';
import { relate } from '../relation.js';

const next = { group: 'group_next' } as const;

export const contacts = collection(
	'loop_contacts',
	'perm_phone_msg',
	text('回访与联系', 'Contacts'),
	{ sort: 3, template: '{{at}} {{method}} {{summary}}' },
	[
		countedKey(),
		relate('customer', 'loop_customers', text('客户', 'Customer'), { required: true, list: 'contacts' }),
		relate('issue', 'loop_issues', text('问题', 'Issue'), { list: 'contacts' }),
		choose('method', 'method', methods, text('方式', 'Method'), { initial: 'phone', required: true }),
		choose('kind', 'kind', contactKinds, text('目的', 'Kind'), { initial: 'care', required: true }),
		choose('direction', 'direction', directions, text('方向', 'Direction'), { initial: 'out', required: true }),
		field('reached', 'boolean', text('联系上了', 'Reached'), { initial: true }),
		field('at', 'timestamp', text('时间', 'When')),
		relate('by', 'directus_users', text('联系人员', 'By'), { special: [] }),
		field('summary', 'text', text('沟通要点', 'Summary'), { width: 'full' }),
		field(
			'customer_feedback',
			'text',
			text('客户反馈(需求/问题/建议)', 'Customer feedback (need, issue, suggestion)'),
			{
				width: 'full',
			},
		),
		group('group_next', text('后续行动', 'Follow-up'), { width: 'full' }),
		field('follow_up', 'text', text('后续行动', 'Follow-up'), { ...next, width: 'full' }),
		relate('follow_up_owner', 'directus_users', text('负责人', 'Owner'), next),
		field('follow_up_due', 'date', text('完成时限', 'Due'), next),
		field('follow_up_done_at', 'timestamp', text('完成时间', 'Done at'), next),
		field('follow_up_owner_name', 'string', text('负责人(非用户)', 'Owner (no user)'), next),
		field('by_name', 'string', text('联系人员(非用户)', 'By (no user)')),
		field('recorded_at', 'timestamp', text('登记时间', 'Put on record'), {
			readonly: true,
			hidden: true,
			special: ['date-created'],
		}),
	],
	[
		['customer', 'at'],
		['issue', 'kind'],
		['follow_up_owner', 'follow_up_due'],
	],
);
