import type { TableName } from '../../domain/import/tables.js';
import type { Text } from '../../domain/language.js';

/** What can be imported, in the order in which one refers to the other, and where it is found afterwards. */
export const kinds = {
	customers: {
		name: { 'zh-CN': '客户', 'en-US': 'Customers' },
		hint: { 'zh-CN': '最先导入：其他表用客户编号指向他们。', 'en-US': 'Come first: the other tables refer to them.' },
		collection: 'loop_customers',
	},
	issues: {
		name: { 'zh-CN': '客户问题', 'en-US': 'Issues' },
		hint: { 'zh-CN': '问题跟踪表', 'en-US': 'What customers reported, and how far it has come' },
		collection: 'loop_issues',
	},
	contacts: {
		name: { 'zh-CN': '回访与联系', 'en-US': 'Contacts' },
		hint: { 'zh-CN': '回访记录表', 'en-US': 'Calls, visits and messages' },
		collection: 'loop_contacts',
	},
	answers: {
		name: { 'zh-CN': '答卷', 'en-US': 'Answers' },
		hint: { 'zh-CN': '满意度调查表', 'en-US': 'Survey scores and comments' },
		collection: 'loop_responses',
	},
} as const satisfies Readonly<
	Record<TableName, { readonly name: Text; readonly hint: Text; readonly collection: string }>
>;

export const kindNames = Object.keys(kinds) as TableName[];
