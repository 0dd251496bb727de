import { actionStates, recoveryStates } from '../../domain/choices.js';
import { messageKinds } from '../../domain/message/kinds.js';
import { departments } from '../../domain/categories.js';
import { choose, chooseLanguage } from '../choice.js';
import { collection, text } from '../definition.js';
import { alias, countedKey, field } from '../field.js';
import { relate } from '../relation.js';

const playbookKinds = { ...messageKinds, playbook: text('话术', 'Playbook') } as const;

export const playbooks = collection(
	'loop_playbooks',
	'menu_book',
	text('话术与模板', 'Playbooks'),
	{ sort: 7, template: '{{title}}' },
	[
		countedKey(),
		field('title', 'string', text('标题', 'Title'), { required: true }),
		choose('kind', 'playbook', playbookKinds, text('类型', 'Kind'), { initial: 'playbook', required: true }),
		chooseLanguage(text('语言', 'Language'), { initial: null }),
		relate('tier', 'loop_tiers', text('客户分层', 'Tier')),
		field('subject', 'string', text('邮件主题', 'Subject of the mail'), { width: 'full' }),
		field('body', 'text', text('内容', 'Wording'), {
			width: 'full',
			note: text(
				'纯文本,可用占位符和条件;能用的占位符列在下方,保存时会检查。',
				'Plain text with placeholders and conditions; the ones to choose from are listed below, and saving checks them.',
			),
		}),
		field('short', 'text', text('短信和微信内容', 'Wording for SMS and WeChat'), {
			width: 'full',
			note: text('留空则用上面的内容。', 'Left empty, the wording above is used.'),
		}),
		field('active', 'boolean', text('启用', 'Active'), { initial: true }),
		alias('loop_wording', text('占位符和预览', 'Placeholders and preview'), 'loop-wording', { width: 'full' }),
	],
	[['kind', 'language']],
);

export const recoveries = collection(
	'loop_recoveries',
	'volunteer_activism',
	text('挽回', 'Recoveries'),
	{ sort: 4, template: '{{customer.name}} {{state}}' },
	[
		countedKey(),
		relate('customer', 'loop_customers', text('客户', 'Customer'), { required: true }),
		choose('state', 'recovery', recoveryStates, text('状态', 'State'), { initial: 'open', required: true }),
		relate('owner', 'directus_users', text('负责人', 'Owner')),
		relate('playbook', 'loop_playbooks', text('话术', 'Playbook')),
		field('cause', 'text', text('原因', 'Cause'), { width: 'full' }),
		field('plan', 'text', text('计划', 'Plan'), { width: 'full' }),
		field('result', 'text', text('结果', 'Result'), { width: 'full' }),
		field('started_at', 'timestamp', text('开始', 'Started at')),
		field('ended_at', 'timestamp', text('结束', 'Ended at')),
	],
	[['customer'], ['ended_at']],
);

export const actions = collection(
	'loop_actions',
	'rule',
	text('专项整改', 'Corrective actions'),
	{ sort: 12, template: '{{title}}' },
	[
		countedKey(),
		field('title', 'string', text('标题', 'Title'), { required: true }),
		choose('state', 'action', actionStates, text('状态', 'State'), { initial: 'open', required: true }),
		relate('category', 'loop_categories', text('问题类别', 'Category')),
		choose('department', 'department', departments, text('部门', 'Department'), { options: { allowOther: true } }),
		relate('owner', 'directus_users', text('负责人', 'Owner')),
		field('due', 'date', text('完成时限', 'Due')),
		field('measure', 'text', text('措施', 'Measure'), { width: 'full' }),
		field('effect', 'text', text('效果验证', 'Effect'), { width: 'full' }),
	],
	[['category'], ['due']],
);

export const rewards = collection(
	'loop_rewards',
	'redeem',
	text('积分与奖励', 'Rewards'),
	{ sort: 13, template: '{{customer.name}} {{points}}' },
	[
		countedKey(),
		relate('customer', 'loop_customers', text('客户', 'Customer'), { required: true }),
		field('points', 'integer', text('积分', 'Points'), { required: true, initial: 0 }),
		field('reason', 'string', text('原因', 'Reason')),
		field('at', 'timestamp', text('时间', 'When')),
	],
	[['customer']],
);
