import { text } from './definition.js';
import { refer } from './words.js';

const fields = ['number', 'customer', 'description', 'urgency', 'status', 'next_due_at', 'owner'];
const widths = {
	number: 150,
	customer: 150,
	description: 230,
	urgency: 100,
	status: 110,
	next_due_at: 140,
	owner: 130,
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
					titleField: 'number',
					textField: 'description',
					dateField: 'next_due_at',
					userField: 'owner',
					crop: true,
				},
			},
		},
	};
}

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
		refer('loop_list_overdue', text('已超时', 'Overdue')),
		'alarm',
		'#D6455D',
		{ _and: [open, { next_due_at: { _lt: '$NOW' } }] },
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
