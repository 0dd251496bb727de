import { methods, stages } from '../choices.js';
import { address, email, phone } from './address.js';
import { amount } from './amount.js';
import { choice } from './choice.js';
import { optional, required, type RecordOf, type Table } from './column.js';
import { cooperation } from './cooperation.js';
import { employees } from './employees.js';
import { methodWords, stageWords } from './synonyms.js';
import { line, number, words } from './text.js';

/** What a customer's number is called, here and in the tables that name customers. */
export const customerHeadings = ['客户编号', '客户号', '客户代码', 'Customer No', 'Customer number', 'Customer code'];

const columns = {
	number: required('客户ID', 'Customer ID', number, [...customerHeadings, '编号', 'ID', 'No', 'Number']),
	name: required('客户名称', 'Name', line, [
		'客户',
		'名称',
		'公司',
		'公司名称',
		'单位名称',
		'企业名称',
		'客户姓名',
		'Customer',
		'Customer name',
		'Company',
	]),
	industry: optional('行业', 'Industry', line, ['所属行业', '行业类型', 'Sector']),
	employees: optional('规模(员工数)', 'Size (employees)', employees, [
		'员工数',
		'员工人数',
		'人数',
		'企业规模',
		'公司规模',
		'Employees',
		'Number of employees',
		'Headcount',
	]),
	cooperation: optional('合作时长', 'Cooperation', cooperation, [
		'合作时间',
		'合作年限',
		'合作开始时间',
		'开始合作',
		'合作日期',
		'合作起始日期',
		'Since',
		'Customer since',
		'Start of cooperation',
		'Length of cooperation',
	]),
	yearly_spend: optional('年消费额', 'Yearly spend', amount, [
		'年消费',
		'年度消费额',
		'年消费金额',
		'年采购额',
		'Annual spend',
		'Spend per year',
	]),
	tier: optional('分层等级', 'Tier', (text, context, heading) => context.tier(text, context, heading), [
		'客户分层',
		'分层',
		'等级',
		'客户等级',
		'客户级别',
		'Customer tier',
		'Segment',
	]),
	core_need: optional('核心需求', 'Core need', words, ['需求', '主要需求', '客户需求', 'Core needs', 'Need', 'Needs']),
	owner: optional('维护专员', 'Account manager', line, ['客户经理', '负责人', '专员', '维护人', 'Owner', 'Manager']),
	contact_person: optional('对接人', 'Contact person', line, ['联系人', '客户联系人']),
	address: optional('联系方式', 'Contact', address, ['联系信息', 'Contact details']),
	phone: optional('电话', 'Phone', phone, [
		'手机',
		'手机号',
		'手机号码',
		'联系电话',
		'Mobile',
		'Telephone',
		'Phone number',
	]),
	email: optional('邮箱', 'E-mail', email, ['电子邮箱', '邮件', '电子邮件', 'Email address']),
	preferred_channel: optional('首选渠道', 'Preferred channel', choice(methods, methodWords), ['偏好渠道', '沟通渠道']),
	stage: optional('客户阶段', 'Stage', choice(stages, stageWords), ['阶段', '合作状态']),
};

/** The toolkit's customer tiers (R1, R41). How often to call a customer follows from the tier, so that column is not kept. */
export const customers: Table<typeof columns> = {
	columns,
	derived: ['维护频率', 'Contact frequency', '回访频率', 'Frequency'],
};

export type CustomerRecord = RecordOf<typeof columns>;
