import type { Text } from './language.js';

/** The closed lists of words that columns hold; schema, import and screens all read these. */
type Choices = Readonly<Record<string, Text>>;

export const urgencies = {
	normal: { 'zh-CN': '普通', 'en-US': 'Normal' },
	urgent: { 'zh-CN': '紧急', 'en-US': 'Urgent' },
	critical: { 'zh-CN': '特急', 'en-US': 'Critical' },
} as const satisfies Choices;

export const methods = {
	phone: { 'zh-CN': '电话', 'en-US': 'Phone' },
	email: { 'zh-CN': '邮件', 'en-US': 'E-mail' },
	sms: { 'zh-CN': '短信', 'en-US': 'SMS' },
	wechat: { 'zh-CN': '微信', 'en-US': 'WeChat' },
	visit: { 'zh-CN': '拜访', 'en-US': 'Visit' },
	web: { 'zh-CN': '网页', 'en-US': 'Web' },
} as const satisfies Choices;

export const contactKinds = {
	care: { 'zh-CN': '关怀', 'en-US': 'Care' },
	progress: { 'zh-CN': '进度告知', 'en-US': 'Progress' },
	confirm: { 'zh-CN': '确认满意', 'en-US': 'Confirmation' },
	recovery: { 'zh-CN': '挽回', 'en-US': 'Recovery' },
	handover: { 'zh-CN': '交接', 'en-US': 'Handover' },
	other: { 'zh-CN': '其他', 'en-US': 'Other' },
} as const satisfies Choices;

export const directions = {
	out: { 'zh-CN': '我方联系客户', 'en-US': 'We contacted the customer' },
	in: { 'zh-CN': '客户联系我方', 'en-US': 'The customer contacted us' },
} as const satisfies Choices;

export const sources = {
	staff: { 'zh-CN': '员工登记', 'en-US': 'Staff' },
	web: { 'zh-CN': '网页', 'en-US': 'Web' },
	email: { 'zh-CN': '邮件', 'en-US': 'E-mail' },
	survey: { 'zh-CN': '问卷', 'en-US': 'Survey' },
	import: { 'zh-CN': '导入', 'en-US': 'Import' },
	api: { 'zh-CN': '接口', 'en-US': 'API' },
} as const satisfies Choices;

/** How a confirmation came. `no_answer` is the only one that does without the customer's rating. */
export const confirmations = {
	survey: { 'zh-CN': '问卷', 'en-US': 'Survey' },
	phone: { 'zh-CN': '电话', 'en-US': 'Phone' },
	email: { 'zh-CN': '邮件', 'en-US': 'E-mail' },
	visit: { 'zh-CN': '拜访', 'en-US': 'Visit' },
	portal: { 'zh-CN': '客户页面', 'en-US': 'Customer page' },
	no_answer: { 'zh-CN': '多次联系未答复', 'en-US': 'No answer after attempts' },
} as const satisfies Choices;

export const waits = {
	customer: { 'zh-CN': '等待客户', 'en-US': 'Waiting for the customer' },
	third_party: { 'zh-CN': '等待第三方', 'en-US': 'Waiting for a third party' },
} as const satisfies Choices;

export const stages = {
	pre_contract: { 'zh-CN': '签约前', 'en-US': 'Before the contract' },
	registration: { 'zh-CN': '登记中', 'en-US': 'In registration' },
	active: { 'zh-CN': '合作中', 'en-US': 'Active' },
	refund: { 'zh-CN': '退款中', 'en-US': 'Refund in progress' },
	lost: { 'zh-CN': '已流失', 'en-US': 'Lost' },
} as const satisfies Choices;

export const nextDues = {
	first_response: { 'zh-CN': '初步响应', 'en-US': 'First response' },
	commit: { 'zh-CN': '解决或承诺时间', 'en-US': 'Solution or promise' },
	progress: { 'zh-CN': '进度告知', 'en-US': 'Progress' },
	promised: { 'zh-CN': '承诺时间', 'en-US': 'Promised time' },
	survey: { 'zh-CN': '满意度确认', 'en-US': 'Confirmation' },
} as const satisfies Choices;

export const surveyTriggers = {
	solved: { 'zh-CN': '问题解决后', 'en-US': 'Issue solved' },
	started: { 'zh-CN': '合作开始一周后', 'en-US': 'A week after the start' },
	quarter: { 'zh-CN': '季度末', 'en-US': 'End of the quarter' },
	manual: { 'zh-CN': '手动', 'en-US': 'By hand' },
} as const satisfies Choices;

export const channels = {
	web: { 'zh-CN': '网页', 'en-US': 'Web' },
	phone: { 'zh-CN': '电话', 'en-US': 'Phone' },
	import: { 'zh-CN': '导入', 'en-US': 'Import' },
} as const satisfies Choices;

export const skips = {
	too_soon: { 'zh-CN': '距上次太近', 'en-US': 'Too soon' },
	opted_out: { 'zh-CN': '客户退订', 'en-US': 'Opted out' },
	no_address: { 'zh-CN': '没有联系方式', 'en-US': 'No address' },
	duplicate: { 'zh-CN': '重复', 'en-US': 'Duplicate' },
} as const satisfies Choices;

/** How calling a customer about a survey came to an end without an answer. */
export const callEnds = {
	gave_up: { 'zh-CN': '多次未联系上', 'en-US': 'Not reached' },
	refused: { 'zh-CN': '客户不愿回答', 'en-US': 'Did not want to answer' },
} as const satisfies Choices;

export const recoveryStates = {
	open: { 'zh-CN': '进行中', 'en-US': 'Open' },
	won: { 'zh-CN': '已挽回', 'en-US': 'Won back' },
	lost: { 'zh-CN': '未挽回', 'en-US': 'Lost' },
} as const satisfies Choices;

export const actionStates = {
	open: { 'zh-CN': '进行中', 'en-US': 'Open' },
	done: { 'zh-CN': '已完成', 'en-US': 'Done' },
	checked: { 'zh-CN': '效果已验证', 'en-US': 'Effect checked' },
} as const satisfies Choices;

export type Method = keyof typeof methods;
export type Confirmation = keyof typeof confirmations;
export type NextDue = keyof typeof nextDues;
