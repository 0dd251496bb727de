import { methods, stages } from '../../domain/choices.js';
import { choose, chooseLanguage } from '../choice.js';
import { collection, text } from '../definition.js';
import { alias, countedKey, field, group, uuidKey } from '../field.js';
import { list, relate } from '../relation.js';

const reach = { group: 'group_reach' };
const care = { group: 'group_care' };
const sealed = { hidden: true, readonly: true, special: ['conceal'] };
const hashed = { hidden: true, readonly: true };

export const customers = collection(
	'loop_customers',
	'groups',
	text('客户', 'Customers'),
	{ sort: 2, template: '{{number}} {{name}}' },
	[
		uuidKey(),
		field('number', 'string', text('客户编号', 'Customer number'), {
			unique: true,
			note: text('留空则自动编号,如 C001。', 'Left empty, the next one is given, such as C001.'),
		}),
		field('name', 'string', text('客户名称', 'Name'), { required: true }),
		field('industry', 'string', text('行业', 'Industry')),
		field('since', 'date', text('开始合作', 'Start of cooperation')),
		field('size_min', 'integer', text('员工数(从)', 'Employees (from)')),
		field('size_max', 'integer', text('员工数(至)', 'Employees (to)')),
		field('yearly_spend', 'decimal', text('年消费额', 'Yearly spend')),
		choose('stage', 'stage', stages, text('阶段', 'Stage'), { initial: 'active' }),
		field('unverified', 'boolean', text('待核实', 'To be verified'), {
			initial: false,
			note: text(
				'由公开页面自动建立:请核对后取消勾选,或把问题改到已有客户名下。',
				'Made by the public page: check it and clear this, or move the issue to the customer it belongs to.',
			),
		}),
		field('core_need', 'text', text('核心需求', 'Core need'), { width: 'full' }),
		group('group_reach', text('联系方式', 'How to reach them'), { width: 'full' }),
		field('contact_person', 'string', text('对接人', 'Contact person'), reach),
		choose('preferred_channel', 'method', methods, text('首选渠道', 'Preferred channel'), reach),
		field('phone', 'string', text('电话', 'Phone'), { ...reach, interface: 'loop-private' }),
		field('email', 'string', text('邮箱', 'E-mail'), { ...reach, interface: 'loop-private' }),
		chooseLanguage(text('语言', 'Language'), reach),
		field('survey_opt_out_at', 'timestamp', text('退订问卷', 'No surveys since'), {
			...reach,
			note: text(
				'客户自己退订的时间；只有客户要求恢复时才清空。',
				'When the customer asked for no more surveys. Clear it only if they ask for them again.',
			),
		}),
		group('group_care', text('分层与维护', 'Tier and care'), { width: 'full' }),
		relate('tier', 'loop_tiers', text('客户分层', 'Tier'), {
			...care,
			options: { template: '{{name_zh}} {{name_en}}' },
			displayOptions: { template: '{{name_zh}} {{name_en}}' },
		}),
		relate('owner', 'directus_users', text('客户经理', 'Account manager'), care),
		field('tier_reason', 'string', text('分层原因', 'Why this tier'), care),
		field('tier_since', 'timestamp', text('分层时间', 'In this tier since'), { ...care, readonly: true }),
		field('tier_pinned_until', 'date', text('人工固定至', 'Pinned until'), care),
		field('owner_name', 'string', text('客户经理(非用户)', 'Account manager (no user)'), care),
		field('satisfaction', 'integer', text('满意度(0–100)', 'Satisfaction (0–100)'), { ...care, readonly: true }),
		field('risk', 'integer', text('风险', 'Risk'), { ...care, readonly: true }),
		field('last_contact_at', 'timestamp', text('最近联系', 'Last contact'), { ...care, readonly: true }),
		field('next_contact_at', 'timestamp', text('下次联系', 'Next contact'), care),
		field('activated_at', 'timestamp', text('激活时间', 'Activated at'), care),
		field('risk_signals', 'json', text('风险信号', 'Risk signals'), {
			...care,
			readonly: true,
			width: 'full',
			interface: 'loop-risk',
		}),
		alias('asking', text('询问客户', 'Ask this customer'), 'loop-asking', { ...care, width: 'full' }),
		list('issues', text('问题', 'Issues'), ['number', 'description', 'urgency', 'status', 'owner']),
		list('contacts', text('回访与联系', 'Contacts'), ['at', 'method', 'kind', 'summary', 'by']),
		list('purchases', text('消费记录', 'Purchases'), ['purchased_at', 'product', 'amount']),
		field('recorded_at', 'timestamp', text('登记时间', 'Put on record'), {
			readonly: true,
			hidden: true,
			special: ['date-created'],
		}),
		field('phone_sealed', 'text', text('电话(密文)', 'Phone (sealed)'), sealed),
		field('email_sealed', 'text', text('邮箱(密文)', 'E-mail (sealed)'), sealed),
		field('phone_hash', 'string', text('电话(指纹)', 'Phone (fingerprint)'), hashed),
		field('email_hash', 'string', text('邮箱(指纹)', 'E-mail (fingerprint)'), hashed),
	],
	[['tier'], ['owner'], ['phone_hash'], ['email_hash'], ['name'], ['since']],
);

export const purchases = collection(
	'loop_purchases',
	'shopping_cart',
	text('消费记录', 'Purchases'),
	{ sort: 10, template: '{{purchased_at}} {{product}} {{amount}}', hidden: false },
	[
		countedKey(),
		relate('customer', 'loop_customers', text('客户', 'Customer'), { required: true, list: 'purchases' }),
		field('purchased_at', 'date', text('日期', 'Date'), { required: true }),
		field('amount', 'decimal', text('金额', 'Amount'), { required: true }),
		field('product', 'string', text('产品', 'Product')),
	],
	[['customer', 'purchased_at'], ['purchased_at']],
);
