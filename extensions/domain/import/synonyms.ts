import type { Category } from '../categories.js';
import type { methods, stages, urgencies } from '../choices.js';
import type { Text } from '../language.js';
import type { Tier } from '../tiers.js';

type Also<Key extends string> = Readonly<Partial<Record<Key, readonly string[]>>>;

/** Other words under which people keep the same, beside the names that screens use. */
export const tierWords: Also<Tier> = {
	new: ['新', 'new customer'],
	potential: ['潜力', '潜在客户', '潜在', 'potential customer'],
	high_value: ['高价值', '重要客户', '大客户', 'VIP', 'high value customer'],
	churn_risk: ['流失风险', '风险客户', '流失预警', 'at risk', 'churn risk customer', 'risk'],
};

export const categoryWords: Also<Category> = {
	product: ['产品问题', '系统', '技术', 'technical'],
	service: ['服务问题', '售后'],
	invoice: ['发票问题', '财务', '账单', 'billing', 'finance'],
	delivery: ['物流问题', '交付', '配送', '发货', 'logistics', 'shipping'],
	other: ['其它', '其他问题'],
};

export const urgencyWords: Also<keyof typeof urgencies> = {
	normal: ['一般', '正常', '低', '中', '不紧急', 'low', 'medium', 'regular'],
	urgent: ['高', '急', '加急', 'high'],
	critical: ['非常紧急', '特别紧急', '严重', '最高', 'very urgent', 'highest', 'emergency'],
};

export const methodWords: Also<keyof typeof methods> = {
	phone: ['电话回访', '致电', '来电', '手机', 'call', 'telephone', 'phone call'],
	email: ['邮箱', '电子邮件', 'mail'],
	sms: ['手机短信', 'text', 'text message'],
	wechat: ['企业微信', '微信群'],
	visit: ['上门', '上门拜访', '走访', '面谈', '现场', '当面', 'meeting', 'on site', 'in person'],
	web: ['在线', '线上', '官网', '网站', '在线客服', '网页客服', 'online', 'chat'],
};

export const stageWords: Also<keyof typeof stages> = {
	pre_contract: ['未签约', '售前', 'prospect'],
	registration: ['登记', '注册中'],
	active: ['正常', '已签约', '合作', 'customer'],
	refund: ['退款', '退款中'],
	lost: ['流失', '终止', '停止合作', 'churned', 'ended'],
};

/** How far the table says that an issue is. `done` goes on to the archive when the customer's rating is there. */
export const progressNames = {
	recorded: { 'zh-CN': '待处理', 'en-US': 'To do' },
	handling: { 'zh-CN': '处理中', 'en-US': 'In progress' },
	feedback: { 'zh-CN': '待确认', 'en-US': 'Feedback' },
	done: { 'zh-CN': '已完成', 'en-US': 'Done' },
} as const satisfies Readonly<Record<string, Text>>;

export type Progress = keyof typeof progressNames;

export const progressWords: Also<Progress> = {
	recorded: [
		'记录',
		'已记录',
		'未处理',
		'未开始',
		'待受理',
		'待分配',
		'新建',
		'已登记',
		'open',
		'new',
		'pending',
		'not started',
	],
	handling: ['处理', '进行中', '跟进中', '正在处理', '已受理', '解决中', 'handling', 'ongoing', 'working'],
	feedback: ['反馈', '待反馈', '待客户确认', '待回访', 'waiting for confirmation', 'to confirm'],
	done: [
		'完成',
		'已解决',
		'解决',
		'已归档',
		'归档',
		'已关闭',
		'关闭',
		'已处理',
		'已办结',
		'solved',
		'resolved',
		'closed',
		'complete',
		'completed',
		'archived',
		'finished',
	],
};
