import { departments } from '../categories.js';
import { urgencies } from '../choices.js';
import { choice } from './choice.js';
import { optional, required, type Parse, type RecordOf, type Table } from './column.js';
import { customerHeadings } from './customers.js';
import { moment, pastMoment } from './date.js';
import { score } from './score.js';
import { progressNames, progressWords, urgencyWords } from './synonyms.js';
import { line, number, words } from './text.js';

/** What an issue's number is called, here and in the tables that name issues. */
export const issueHeadings = ['问题ID', '工单编号', '工单号', 'Issue number', 'Issue ID', 'Ticket', 'Ticket No'];

const knownDepartment = choice(departments, {
	after_sales: ['售后'],
	finance: ['财务'],
	engineering: ['技术'],
	logistics: ['物流'],
});

/** Reads a department: one of those that ship, or whatever an organisation calls its own. */
const department: Parse<string> = (text, context, heading) => {
	const known = knownDepartment(text, context, heading);
	return 'value' in known ? known : line(text, context, heading);
};

const columns = {
	number: required('问题编号', 'Issue No', number, [...issueHeadings, '编号', 'No', 'Number', 'ID']),
	customer: required('客户ID', 'Customer ID', number, customerHeadings),
	description: required('问题描述', 'Description', words, ['问题', '问题内容', '描述', '问题详情', 'Issue', 'Problem']),
	submitted_at: optional('提交时间', 'Submitted at', pastMoment, [
		'提出时间',
		'登记时间',
		'记录时间',
		'创建时间',
		'提交日期',
		'Submitted',
		'Created at',
		'Recorded at',
	]),
	urgency: optional('紧急程度', 'Urgency', choice(urgencies, urgencyWords), ['紧急度', '优先级', 'Priority']),
	category: optional('问题类别', 'Category', (text, context, heading) => context.category(text, context, heading), [
		'问题类型',
		'类别',
		'类型',
		'Type',
	]),
	department: optional('责任部门', 'Department', department, ['部门', '处理部门', '负责部门']),
	owner: optional('处理负责人', 'Owner', line, ['负责人', '处理人', '责任人', 'Assignee', 'Handler', 'Responsible']),
	progress: optional('处理进度', 'Progress', choice(progressNames, progressWords), [
		'进度',
		'状态',
		'处理状态',
		'Status',
	]),
	expected_at: optional('预计解决时间', 'Expected at', moment, [
		'预计完成时间',
		'计划解决时间',
		'预计时间',
		'Expected',
		'Expected solution',
	]),
	solved_at: optional('实际解决时间', 'Solved at', pastMoment, [
		'解决时间',
		'完成时间',
		'实际完成时间',
		'Solved',
		'Resolved at',
		'Actual solution',
	]),
	rating: optional('客户满意度(1-5分)', 'Satisfaction (1-5)', score(1, 5), [
		'满意度',
		'评分',
		'客户评分',
		'满意度评分',
		'Rating',
		'Customer rating',
	]),
	customer_words: optional('客户反馈', 'Feedback', words, [
		'客户评价',
		'客户意见',
		'反馈',
		'Customer feedback',
		'Customer words',
	]),
	resolution: optional('解决方案', 'Resolution', words, ['处理结果', '处理措施', '解决措施', '解决办法', 'Solution']),
	root_cause: optional('根本原因', 'Root cause', words, ['原因', '问题原因', 'Cause']),
	prevention: optional('预防措施', 'Prevention', words, ['改进措施', 'Preventive measure']),
};

/** The toolkit's issue tracking (R15, R41). */
export const issues: Table<typeof columns> = {
	columns,
	derived: [],
	check: ({ submitted_at: submitted, solved_at: solved }) =>
		submitted && solved && solved < submitted ? [['solved_at', 'before_submission']] : [],
};

export type IssueRecord = RecordOf<typeof columns>;
