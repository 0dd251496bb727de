import { departments } from '../../domain/categories.js';
import { confirmations, nextDues, sources, urgencies, waits } from '../../domain/choices.js';
import { statusNames } from '../../domain/steps.js';
import { choose } from '../choice.js';
import { collection, text } from '../definition.js';
import { alias, countedKey, field, group } from '../field.js';
import { list, relate } from '../relation.js';

const given = { readonly: true } as const;
const work = { group: 'group_work' } as const;
const answer = { group: 'group_answer' } as const;
const times = { group: 'group_times', readonly: true } as const;
const hidden = { hidden: true, readonly: true } as const;

/** Once an issue is archived its page only reads; the law refuses the rest. */
const frozen = [{ name: 'Archived', rule: { status: { _eq: 'archived' } }, readonly: true }];

/** A field that appears only from the step on where it has a meaning. */
const shownFrom = (...statuses: string[]) => [
	{ name: 'Not yet', rule: { status: { _nin: statuses } }, hidden: true },
	...frozen,
];

export const issues = collection(
	'loop_issues',
	'all_inclusive',
	text('客户问题', 'Issues'),
	{
		sort: 1,
		template: '{{number}} {{description}}',
		item_duplication_fields: ['customer', 'category', 'description', 'urgency', 'department'],
	},
	[
		countedKey(),
		alias('loop_bar', text('闭环', 'The loop'), 'loop-bar', { width: 'full' }),
		field('number', 'string', text('问题编号', 'Issue number'), { ...given, unique: true }),
		choose('status', 'status', statusNames, text('环节', 'Step'), { initial: 'recorded', required: true }),
		relate('customer', 'loop_customers', text('客户', 'Customer'), {
			required: true,
			list: 'issues',
			conditions: frozen,
		}),
		relate('category', 'loop_categories', text('问题类别', 'Category'), {
			conditions: frozen,
			options: { template: '{{name_zh}} {{name_en}}' },
			displayOptions: { template: '{{name_zh}} {{name_en}}' },
		}),
		field('description', 'text', text('问题描述', 'Description'), {
			width: 'full',
			required: true,
			conditions: frozen,
		}),
		choose('urgency', 'urgency', urgencies, text('紧急程度', 'Urgency'), {
			initial: 'normal',
			required: true,
			conditions: frozen,
		}),
		choose('source', 'source', sources, text('来源', 'Source'), { initial: 'staff', conditions: frozen }),

		group('group_work', text('处理', 'Handling'), { width: 'full' }),
		relate('owner', 'directus_users', text('处理负责人', 'Owner'), { ...work, conditions: frozen }),
		choose('department', 'department', departments, text('责任部门', 'Department'), {
			...work,
			conditions: frozen,
			options: { allowOther: true },
		}),
		field('owner_name', 'string', text('负责人(非用户)', 'Owner (no user)'), { ...work, conditions: frozen }),
		field('promised_at', 'timestamp', text('承诺时间', 'Promised time'), { ...work, conditions: frozen }),
		field('promise_reason', 'string', text('改期原因', 'Reason for the new promise'), { ...work, conditions: frozen }),
		field('expected_at', 'timestamp', text('预计解决时间', 'Expected solution'), { ...work, conditions: frozen }),
		choose('waiting', 'waiting', waits, text('等待', 'Waiting'), { ...work, conditions: frozen }),
		field('resolution', 'text', text('解决方案', 'Resolution'), {
			...work,
			width: 'full',
			conditions: shownFrom('handling', 'feedback', 'archived'),
		}),
		field('root_cause', 'text', text('根本原因', 'Root cause'), {
			...work,
			width: 'full',
			conditions: shownFrom('handling', 'feedback', 'archived'),
		}),
		field('prevention', 'text', text('预防措施', 'Prevention'), {
			...work,
			width: 'full',
			conditions: shownFrom('handling', 'feedback', 'archived'),
		}),
		relate('duplicate_of', 'loop_issues', text('重复于', 'Duplicate of'), { ...work, conditions: frozen }),

		group('group_answer', text('客户反馈', 'Customer feedback'), { width: 'full' }),
		field('rating', 'integer', text('客户评分(1–5)', 'Rating (1–5)'), {
			...answer,
			interface: 'slider',
			display: 'rating',
			options: { minValue: 1, maxValue: 5, stepInterval: 1, alwaysShowValue: true },
			conditions: shownFrom('feedback', 'archived'),
		}),
		choose('confirmed_by', 'confirmed_by', confirmations, text('确认方式', 'How confirmed'), {
			...answer,
			conditions: shownFrom('feedback', 'archived'),
		}),
		field('customer_words', 'text', text('客户原话', 'In the customer’s words'), {
			...answer,
			width: 'full',
			conditions: frozen,
		}),
		field('reopen_reason', 'text', text('重新打开的原因', 'Reason for reopening'), { ...answer, width: 'full' }),

		group('group_times', text('时间', 'Times'), { width: 'full', closed: true }),
		field('submitted_at', 'timestamp', text('提交时间', 'Submitted at'), times),
		field('status_since', 'timestamp', text('进入本环节', 'In this step since'), times),
		field('first_response_due', 'timestamp', text('初步响应截止', 'First response due'), times),
		field('first_response_at', 'timestamp', text('初步响应', 'First response at'), {
			...times,
			readonly: false,
			conditions: frozen,
		}),
		field('commit_due', 'timestamp', text('解决或承诺截止', 'Solution or promise due'), times),
		field('progress_due', 'timestamp', text('进度告知截止', 'Progress due'), times),
		field('solved_at', 'timestamp', text('解决时间', 'Solved at'), times),
		field('archived_at', 'timestamp', text('归档时间', 'Archived at'), times),
		choose('next_due', 'next_due', nextDues, text('下一个时限', 'Next deadline'), times),
		field('next_due_at', 'timestamp', text('下一个时限到期', 'Next deadline at'), {
			...times,
			display: 'loop-due',
			displayOptions: {},
		}),
		field('reopened', 'integer', text('重新打开次数', 'Times reopened'), { ...times, initial: 0 }),
		field('returned', 'integer', text('未解决退回次数', 'Times not solved'), { ...times, initial: 0 }),
		field('breaches', 'integer', text('超时次数', 'Breaches'), { ...times, initial: 0 }),
		field('imported', 'boolean', text('导入的', 'Imported'), { ...times, initial: false }),
		relate('response', 'loop_responses', text('起因的答卷', 'The answer that raised it'), {
			...times,
			unique: true,
			conditions: [{ name: 'No answer', rule: { response: { _null: true } }, hidden: true }],
		}),
		relate('recorded_by', 'directus_users', text('记录人', 'Recorded by'), { ...times, guarded: false }),

		alias('loop_files', text('客户的附件', 'The customer’s files'), 'loop-files', { width: 'full' }),
		alias('loop_timeline', text('全过程', 'The whole story'), 'loop-timeline', { width: 'full' }),
		list('contacts', text('联系记录', 'Contacts'), ['at', 'method', 'kind', 'reached', 'summary']),

		field('terms', 'string', text('时限条款', 'Deadline terms'), hidden),
		field('step_from', 'string', text('步骤起点', 'Step from'), hidden),
		field('step_by', 'uuid', text('步骤执行人', 'Step by'), hidden),
		field('step_at', 'timestamp', text('步骤时间', 'Step at'), hidden),
		field('step_via', 'string', text('步骤途径', 'Step via'), hidden),
	],
	[
		['status', 'next_due_at'],
		['next_due_at'],
		['owner', 'status'],
		['customer', 'category', 'submitted_at'],
		['category', 'submitted_at'],
		['submitted_at'],
		['solved_at'],
		['archived_at'],
	],
);
