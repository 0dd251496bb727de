import { text } from './definition.js';
import { refer } from './words.js';

const fields = ['number', 'customer', 'description', 'urgency', 'status', 'next_due', 'next_due_at', 'owner'];
const widths = {
	number: 150,
	customer: 130,
	description: 175,
	urgency: 100,
	status: 120,
	next_due: 130,
	next_due_at: 190,
	owner: 120,
};

const open = { status: { _neq: 'archived' } };

/** A bookmark that everybody sees. */
function bookmark(
	key: string,
	name: string,
	icon: string,
	color: string | null,
	filter: object,
	sort: string[],
	layout: 'tabular' | 'kanban' = 'tabular',
) {
	return {
		key,
		preset: {
			collection: 'loop_issues',
			user: null,
			role: null,
			bookmark: name,
			icon,
			color,
			filter,
			layout,
			layout_query: {
				tabular: { fields, sort, limit: 25 },
				kanban: { groupField: 'status', sort },
			},
			layout_options: {
				tabular: { widths, spacing: 'cozy' },
				kanban: {
					groupField: 'status',
					titleField: 'description',
					textField: 'next_due_at',
					dateField: 'next_due_at',
					userField: 'owner',
					crop: true,
				},
			},
		},
	};
}

/** Calls to make, the longest due first (D14). */
const calls = {
	key: 'calls',
	preset: {
		collection: 'loop_responses',
		user: null,
		role: null,
		bookmark: refer('loop_list_calls', text('待回访电话', 'Calls to make')),
		icon: 'phone_in_talk',
		color: null,
		filter: { _and: [{ call_due: { _nnull: true } }, { answered_at: { _null: true } }] },
		layout: 'tabular',
		layout_query: {
			tabular: {
				fields: ['customer', 'issue', 'call_due', 'call_owner', 'call_attempts'],
				sort: ['call_due'],
				limit: 25,
			},
		},
		layout_options: {
			tabular: {
				widths: { customer: 200, issue: 320, call_due: 160, call_owner: 150, call_attempts: 140 },
				spacing: 'cozy',
			},
		},
	},
};

/** The lists that people work from (ui.md "Lists"). */
export const bookmarks = [
	bookmark(
		'mine',
		refer('loop_list_mine', text('我的未结问题', 'My open issues')),
		'person',
		null,
		{ _and: [open, { owner: { _eq: '$CURRENT_USER' } }] },
		['next_due_at'],
	),
	bookmark(
		'unassigned',
		refer('loop_list_unassigned', text('未分配', 'Unassigned')),
		'person_off',
		null,
		{ _and: [open, { owner: { _null: true } }] },
		['submitted_at'],
	),
	bookmark(
		'overdue',
		refer('loop_list_late', text('已超时和快到期', 'Late and soon')),
		'alarm',
		'#D6455D',
		{ _and: [open, { next_due_at: { _lt: '$NOW(+30 minutes)' } }] },
		['next_due_at'],
	),
	bookmark(
		'waiting',
		refer('loop_list_waiting', text('等待客户反馈', 'Waiting for feedback')),
		'hourglass_top',
		null,
		{ status: { _eq: 'feedback' } },
		['next_due_at'],
	),
	bookmark(
		'archived',
		refer('loop_list_archived', text('本月归档', 'Archived this month')),
		'inventory_2',
		null,
		{ _and: [{ status: { _eq: 'archived' } }, { archived_at: { _gte: '$NOW(-1 month)' } }] },
		['-archived_at'],
	),
	bookmark(
		'board',
		refer('loop_list_board', text('看板', 'Board')),
		'view_kanban',
		null,
		{},
		['next_due_at'],
		'kanban',
	),
	calls,
] as const;

/** How the plain list of issues looks before anybody has changed it. */
export const defaultList = {
	key: 'default',
	preset: {
		...bookmark('default', '', 'list', null, {}, ['-submitted_at']).preset,
		bookmark: null,
		icon: null,
		filter: null,
	},
};
