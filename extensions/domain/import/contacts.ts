import { methods } from '../choices.js';
import { choice } from './choice.js';
import { optional, required, type RecordOf, type Table } from './column.js';
import { customerHeadings } from './customers.js';
import { day, pastMoment } from './date.js';
import { issueHeadings } from './issues.js';
import { methodWords } from './synonyms.js';
import { line, number, words } from './text.js';

const columns = {
	at: required('回访日期', 'Date', pastMoment, [
		'日期',
		'回访时间',
		'联系日期',
		'联系时间',
		'沟通日期',
		'Contact date',
		'Contacted at',
		'Call date',
	]),
	customer: required('客户ID', 'Customer ID', number, customerHeadings),
	method: required('回访方式', 'Method', choice(methods, methodWords), [
		'方式',
		'沟通方式',
		'联系渠道',
		'渠道',
		'Channel',
		'Contact method',
	]),
	by: optional('回访人', 'By', line, ['联系人员', '跟进人', '客服', '沟通人', 'Contacted by', 'Agent']),
	summary: required('沟通要点摘要', 'Summary', words, [
		'沟通要点',
		'摘要',
		'沟通内容',
		'沟通摘要',
		'回访内容',
		'Notes',
		'Key points',
	]),
	customer_feedback: optional('客户反馈(需求/问题/建议)', 'Customer feedback (need, issue, suggestion)', words, [
		'客户意见',
		'反馈',
		'Feedback',
	]),
	follow_up: optional('后续行动', 'Follow-up', words, [
		'后续动作',
		'跟进事项',
		'下一步',
		'后续计划',
		'Follow-up action',
		'Next action',
		'Next step',
	]),
	follow_up_owner: optional('负责人', 'Owner', line, ['跟进负责人', '后续负责人', 'Follow-up owner', 'Responsible']),
	follow_up_due: optional('完成时限', 'Due', day, [
		'截止日期',
		'完成时间',
		'时限',
		'完成日期',
		'Due date',
		'Deadline',
		'Due by',
	]),
	issue: optional('问题编号', 'Issue No', number, issueHeadings),
};

/** The toolkit's contact records (R10, R41). */
export const contacts: Table<typeof columns> = { columns, derived: [] };

export type ContactRecord = RecordOf<typeof columns>;
